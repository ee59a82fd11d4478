package org.godwit.examples;

/// The numbers on a program's command line, each optional and with named bounds.
public final class Arguments {

    private Arguments() {}

    /// The whole number at `index`, or `byDefault` if the command line ends before it.
    ///
    /// @throws IllegalArgumentException if it is not a number in `min..max`; the text names the
    ///   argument
    public static int number(
            String[] argv, int index, String name, int byDefault, int min, int max) {
        if (index >= argv.length) {
            return byDefault;
        }
        String refusal =
                "%s (argument %d) must be a whole number %d..%d: '%s'"
                        .formatted(name, index + 1, min, max, argv[index]);
        int value;
        try {
            value = Integer.parseInt(argv[index]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal, e);
        }
        if (value < min || value > max) {
            throw new IllegalArgumentException(refusal);
        }
        return value;
    }
}
