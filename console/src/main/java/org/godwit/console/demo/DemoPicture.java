package org.godwit.console.demo;

import org.godwit.console.Figures;
import org.godwit.console.Table;
import org.godwit.console.demo.DemoView.Happening;
import org.godwit.console.demo.DemoView.Health;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a [DemoView] as lines of text.
///
/// @param width columns; no line is longer
/// @param colour whether hosts are coloured by their health, with ANSI codes beyond the width
record DemoPicture(int width, boolean colour) {

    private static final int BAR_WIDTH = 30;
    private static final int MOVES_SHOWN = 6;
    private static final int HAPPENINGS_SHOWN = 9;

    List<String> draw(DemoView view) {
        List<String> lines = new ArrayList<>();
        lines.add(paint("1", fit(head(view))));
        lines.add(fit(progress(view)));
        lines.add("");
        hosts(view, lines);
        moves(view, lines);
        lines.add("");
        latest(view.happenings(), HAPPENINGS_SHOWN)
                .forEach(happening -> lines.add(fit(line(happening))));
        return lines;
    }

    private static String head(DemoView view) {
        return "Godwit demo  %s  %s".formatted(seconds(view.seconds()), view.run());
    }

    private static String progress(DemoView view) {
        int done = view.epochs() == 0 ? 0 : BAR_WIDTH * view.epoch() / view.epochs();
        return "[%s%s] epoch %d/%d  %s"
                .formatted(
                        "#".repeat(done),
                        ".".repeat(BAR_WIDTH - done),
                        view.epoch(),
                        view.epochs(),
                        view.figures());
    }

    private void hosts(DemoView view, List<String> lines) {
        Table table = new Table("HOST", "", ">PID", "TASKS");
        for (DemoView.Host host : view.hosts()) {
            table.row(host.name(), word(host.health()), host.pid(), tasks(host));
        }
        List<String> rows = table.lines();
        for (int i = 0; i < rows.size(); i++) {
            String code = i == 0 ? "2" : code(view.hosts().get(i - 1).health());
            lines.add(paint(code, fit("  " + rows.get(i))));
        }
    }

    private static String tasks(DemoView.Host host) {
        List<String> names = new ArrayList<>();
        for (DemoView.Task task : host.tasks()) {
            String moved = task.moves() == 0 ? "" : " (moved " + task.moves() + ")";
            names.add(task.role() + " " + task.tid() + moved);
        }
        return String.join(", ", names);
    }

    private void moves(DemoView view, List<String> lines) {
        if (view.moves().isEmpty()) {
            return;
        }
        Table table = new Table("MOVED", "FROM", "TO", ">OBTRUSIVE", ">FREEZE", ">COST", ">BYTES");
        for (DemoView.Move move : latest(view.moves(), MOVES_SHOWN)) {
            table.row(
                    move.tid(),
                    move.from(),
                    move.to(),
                    Figures.time(move.obtrusivenessMicros()),
                    Figures.time(move.freezeMicros()),
                    Figures.time(move.costMicros()),
                    Figures.bytes(move.bytes()));
        }
        lines.add("");
        List<String> rows = table.lines();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(paint(i == 0 ? "2" : "", fit("  " + rows.get(i))));
        }
    }

    /// One line of the plain account.
    static String line(Happening happening) {
        return "%s  %s".formatted(seconds(happening.seconds()), happening.text());
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%6.1f s", seconds);
    }

    private static String word(Health health) {
        return health.name().toLowerCase(Locale.ROOT);
    }

    private static String code(Health health) {
        return switch (health) {
            case READY -> "32";
            case DRAINING -> "33";
            case LEFT -> "2";
            case KILLED -> "31";
        };
    }

    private String fit(String line) {
        return line.length() <= width ? line : line.substring(0, width);
    }

    private String paint(String code, String line) {
        return colour && !code.isEmpty() ? "\u001b[" + code + "m" + line + "\u001b[0m" : line;
    }

    private static <T> List<T> latest(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
