package org.godwit.instrument.weave;

import java.util.Map;

/// One job of weaving: a class file in, a class file out. Stateless between classes; thread-safe.
public interface Pass {

    Output apply(byte[] classFile, TaskClasses classes);

    /// @param classFile the class as this pass leaves it
    /// @param generated classes that it needs beside it, by binary name
    @SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
    record Output(byte[] classFile, Map<String, byte[]> generated) {
        public Output {
            generated = Map.copyOf(generated);
        }

        public static Output of(byte[] classFile) {
            return new Output(classFile, Map.of());
        }
    }
}
