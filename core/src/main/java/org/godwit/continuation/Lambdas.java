package org.godwit.continuation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;

/// What the generated `$deserializeLambda$` of woven classes calls: tells which lambda of the class
/// a recipe is for. A recipe for anything but a lambda of that very class is refused.
public final class Lambdas {

    private Lambdas() {}

    /// Whether `recipe` was made by the lambda expression that is described by the other arguments,
    /// which are those of its call site.
    ///
    /// @param implementation what the lambda calls
    /// @param factory from the captured values to the functional interface
    /// @param method the name of the interface's method, followed by its descriptor
    /// @param instantiated the descriptor of that method as it is called
    public static boolean madeBy(
            SerializedLambda recipe,
            MethodHandles.Lookup lookup,
            MethodHandle implementation,
            MethodType factory,
            String method,
            String instantiated) {
        var code = lookup.revealDirect(implementation);
        return recipe.getImplMethodName().equals(code.getName())
                && recipe.getImplMethodSignature()
                        .equals(code.getMethodType().toMethodDescriptorString())
                && recipe.getImplClass().equals(internalName(code.getDeclaringClass()))
                && recipe.getFunctionalInterfaceClass().equals(internalName(factory.returnType()))
                && method.equals(
                        recipe.getFunctionalInterfaceMethodName()
                                + recipe.getFunctionalInterfaceMethodSignature())
                && recipe.getInstantiatedMethodType().equals(instantiated)
                && takes(factory, recipe);
    }

    private static boolean takes(MethodType factory, SerializedLambda recipe) {
        if (factory.parameterCount() != recipe.getCapturedArgCount()) {
            return false;
        }
        for (int i = 0; i < factory.parameterCount(); i++) {
            var type = factory.wrap().parameterType(i);
            var value = recipe.getCapturedArg(i);
            if (value == null ? factory.parameterType(i).isPrimitive() : !type.isInstance(value)) {
                return false;
            }
        }
        return true;
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    /// The error for a recipe that fits no lambda of the class.
    public static IllegalArgumentException unknown(SerializedLambda recipe) {
        return new IllegalArgumentException(
                "%s has no lambda that calls %s.%s%s as %s with %d captured values"
                        .formatted(
                                recipe.getCapturingClass(),
                                recipe.getImplClass(),
                                recipe.getImplMethodName(),
                                recipe.getImplMethodSignature(),
                                recipe.getFunctionalInterfaceClass(),
                                recipe.getCapturedArgCount()));
    }
}
