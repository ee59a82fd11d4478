package org.godwit.console.conformance;

/// A line that is not as the real PVM's.
///
/// @param expected what the real PVM answered, "" if it said nothing under this name
/// @param answered what was answered here, "" if nothing was
/// @param reason why that is meant, from docs/differences.md; "" if it is not listed
public record Difference(String name, String expected, String answered, String reason) {

    /// Whether nobody has said that it is meant.
    public boolean isWrong() {
        return reason.isEmpty();
    }

    String line() {
        String told = "  %s: expected '%s', answered '%s'".formatted(name, expected, answered);
        return isWrong() ? told : told + " (listed: " + reason + ")";
    }
}
