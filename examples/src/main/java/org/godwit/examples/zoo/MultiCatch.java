package org.godwit.examples.zoo;

import java.util.List;
import java.util.NoSuchElementException;

/// One handler for several exceptions, chosen by what really flies.
public final class MultiCatch {
    private MultiCatch() {}

    private static Object provoke(int kind) {
        int steps = 0;
        for (int i = 0; i <= kind; i++) {
            steps += i;
        }
        Object word = "word";
        return switch (kind) {
            case 0 -> 10 / steps;
            case 1 -> new int[2][steps + 1][kind][steps + 7 - kind].length;
            case 2 -> (Integer) word;
            case 3 -> List.of().getFirst();
            case 4 -> Integer.parseInt("x" + steps);
            case 5 -> "abc".charAt(steps);
            default -> steps;
        };
    }

    public static void main(String[] argv) {
        int caught = 0;
        for (int kind = 0; kind < 8; kind++) {
            try {
                System.out.println("nothing flew: " + provoke(kind));
            } catch (ArithmeticException | ClassCastException e) {
                caught += 1;
                System.out.println("wrong sum or kind: " + e.getClass().getSimpleName());
            } catch (NoSuchElementException | IndexOutOfBoundsException e) {
                caught += 10;
                System.out.println("not there: " + e.getClass().getSimpleName());
            } catch (RuntimeException e) {
                caught += 100;
                System.out.println("other: " + e.getMessage());
            }
        }
        System.out.println(caught);
    }
}
