package org.godwit.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.TaskCode;
import org.godwit.programs.Pinning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

/// Where a task cannot be captured it goes on, and the reason is told. No pass before the weaving
/// of frames lifts a restriction here.
class PinCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    constructor      | Pinning.<init>(Pinning.java:                   | is a constructor
                    initialiser      | Pinning$Late.<clinit>(Pinning.java:            | is a static initialiser
                    monitor          | Pinning.held(Pinning.java:                     | holds a monitor
                    synchronized     | Pinning.synchronizedLoop(Pinning.java:         | is synchronized
                    callback         | java.util.stream.                              | of the JDK was called by the program
                    reflection       | reflect                                        | of the JDK (reflection)
                    facade reference | Pinning.throughReference(Pinning.java:         | what it called is not
                    deep             | Pinning.deep(Pinning.java:                     | is under more than 1,000 frames
                    handle           | java.lang.invoke.                              | of the JDK (method handles)
                    """)
    void what_cannot_be_unwound_is_named(String argument, String place, String reason)
            throws Throwable {
        TaskCode code =
                new WovenTaskCodes(List.of(), List.of(), Optional.empty())
                        .load(Pinning.class.getName(), Pinning.class.getClassLoader());
        Runs.Result result = Runs.run(code, Pinning.class, n -> true, argument);
        assertThat(result.output()).isEqualTo(Runs.unwoven(Pinning.class, argument));
        assertThat(result.pinned()).isNotEmpty();
        assertThat(result.pinned()).allSatisfy(r -> assertThat(r).contains(place, reason));
        assertThat(result.hops()).isZero();
    }

    @Test
    void a_plain_loop_is_not_pinned() throws Throwable {
        var result = Runs.run(Runs.load(Pinning.class), Pinning.class, n -> true, "none");
        assertThat(result.pinned()).isEmpty();
        assertThat(result.hops()).isEqualTo(3);
        assertThat(result.output()).containsExactly("1");
    }

    @Test
    void outside_of_the_program_there_is_nothing_to_capture() throws Throwable {
        assertThat(Runs.load(Pinning.class).pinned()).contains("no code of the program runs here");
    }
}
