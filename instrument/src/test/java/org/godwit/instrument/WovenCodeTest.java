package org.godwit.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;
import org.godwit.programs.Deep;
import org.godwit.programs.Functions;
import org.godwit.programs.Shapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

class WovenCodeTest {

    private static final String DEEP = Deep.class.getName();

    /// Sees class Deep with another constant in its loop.
    private static final class ChangedDeep extends ClassLoader {
        ChangedDeep() {
            super(Deep.class.getClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            InputStream in = super.getResourceAsStream(name);
            if (!name.equals(ProgramClasses.path(DEEP))) {
                return in;
            }
            try (in) {
                return new ByteArrayInputStream(changed(in.readAllBytes()));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static byte[] changed(byte[] classFile) {
            CodeTransform half =
                    (out, element) -> {
                        if (element instanceof ConstantInstruction load
                                && Integer.valueOf(3).equals(load.constantValue())) {
                            out.loadConstant(4);
                        } else {
                            out.with(element);
                        }
                    };
            ClassFile files = ClassFile.of();
            return files.transformClass(
                    files.parse(classFile), ClassTransform.transformingMethodBodies(half));
        }
    }

    private static List<SavedFrame> captureDeep(TaskCode code, String depth) throws Throwable {
        TestPort port = new TestPort(code, n -> n == 3);
        return Runs.start(port, Runs.main(code, DEEP), depth);
    }

    @Test
    void frames_of_a_changed_class_are_refused_before_anything_runs() throws Throwable {
        TaskCode code = Runs.load(Deep.class);
        List<SavedFrame> frames = captureDeep(code, "2");
        TaskCode changed = new WovenTaskCodes().load(DEEP, new ChangedDeep());
        Output.take();
        assertThat(changed.fingerprint()).isNotEqualTo(code.fingerprint());
        assertThatThrownBy(() -> changed.resume(frames))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessage(
                        "cannot resume org.godwit.programs.Deep.down(IJD)D here:"
                                + " its code is another one here");
        assertThat(Output.take()).isEmpty();
    }

    @Test
    void frames_that_do_not_fit_are_refused() throws Throwable {
        TaskCode code = Runs.load(Deep.class);
        List<SavedFrame> frames = captureDeep(code, "2");
        assertThatThrownBy(() -> code.resume(List.of()))
                .isInstanceOf(CaptureRefusedException.class);
        assertThatThrownBy(() -> code.resume(frames.subList(0, 2)))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("nothing is called");
        List<SavedFrame> foreign = new ArrayList<>(frames);
        SavedFrame last = frames.getLast();
        foreign.set(
                frames.size() - 1,
                new SavedFrame(
                        "java.lang.String",
                        last.method(),
                        last.fingerprint(),
                        last.yieldPoint(),
                        last.numbers(),
                        last.references()));
        assertThatThrownBy(() -> code.resume(foreign))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("java.lang.String", "not part of this program");
    }

    @Test
    void frames_name_their_methods_outermost_first() throws Throwable {
        List<SavedFrame> frames = captureDeep(Runs.load(Deep.class), "2");
        assertThat(frames)
                .extracting(SavedFrame::method)
                .containsExactly(
                        "main([Ljava/lang/String;)V", "down(IJD)D", "down(IJD)D", "down(IJD)D");
        assertThat(frames).extracting(SavedFrame::type).containsOnly(DEEP);
    }

    @Test
    void the_loader_is_found_as_a_service_and_leaves_other_classes_to_its_parent()
            throws Throwable {
        TaskCodeLoader loader = ServiceLoader.load(TaskCodeLoader.class).findFirst().orElseThrow();
        TaskCode code = loader.load(DEEP, Deep.class.getClassLoader());
        Class<?> woven = code.classes().loadClass(DEEP);
        assertThat(woven.getClassLoader()).isSameAs(code.classes()).isNotSameAs(Deep.class);
        assertThat(woven.getPackageName()).isEqualTo(Deep.class.getPackageName());
        assertThat(woven.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(Deep.class.getProtectionDomain().getCodeSource().getLocation());
        assertThat(code.classes().loadClass(Output.class.getName())).isSameAs(Output.class);
        assertThat(code.classes().getResource(ProgramClasses.path(DEEP))).isNotNull();
    }

    @Test
    void a_class_that_is_not_there_or_godwits_own_is_no_program() {
        ClassLoader parent = Deep.class.getClassLoader();
        assertThatThrownBy(() -> new WovenTaskCodes().load("no.such.Program", parent))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("no.such.Program");
        assertThatThrownBy(() -> new WovenTaskCodes().load("org.godwit.task.Tid", parent))
                .isInstanceOf(ClassNotFoundException.class)
                .hasMessageContaining("Godwit's own");
    }

    @Test
    void woven_classes_verify_and_keep_what_reflection_sees(@TempDir Path dump) throws Throwable {
        TaskCode code =
                new WovenTaskCodes(List.of(), List.of(), Optional.of(dump))
                        .load(Functions.class.getName(), Functions.class.getClassLoader());
        for (String name :
                List.of("Functions", "Functions$Step", "Functions$Base", "Shapes", "Shapes$Pair")) {
            Class<?> woven = code.classes().loadClass("org.godwit.programs." + name);
            assertThat(ClassFile.of().verify(dump.resolve(ProgramClasses.path(woven.getName()))))
                    .as(name)
                    .isEmpty();
        }
        Class<?> pair = code.classes().loadClass(Shapes.class.getName() + "$Pair");
        assertThat(pair.isRecord()).isTrue();
        assertThat(pair.getRecordComponents()).hasSize(3);
        assertThat(pair.getNestHost().getName()).isEqualTo(Shapes.class.getName());
        Class<?> shape = code.classes().loadClass(Shapes.class.getName() + "$Shape");
        assertThat(shape.isSealed()).isTrue();
        Class<?> base = code.classes().loadClass(Functions.class.getName() + "$Base");
        assertThat(base.getTypeParameters()).hasSize(1);
        assertThat(base.getDeclaredMethod("run", Comparable.class).toGenericString())
                .contains("T org.godwit");
    }
}
