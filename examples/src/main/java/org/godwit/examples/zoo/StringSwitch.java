package org.godwit.examples.zoo;

/// Switches on strings, two of which have the same hash.
public final class StringSwitch {
    private StringSwitch() {}

    private static int weight(String word) {
        int weight = 0;
        switch (word) {
            case "Aa" -> weight = 1;
            case "BB" -> {
                for (int i = 0; i < 4; i++) {
                    weight += Echo.of(i);
                }
            }
            case "apple", "pear" -> weight = word.length() * weight("Aa");
            default -> weight = word.isEmpty() ? -1 : weight(word.substring(1));
        }
        return weight;
    }

    public static void main(String[] argv) {
        int total = 0;
        for (String word :
                new String[] {"Aa", "BB", "apple", "pear", "xxBB", "", "plum", "C" + "Aa"}) {
            int weight = weight(word);
            total = total * 7 + weight;
            System.out.println("'" + word + "' weighs " + weight);
        }
        System.out.println(total);
    }
}
