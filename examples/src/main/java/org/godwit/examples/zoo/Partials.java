package org.godwit.examples.zoo;

/// Output in pieces: lines begun here and ended there, by `print`, `printf` and `append`.
public final class Partials {
    private Partials() {}

    private static char digit(int n) {
        char c = '0';
        for (int i = 0; i < n % 10; i++) {
            c++;
        }
        return c;
    }

    public static void main(String[] argv) {
        for (int line = 1; line < 6; line++) {
            System.out.print("line " + line);
            for (int i = 0; i < line; i++) {
                System.out.print(' ');
                System.out.append(digit(line * i));
            }
            System.out.printf(" %d %.2f%n", line * 7, line / 3.0);
        }
        System.out.print("unfinished ");
        for (int i = 0; i < 4; i++) {
            System.out.print(digit(i));
        }
    }
}
