package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.continuation.StaticSpace;
import org.godwit.instrument.weave.sample.Statics;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

class PrivateStaticsTest {

    private static final String SAMPLE = Statics.class.getName();

    private final SampleLoader woven = new SampleLoader(new PrivateStatics());

    private static <T> T in(StaticSpace space, Callable<T> body) throws Exception {
        var result = new AtomicReference<T>();
        space.run(() -> {
            result.set(body.call());
            return true;
        });
        return result.get();
    }

    private String run(SampleLoader loader, StaticSpace space) throws Exception {
        return in(space, () -> loader.make(Statics.class).get());
    }

    private int next(StaticSpace space) throws Exception {
        var method = woven.loadClass(SAMPLE).getMethod("next");
        return in(space, () -> (Integer) method.invoke(null));
    }

    @Test
    void static_variables_behave_as_in_the_plain_program() throws Exception {
        var plain = new SampleLoader().make(Statics.class).get();
        assertThat(run(woven, new StaticSpace())).isEqualTo(plain);
    }

    @Test
    void every_virtual_processor_begins_with_fresh_variables() throws Exception {
        var first = run(woven, new StaticSpace());
        assertThat(run(woven, new StaticSpace())).isEqualTo(first);
    }

    @Test
    void virtual_processors_do_not_see_each_others_variables() throws Exception {
        var one = new StaticSpace();
        var two = new StaticSpace();
        assertThat(next(one)).isEqualTo(1);
        assertThat(next(one)).isEqualTo(2);
        assertThat(next(two)).isEqualTo(1);
        assertThat(next(one)).isEqualTo(3);
    }

    @Test
    void the_variables_move_by_the_name_of_their_class() throws Exception {
        var space = new StaticSpace();
        run(woven, space);
        var count = next(space);
        assertThat(space.holders()).containsKeys(SAMPLE, SAMPLE + "$Op", SAMPLE + "$Child");
        assertThat(space.failures()).containsOnlyKeys(SAMPLE + "$Failing");
        var moved = StaticSpace.of(space.holders(), space.failures());
        assertThat(next(moved)).isEqualTo(count + 1);
        assertThat(run(woven, moved)).contains("|;then;then|").doesNotContain("first:");
    }

    @Test
    void a_thread_that_a_task_starts_sees_the_variables_of_the_task() throws Exception {
        var space = new StaticSpace();
        var counts = new ArrayList<Integer>();
        var method = woven.loadClass(SAMPLE).getMethod("next");
        in(
                space,
                () -> {
                    var other =
                            Thread.ofPlatform().start(() -> counts.add((Integer) invoke(method)));
                    other.join();
                    return counts.add((Integer) invoke(method));
                });
        assertThat(counts).containsExactly(1, 2);
        assertThat(next(space)).isEqualTo(3);
    }

    private static Object invoke(Method method) {
        try {
            return method.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void two_programs_have_slots_of_their_own() throws Exception {
        var other = new SampleLoader(new PrivateStatics());
        var plain = run(woven, new StaticSpace());
        assertThat(run(other, new StaticSpace())).isEqualTo(plain);
    }

    @Test
    void outside_of_a_task_classes_load_but_static_variables_are_an_error() throws Exception {
        var type = Class.forName(SAMPLE, true, woven);
        var method = type.getMethod("next");
        assertThatThrownBy(() -> method.invoke(null))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("StaticSpace.run");
    }

    @Test
    void only_what_is_listed_stays_shared() throws Exception {
        assertThat(sharedIn(SAMPLE)).containsExactly("CONSTANT", "TEXT");
        assertThat(sharedIn(SAMPLE + "$Op")).containsExactly("$VALUES", "ADD", "MUL");
        assertThat(sharedIn(SAMPLE + "$Limits")).containsExactly("SHARED");
        assertThat(sharedIn(SAMPLE + "$Asserting")).containsExactly("$assertionsDisabled");
        assertThat(sharedIn(SAMPLE + "$Counted")).contains("made");
    }

    private String[] sharedIn(String type) throws ClassNotFoundException {
        return Arrays.stream(woven.loadClass(type).getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void a_class_whose_variables_stay_shared_says_why() {
        var samples = new SampleClasses();
        var counted = samples.find(SAMPLE + "$Counted").orElseThrow();
        assertThat(PrivateStatics.shared(counted))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("constructor of this enum"));
        var sample = samples.find(SAMPLE).orElseThrow();
        assertThat(PrivateStatics.shared(sample)).isEmpty();
    }

    @Test
    void the_initialiser_of_a_failed_class_is_not_run_again() throws Exception {
        var space = new StaticSpace();
        run(woven, space);
        assertThat(space.failures())
                .isEqualTo(Map.of(SAMPLE + "$Failing", "java.lang.IllegalStateException: no luck"));
    }
}
