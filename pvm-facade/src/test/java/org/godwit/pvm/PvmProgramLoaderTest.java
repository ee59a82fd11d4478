package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.godwit.message.Message;
import org.godwit.port.Program;
import org.godwit.port.ProgramLoader;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("IncorrectMainMethod") // some on purpose
class PvmProgramLoaderTest {

    private static final List<String> CALLS = new ArrayList<>();

    static class StaticMain {
        static {
            CALLS.add("initialised");
        }

        public static void main(String[] argv) {
            CALLS.add("static " + String.join(",", argv));
        }

        void main() {
            CALLS.add("not this one");
        }
    }

    static class InstanceMain {
        void main(String[] argv) {
            CALLS.add("instance " + argv.length);
        }
    }

    static class Inheriting extends InstanceMain {}

    static class WithoutArguments {
        static void main() {
            CALLS.add("static without arguments");
        }
    }

    interface Speaking extends PvmTask {
        @Override
        default void main(String[] argv) {
            CALLS.add("default method");
        }
    }

    static class Speaker implements Speaking {}

    static class Failing {
        void main() {
            throw new IllegalStateException("its own");
        }
    }

    static class NoConstructor {
        NoConstructor(int x) {
            CALLS.add("never " + x);
        }

        void main() {}
    }

    static class ReturnsSomething {
        static int main(String[] argv) {
            return argv.length;
        }
    }

    abstract static class Machine implements StateMachine<String> {
        @Override
        public Step<String> receive(String state, Message message, TaskContext context) {
            return Step.end();
        }

        static void main(String[] argv) {}
    }

    @BeforeEach
    void clear() {
        CALLS.clear();
    }

    private static void run(Class<?> type, String... argv) throws Throwable {
        Program program = new PvmProgramLoader().load(type).orElseThrow();
        ((Program.Blocking) program).main().run(argv);
    }

    @Test
    void the_loader_is_found_as_a_service() {
        assertThat(ServiceLoader.load(ProgramLoader.class))
                .anyMatch(PvmProgramLoader.class::isInstance);
    }

    @Test
    void every_kind_of_main_is_a_program() throws Throwable {
        run(InstanceMain.class, "a", "b");
        run(Inheriting.class);
        run(WithoutArguments.class, "ignored");
        run(Speaker.class);

        assertThat(CALLS)
                .containsExactly(
                        "instance 2", "instance 0", "static without arguments", "default method");
    }

    @Test
    void loading_does_not_run_the_programs_code() throws Throwable {
        assertThat(new PvmProgramLoader().load(StaticMain.class)).isPresent();
        assertThat(CALLS).isEmpty();

        run(StaticMain.class, "x", "y");
        assertThat(CALLS).containsExactly("initialised", "static x,y");
    }

    @Test
    void what_a_program_throws_comes_out_as_it_is() {
        assertThatThrownBy(() -> run(Failing.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("its own");
    }

    @Test
    void other_classes_are_no_programs() {
        for (Class<?> type :
                List.of(
                        String.class,
                        NoConstructor.class,
                        ReturnsSomething.class,
                        Machine.class,
                        Workers.Hidden.class,
                        PvmTask.class)) {
            assertThat(new PvmProgramLoader().load(type)).as(type.getName()).isEmpty();
        }
    }
}
