package org.godwit.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.TaskCode;
import org.godwit.port.CurrentTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Code that javac does not write, and code beyond limits: it runs on as it would, and pins or
/// yields nowhere where it must.
class OddCodeTest {

    private static final ClassDesc ODD = ClassDesc.of("odd.Odd");
    private static final ClassDesc OUTPUT = ClassDesc.of(Output.class.getName());
    private static final ClassDesc TURNS = ClassDesc.of(Turns.class.getName());
    private static final MethodTypeDesc MAIN =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String.arrayType());
    private static final MethodTypeDesc NONE = MethodTypeDesc.of(ConstantDescs.CD_int);

    @TempDir private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectories(folder.resolve("odd"));
    }

    private static void print(CodeBuilder out) {
        out.invokestatic(
                        ConstantDescs.CD_Integer,
                        "valueOf",
                        MethodTypeDesc.of(ConstantDescs.CD_Integer, ConstantDescs.CD_int))
                .invokestatic(
                        OUTPUT,
                        "print",
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object));
    }

    /// `for (i = 3; i != 0; i--)` around nothing, or around what `body` does.
    private static void loop(CodeBuilder out, int slot, Consumer<CodeBuilder> body) {
        Label head = out.newLabel();
        out.iconst_3().istore(slot).labelBinding(head);
        body.accept(out);
        out.iinc(slot, -1).iload(slot).ifne(head);
    }

    private Runs.Result run(Consumer<CodeBuilder> main) throws Throwable {
        byte[] classFile =
                ClassFile.of()
                        .build(
                                ODD,
                                type ->
                                        type.withMethodBody(
                                                        "main",
                                                        MAIN,
                                                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                                        main)
                                                .withMethodBody(
                                                        "work",
                                                        NONE,
                                                        ClassFile.ACC_STATIC,
                                                        out -> {
                                                            loop(out, 0, o -> {});
                                                            out.bipush(7).ireturn();
                                                        }));
        Files.write(folder.resolve("odd/Odd.class"), classFile);
        try (URLClassLoader parent =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, OddCodeTest.class.getClassLoader())) {
            TaskCode code = new WovenTaskCodes().load("odd.Odd", parent);
            return Runs.run(code, code.classes().loadClass("odd.Odd"), n -> true);
        }
    }

    @Test
    void a_loop_with_operands_below_it_has_no_poll_and_runs() throws Throwable {
        Runs.Result result =
                run(out -> {
                    out.bipush(42);
                    loop(out, 1, o -> {});
                    print(out);
                    out.return_();
                });
        assertThat(result.output()).containsExactly("42");
        assertThat(result.points()).isZero();
    }

    @Test
    void a_loop_that_is_entered_in_its_middle_is_captured() throws Throwable {
        Runs.Result result =
                run(out -> {
                    Label middle = out.newLabel();
                    Label head = out.newLabel();
                    out.iconst_5().istore(1).aload(0).arraylength().ifeq(middle);
                    out.labelBinding(head).iinc(1, -1);
                    out.labelBinding(middle).iload(1);
                    print(out);
                    out.iload(1).iconst_2().if_icmpgt(head).return_();
                });
        assertThat(result.output()).containsExactly("5", "4", "3", "2");
        assertThat(result.hops()).isEqualTo(3);
    }

    @Test
    void a_frame_with_too_many_live_values_pins() throws Throwable {
        int variables = 130;
        Runs.Result result =
                run(out -> {
                    for (int i = 0; i < variables; i++) {
                        out.loadConstant((long) i).lstore(2 + 2 * i);
                    }
                    out.invokestatic(ODD, "work", NONE).istore(1);
                    for (int i = 1; i < variables; i++) {
                        out.lload(2).lload(2 + 2 * i).ladd().lstore(2);
                    }
                    out.lload(2).l2i().iload(1).iadd();
                    print(out);
                    out.return_();
                });
        assertThat(result.output()).containsExactly("" + (129 * 130 / 2 + 7));
        assertThat(result.hops()).isZero();
        assertThat(result.pinned())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r).contains("Odd.main", "slots of live values"));
    }

    @Test
    void a_method_that_would_lose_its_compiled_form_is_left_alone() throws Throwable {
        Runs.Result result =
                run(out -> {
                    for (int i = 0; i < 1_900; i++) {
                        out.iconst_0().pop().iconst_0().pop();
                    }
                    for (int i = 0; i < 60; i++) {
                        out.invokestatic(ODD, "work", NONE).istore(1);
                    }
                    out.iload(1);
                    print(out);
                    out.return_();
                });
        assertThat(result.output()).containsExactly("7");
        assertThat(result.pinned())
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r).contains("Odd.main", "too large for the JIT"));
    }

    @Test
    void a_variable_whose_type_the_program_cannot_name_is_kept() throws Throwable {
        ClassDesc builder = ClassDesc.of("java.lang.StringBuilder");
        ClassDesc buffer = ClassDesc.of("java.lang.StringBuffer");
        Runs.Result result =
                run(out -> {
                    // Where both meet, the verifier finds AbstractStringBuilder.
                    out.aload(0)
                            .arraylength()
                            .ifThenElse(yes -> make(yes, builder), no -> make(no, buffer));
                    out.astore(1);
                    loop(out, 2, o -> {});
                    out.aload(1)
                            .invokevirtual(
                                    ConstantDescs.CD_Object,
                                    "toString",
                                    MethodTypeDesc.of(ConstantDescs.CD_String))
                            .invokevirtual(ConstantDescs.CD_String, "length", NONE);
                    print(out);
                    out.return_();
                });
        assertThat(result.output()).containsExactly("0");
        assertThat(result.hops()).isEqualTo(3);
    }

    private static void make(CodeBuilder out, ClassDesc type) {
        out.new_(type).dup().invokespecial(type, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    }

    /// What the loop below asks at every turn, wherever its frame is.
    public static final class Turns {

        private static volatile CountDownLatch first = new CountDownLatch(1);
        private static volatile boolean last;

        private Turns() {}

        public static int another() {
            first.countDown();
            return last ? 0 : 1;
        }

        private static void reset() {
            first = new CountDownLatch(1);
            last = false;
        }
    }

    @Test
    @Timeout(60)
    void a_running_loop_is_captured_when_another_thread_asks() throws Throwable {
        List<Object> outcome = new ArrayList<>();
        Turns.reset();
        byte[] classFile =
                ClassFile.of()
                        .build(
                                ODD,
                                type ->
                                        type.withMethodBody(
                                                "main",
                                                MAIN,
                                                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                                OddCodeTest::emitLoopUntilTold));
        Files.write(folder.resolve("odd/Odd.class"), classFile);
        try (URLClassLoader parent =
                new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, OddCodeTest.class.getClassLoader())) {
            TaskCode code = new WovenTaskCodes().load("odd.Odd", parent);
            TestPort port = new TestPort(code, n -> n == 1);
            var main = Runs.main(code, "odd.Odd");
            Thread task =
                    Thread.startVirtualThread(() -> {
                        try {
                            var frames = Runs.start(port, main);
                            outcome.add(frames.size());
                            code.polls().release();
                            Turns.last = true;
                            Runs.goOn(port, code, frames);
                        } catch (Throwable e) {
                            outcome.add(e);
                        }
                        outcome.addAll(Output.take());
                    });
            Turns.first.await();
            code.polls().ask();
            task.join();
            assertThat(CurrentTask.port()).isEmpty();
        }
        assertThat(outcome).containsExactly(1, "300000000");
    }

    private static void emitLoopUntilTold(CodeBuilder out) {
        Label head = out.newLabel();
        out.loadConstant(300_000_000).istore(1).labelBinding(head);
        out.invokestatic(TURNS, "another", NONE).ifne(head);
        out.iload(1);
        print(out);
        out.return_();
    }
}
