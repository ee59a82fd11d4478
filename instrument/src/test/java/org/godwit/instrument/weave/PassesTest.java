package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.continuation.StaticSpace;
import org.godwit.instrument.weave.sample.Built;
import org.godwit.instrument.weave.sample.Lambdaful;
import org.godwit.instrument.weave.sample.Locked;
import org.godwit.instrument.weave.sample.Statics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

class PassesTest {

    @ParameterizedTest
    @ValueSource(classes = {Built.class, Lambdaful.class, Locked.class, Statics.class})
    void a_program_does_the_same_through_all_passes(Class<? extends Supplier<String>> sample)
            throws Exception {
        var plain = new SampleLoader().make(sample).get();
        for (var monitors : Passes.Monitors.values()) {
            var one = new SampleLoader(Passes.beforeFrames(monitors));
            assertThat(run(one, sample)).isEqualTo(plain);
            assertThat(run(one, sample)).isEqualTo(plain);
        }
    }

    private static String run(SampleLoader loader, Class<? extends Supplier<String>> sample)
            throws Exception {
        var result = new AtomicReference<String>();
        new StaticSpace()
                .run(() -> {
                    result.set(loader.make(sample).get());
                    return true;
                });
        return result.get();
    }

    @Test
    void they_run_in_one_order() {
        assertThat(Passes.beforeFrames(Passes.Monitors.ELIDED).inOrder())
                .extracting(pass -> pass.getClass().getSimpleName())
                .containsExactly(
                        "TaskExits",
                        "TaskReads",
                        "MonitorElision",
                        "SerialisableLambdas",
                        "LiftedConstructors",
                        "PrivateStatics");
    }

    @ParameterizedTest
    @EnumSource(Passes.Monitors.class)
    void they_generate_only_holders_of_static_variables(Passes.Monitors monitors) {
        var name = Statics.class.getName();
        var output =
                Passes.beforeFrames(monitors)
                        .apply(SampleClasses.bytes(name).orElseThrow(), new SampleClasses());
        assertThat(output.generated()).containsOnlyKeys(name + PrivateStatics.HOLDER_SUFFIX);
    }
}
