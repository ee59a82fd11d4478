package org.godwit.benchmarks;

import org.godwit.continuation.TaskCodeLoader;

import java.util.ServiceLoader;
import java.util.function.DoubleSupplier;

/// Makes kernels, plain or woven.
///
/// @param weaver of the woven ones
record KernelLoader(TaskCodeLoader weaver) {

    /// With the weaver of this class path.
    ///
    /// @throws IllegalStateException if there is none
    static KernelLoader ofClassPath() {
        return new KernelLoader(
                ServiceLoader.load(TaskCodeLoader.class)
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "nothing on the class path weaves: no service %s"
                                                .formatted(TaskCodeLoader.class.getName()))));
    }

    /// A new kernel; runs its constructor, as the task of `context`.
    ///
    /// @throws ReflectiveOperationException if it cannot be loaded or made
    DoubleSupplier load(Kernel kernel, Variant variant, TaskContext context)
            throws ReflectiveOperationException {
        ClassLoader own = KernelLoader.class.getClassLoader();
        ClassLoader loader =
                switch (variant) {
                    case PLAIN -> own;
                    case WOVEN -> weaver.load(kernel.className(), own).classes();
                };
        Class<?> type = loader.loadClass(kernel.className());
        if (variant == Variant.WOVEN && type.getClassLoader() == own) {
            throw new IllegalStateException(
                    "the weaver left %s to the application's loader; it would be measured plain"
                            .formatted(kernel.className()));
        }
        var constructor = type.getConstructor();
        return context.call(() -> (DoubleSupplier) constructor.newInstance());
    }
}
