package org.godwit.instrument.check;

import java.util.Comparator;

/// One restriction at one place of a program.
///
/// @param className binary name
/// @param method name and descriptor; empty for a field or the class as a whole
/// @param file name of the source file
/// @param line in that file; 0 where the class file has none
/// @param what was found
public record Finding(
        Rule rule, String className, String method, String file, int line, String what)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::className)
                    .thenComparingInt(Finding::line)
                    .thenComparingInt(f -> f.rule().number())
                    .thenComparing(Finding::method)
                    .thenComparing(Finding::what)
                    .thenComparing(Finding::file);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    public Severity severity() {
        return rule.severity();
    }

    /// `Name.java:12`, without the line if there is none.
    public String place() {
        return line > 0 ? file + ":" + line : file;
    }

    /// What was found, why it matters and what to do instead.
    public String message() {
        return what + ": " + rule.reason() + "; " + rule.advice();
    }

    /// One line for people: `Name.java:12 R44 pins message`.
    @Override
    public String toString() {
        return "%s  %s %s  %s".formatted(place(), rule.id(), severity().word(), message());
    }
}
