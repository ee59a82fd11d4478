package org.godwit.console.prompt;

import java.util.Map;
import java.util.TreeMap;

/// The options of the console, by PVM's names and numbers.
final class ConsoleOptions {

    static final Map<String, Integer> NUMBERS =
            new TreeMap<>(
                    Map.of(
                            "Route", 1,
                            "DebugMask", 2,
                            "AutoErr", 3,
                            "OutputTid", 4,
                            "OutputCode", 5,
                            "TraceTid", 6,
                            "TraceCode", 7,
                            "FragSize", 10,
                            "ResvTids", 11,
                            "ShowTids", 18));

    private static final Map<Integer, Integer> FIRST = Map.of(1, 2, 3, 1, 10, 4080, 18, 1);

    private ConsoleOptions() {}

    /// @param name with or without `Pvm`, or the number
    /// @throws IllegalArgumentException if there is no such option
    static int number(String name) {
        String plain = name.startsWith("Pvm") ? name.substring(3) : name;
        Integer number = NUMBERS.get(plain);
        if (number != null) {
            return number;
        }
        if (plain.matches("\\d{1,4}") && NUMBERS.containsValue(Integer.valueOf(plain))) {
            return Integer.parseInt(plain);
        }
        throw new IllegalArgumentException(
                "no option '%s'; there are %s"
                        .formatted(name, String.join(", ", NUMBERS.keySet())));
    }

    static int first(int number) {
        return FIRST.getOrDefault(number, 0);
    }

    /// @param text decimal, or hexadecimal with 0x or t
    static int value(String text) {
        try {
            return text.startsWith("t")
                    ? Integer.parseUnsignedInt(text.substring(1), 16)
                    : Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a value: '%s'; give a number or a tid".formatted(text), e);
        }
    }
}
