package org.godwit.console;

import org.godwit.console.client.Json;
import org.godwit.console.client.MoveLine;
import org.godwit.console.client.VmClient;

import java.util.List;

/// Prints what became of ordered moves.
final class Moves {

    private Moves() {}

    /// A row per task.
    ///
    /// @param nothing what to say if there is no report
    /// @return the exit code: 1 if any was refused
    static int print(
            ConsoleContext context,
            VmOptions vm,
            VmClient client,
            List<MoveLine> moves,
            String nothing) {
        if (vm.json) {
            context.out().println(Json.pretty(moves));
        } else if (moves.isEmpty()) {
            context.out().println(nothing);
        } else {
            Tables.moves(moves, client.hosts()).forEach(context.out()::println);
        }
        return moves.stream().allMatch(MoveLine::isDone) ? 0 : 1;
    }
}
