package org.godwit.console.bench;

import java.util.List;
import java.util.Set;

/// How the bench runs.
///
/// @param rounds that count; the variants take turns within each
/// @param warmUpRounds before them on the virtual machine, thrown away: its JVMs compile what they
///   run often
/// @param millis for which a measurement measures
/// @param moves that count, of each kind
/// @param firstMoves before the warm-up, told apart
/// @param warmUpMoves after those, and of each load, thrown away
/// @param loads that tasks hold when they are moved
/// @param loadMoves of each that count
/// @param yields moves of a task that only computes
/// @param yieldRounds of the one whose digest is compared
/// @param realPvm whether the real PVM is measured too, where it is installed
/// @param isBrief whether the overhead of weaving is measured roughly, and small groups only
/// @param database settings of a journal in PostgreSQL that is measured, too, a line each; empty:
///   none is
/// @param hostMain main class of the host JVMs
/// @param classPath of the host JVMs
public record BenchSettings(
        Set<Part> parts,
        int rounds,
        int warmUpRounds,
        int millis,
        int moves,
        int firstMoves,
        int warmUpMoves,
        List<Load> loads,
        int loadMoves,
        int yields,
        long yieldRounds,
        boolean realPvm,
        boolean isBrief,
        List<String> database,
        String hostMain,
        String classPath) {

    /// A few minutes.
    public static BenchSettings full(
            Set<Part> parts, boolean realPvm, String hostMain, String classPath) {
        return new BenchSettings(
                parts, 5, 2, 300, 50, 5, 120, Load.ALL, 20, 200, 60_000, realPvm, false, List.of(),
                hostMain, classPath);
    }

    /// A few minutes; its figures are rough.
    public static BenchSettings brief(
            Set<Part> parts, boolean realPvm, String hostMain, String classPath) {
        return new BenchSettings(
                parts, 3, 1, 50, 8, 2, 3, Load.FEW, 3, 10, 10_000, realPvm, true, List.of(),
                hostMain, classPath);
    }

    /// The same with a journal in PostgreSQL beside the embedded one.
    public BenchSettings with(List<String> databaseSettings) {
        return new BenchSettings(
                parts,
                rounds,
                warmUpRounds,
                millis,
                moves,
                firstMoves,
                warmUpMoves,
                loads,
                loadMoves,
                yields,
                yieldRounds,
                realPvm,
                isBrief,
                databaseSettings,
                hostMain,
                classPath);
    }
}
