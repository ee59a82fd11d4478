package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.LightConstructor;
import org.godwit.instrument.weave.sample.Built;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

class LiftedConstructorsTest {

    private static final String SAMPLE = Built.class.getName();

    private final SampleLoader woven = new SampleLoader(new LiftedConstructors());

    @SuppressWarnings("unchecked")
    private List<String> notes(Object sample) throws ReflectiveOperationException {
        return (List<String>) sample.getClass().getMethod("notes").invoke(sample);
    }

    @Test
    void objects_are_made_as_in_the_plain_program() throws Exception {
        var plain = new SampleLoader().make(Built.class);
        var sample = woven.make(Built.class);
        assertThat(sample.get()).isEqualTo(plain.get());
        assertThat(notes(sample))
                .map(note -> note.replace(" in a constructor", ""))
                .isEqualTo(
                        notes(plain).stream()
                                .map(note -> note.replace(" in a constructor", ""))
                                .toList());
    }

    @Test
    void the_rest_of_a_constructor_runs_as_a_method() throws Exception {
        var sample = woven.make(Built.class);
        assertThat(sample.get()).isNotEmpty();
        assertThat(notes(sample))
                .contains("sub", "loops", "no text", "caught", "initialiser", "prologue")
                .contains("shares a local in a constructor")
                .doesNotContain("prologue in a constructor", "no text in a constructor");
    }

    @Test
    void constructors_called_through_super_this_or_a_reference_stay_whole() throws Exception {
        var sample = woven.make(Built.class);
        assertThat(sample.get()).isNotEmpty();
        // new Sub(3): the body of its superclass is inside super(...), its own is not
        assertThat(notes(sample)).startsWith("loops in a constructor", "sub", "loops");
        assertThat(notes(sample)).contains("sub in a constructor", "delegating");
    }

    @Test
    void a_constructor_that_cannot_yield_is_left_alone() throws Exception {
        var point = woven.loadClass(SAMPLE + "$Point");
        assertThat(point.getDeclaredConstructors()).hasSize(1);
        assertThat(point.getDeclaredMethods()).isEmpty();
        assertThat(point.getDeclaredField("x").getModifiers() & Modifier.FINAL).isNotZero();
    }

    @Test
    void a_lifted_constructor_has_a_light_one_beside_it() throws Exception {
        var loops = woven.loadClass(SAMPLE + "$Loops");
        assertThat(loops.getDeclaredConstructors())
                .anyMatch(constructor ->
                        constructor.isSynthetic()
                                && Arrays.asList(constructor.getParameterTypes())
                                        .contains(LightConstructor.class));
        var whole =
                loops.getDeclaredConstructor(
                        int.class, long.class, double.class, String.class, List.class);
        assertThat(whole.isAnnotationPresent(Deprecated.class)).isTrue();
        assertThat(loops.getDeclaredField("sum").getModifiers() & Modifier.FINAL).isZero();
        assertThat(loops.getDeclaredField("text").getModifiers() & Modifier.PRIVATE).isZero();
    }
}
