package org.godwit.console.torture;

/// What came of one crash.
///
/// @param number of the step in docs/architecture.md, such as `4b`
/// @param point in words
/// @param at the host that had come to the point: source, target or coordinator
/// @param killed which of them was killed then
/// @param held whether everything ended as it should
/// @param outcome what the counting said; or what went wrong
/// @param move what was said of the move that was under way
/// @param millis from the kill until all counting tasks had ended
public record CrashRow(
        String number,
        String point,
        String at,
        String killed,
        boolean held,
        String outcome,
        String move,
        long millis) {}
