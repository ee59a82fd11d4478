package org.godwit.instrument.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.instrument.weave.sample.Lambdaful;
import org.godwit.instrument.weave.sample.ManyLambdas;
import org.junit.jupiter.api.Test;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

class SerialisableLambdasTest {

    private final SampleLoader woven = new SampleLoader(new SerialisableLambdas());

    private static SerializedLambda recipe(Object lambda) throws ReflectiveOperationException {
        var method = lambda.getClass().getDeclaredMethod("writeReplace");
        method.setAccessible(true);
        return (SerializedLambda) method.invoke(lambda);
    }

    private Object rebuild(SerializedLambda recipe) throws ReflectiveOperationException {
        var type = woven.loadClass(recipe.getCapturingClass().replace('/', '.'));
        var method = type.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
        method.setAccessible(true);
        return method.invoke(null, recipe);
    }

    private List<?> lambdas(Object sample) throws ReflectiveOperationException {
        return (List<?>) sample.getClass().getMethod("all").invoke(sample);
    }

    private String call(Object lambda) throws ReflectiveOperationException {
        return (String)
                woven.loadClass(Lambdaful.class.getName())
                        .getMethod("call", Object.class)
                        .invoke(null, lambda);
    }

    @Test
    void lambdas_do_the_same_when_they_are_serialisable() throws Exception {
        assertThat(woven.make(Lambdaful.class).get()).isEqualTo(new Lambdaful().get());
    }

    @Test
    void every_lambda_and_method_reference_comes_back_from_its_recipe() throws Exception {
        var lambdas = new ArrayList<Object>(lambdas(woven.make(Lambdaful.class)));
        assertThat(lambdas).hasSize(23);
        for (var lambda : lambdas) {
            var again = rebuild(recipe(lambda));
            assertThat(call(again)).isEqualTo(call(lambda));
            assertThat(recipe(again).toString()).isEqualTo(recipe(lambda).toString());
        }
    }

    @Test
    void rebuilding_again_defines_no_further_class() throws Exception {
        for (var lambda : lambdas(woven.make(Lambdaful.class))) {
            var recipe = recipe(lambda);
            assertThat(rebuild(recipe).getClass()).isSameAs(rebuild(recipe).getClass());
        }
    }

    @Test
    void an_interface_with_more_lambdas_than_fit_in_one_method_rebuilds_all() throws Exception {
        var type = woven.loadClass(ManyLambdas.class.getName());
        var lambdas = (List<?>) type.getMethod("all").invoke(null);
        for (int i = 0; i < lambdas.size(); i++) {
            var again = (IntUnaryOperator) rebuild(recipe(lambdas.get(i)));
            assertThat(again.applyAsInt(1000)).isEqualTo(1000 + i);
        }
    }

    @Test
    void a_recipe_that_is_no_lambda_of_the_class_is_refused() throws Exception {
        var type = woven.loadClass(Lambdaful.class.getName());
        var recipe =
                new SerializedLambda(
                        type,
                        "java/util/function/Supplier",
                        "get",
                        "()Ljava/lang/Object;",
                        6,
                        "java/lang/Runtime",
                        "getRuntime",
                        "()Ljava/lang/Runtime;",
                        "()Ljava/lang/Object;",
                        new Object[0]);
        assertThatThrownBy(() -> rebuild(recipe))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java/lang/Runtime.getRuntime")
                .hasMessageContaining("Lambdaful");
    }
}
