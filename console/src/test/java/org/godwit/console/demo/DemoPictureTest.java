package org.godwit.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.demo.DemoView.Happening;
import org.godwit.console.demo.DemoView.Health;
import org.godwit.console.demo.DemoView.Host;
import org.godwit.console.demo.DemoView.Move;
import org.godwit.console.demo.DemoView.Task;
import org.junit.jupiter.api.Test;

import java.util.List;

class DemoPictureTest {

    private static final DemoView VIEW =
            new DemoView(
                    12.34,
                    "the disturbed run: opt 2 100 32 1 100",
                    50,
                    100,
                    "error 0.1 accuracy 0.9",
                    List.of(
                            new Host(
                                    "h1",
                                    Health.READY,
                                    101,
                                    List.of(new Task("t40001", "master", 0))),
                            new Host("h2", Health.KILLED, 102, List.of()),
                            new Host(
                                    "h3",
                                    Health.DRAINING,
                                    103,
                                    List.of(new Task("t80001", "worker", 2)))),
                    List.of(new Move("t80001", "h2", "h3", 3_200, 4_100, 9_800, 1_400_000)),
                    List.of(new Happening(1, "host h1 takes work"), new Happening(12, "kill -9")));

    @Test
    void the_picture_shows_hosts_tasks_moves_and_progress() {
        assertThat(new DemoPicture(100, false).draw(VIEW))
                .containsExactly(
                        "Godwit demo    12.3 s  the disturbed run: opt 2 100 32 1 100",
                        "[###############...............] epoch 50/100  error 0.1 accuracy 0.9",
                        "",
                        "  HOST            PID  TASKS",
                        "  h1    ready     101  master t40001",
                        "  h2    killed    102  -",
                        "  h3    draining  103  worker t80001 (moved 2)",
                        "",
                        "  MOVED   FROM  TO  OBTRUSIVE  FREEZE    COST   BYTES",
                        "  t80001  h2    h3     3.2 ms  4.1 ms  9.8 ms  1.4 MB",
                        "",
                        "   1.0 s  host h1 takes work",
                        "  12.0 s  kill -9");
    }

    @Test
    void no_line_is_wider_than_the_terminal() {
        assertThat(new DemoPicture(20, false).draw(VIEW))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(20));
    }

    @Test
    void colours_are_for_terminals() {
        assertThat(new DemoPicture(100, true).draw(VIEW).get(5))
                .startsWith("\u001b[31m")
                .endsWith("\u001b[0m");
    }
}
