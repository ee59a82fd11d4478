package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Static variables of several classes, changed all the time; a task has its own and takes them
/// along.
public final class StaticState {
    private StaticState() {}

    private static int counter;
    private static long wide = 1;
    private static String text = "";
    private static boolean flag;
    private static double ratio = 1;
    private static final List<String> WORDS = new ArrayList<>();
    private static final Map<String, Integer> COUNTS = new HashMap<>();

    private static final class Registry {
        static Registry current = new Registry("first");
        static int made;
        final String name;

        Registry(String name) {
            this.name = name;
            made++;
        }
    }

    private static int next() {
        for (int i = 0; i < 2; i++) {
            counter += Echo.of(1);
            wide *= 3;
        }
        return counter;
    }

    public static void main(String[] argv) {
        for (int i = 0; i < 8; i++) {
            text += next();
            flag = !flag;
            ratio = ratio / 2 + counter;
            WORDS.add(text.substring(Math.max(0, text.length() - 3)));
            COUNTS.merge("c" + counter % 3, 1, Integer::sum);
            if (i % 3 == 2) {
                Registry.current = new Registry("r" + next());
            }
            System.out.println(
                    counter
                            + " "
                            + wide
                            + " "
                            + text
                            + " "
                            + flag
                            + " "
                            + ratio
                            + " "
                            + Registry.current.name
                            + Registry.made);
        }
        System.out.println(WORDS + " " + COUNTS.get("c0") + COUNTS.get("c1") + COUNTS.get("c2"));
    }
}
