package org.godwit.instrument.image;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.Arrays;

/// How the lambdas of one place in the code are made again: what [SerializedLambda] says but for
/// the captured values.
///
/// @param capturingClass its binary name; it makes them by its `$deserializeLambda$`
/// @param names the other names, in the order in which the constructor of SerializedLambda takes
///   them
/// @param implementationKind kind of method handle
/// @param captured how many values are captured
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LambdaRecipe(String capturingClass, String[] names, int implementationKind, int captured) {

    static final int NAMES = 7;
    static final int CAPTURED_MAX = 255;
    private static final String REPLACEMENT = "writeReplace";
    private static final String FACTORY = "$deserializeLambda$";

    static boolean hasOne(Class<?> hidden) {
        return Arrays.stream(hidden.getDeclaredMethods())
                .anyMatch(m -> m.getName().equals(REPLACEMENT) && m.getParameterCount() == 0);
    }

    /// Asks a lambda, which must have a recipe, for it. What runs is made by the JVM.
    static SerializedLambda ask(Object lambda) throws ReflectiveOperationException {
        Method replacement = Internals.open(lambda.getClass().getDeclaredMethod(REPLACEMENT));
        return (SerializedLambda) replacement.invoke(lambda);
    }

    static LambdaRecipe of(SerializedLambda from) {
        return new LambdaRecipe(
                from.getCapturingClass().replace('/', '.'),
                new String[] {
                    from.getFunctionalInterfaceClass(),
                    from.getFunctionalInterfaceMethodName(),
                    from.getFunctionalInterfaceMethodSignature(),
                    from.getImplClass(),
                    from.getImplMethodName(),
                    from.getImplMethodSignature(),
                    from.getInstantiatedMethodType()
                },
                from.getImplMethodKind(),
                from.getCapturedArgCount());
    }

    /// The method of the capturing class that makes its lambdas.
    static Method factory(Class<?> capturing) throws NoSuchMethodException {
        return Internals.open(capturing.getDeclaredMethod(FACTORY, SerializedLambda.class));
    }

    SerializedLambda with(Class<?> capturing, Object[] values) {
        return new SerializedLambda(
                capturing,
                names[0],
                names[1],
                names[2],
                implementationKind,
                names[3],
                names[4],
                names[5],
                names[6],
                values);
    }
}
