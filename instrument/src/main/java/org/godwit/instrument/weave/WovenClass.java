package org.godwit.instrument.weave;

import java.util.Map;
import java.util.Optional;

/// A class after weaving.
///
/// @param methods those that can be captured, by name and descriptor
/// @param coverage where frames can be saved, by name and descriptor of the woven methods
/// @param pins why others cannot be captured, by name and descriptor
@SuppressWarnings("ArrayRecordComponent") // handed on, compared by nobody
public record WovenClass(
        String name,
        byte[] classFile,
        Map<String, WovenMethod> methods,
        Map<String, Coverage> coverage,
        Map<String, String> pins) {
    public WovenClass {
        methods = Map.copyOf(methods);
        coverage = Map.copyOf(coverage);
        pins = Map.copyOf(pins);
    }

    public Optional<WovenMethod> method(String nameAndDescriptor) {
        return Optional.ofNullable(methods.get(nameAndDescriptor));
    }

    public Coverage coverage(String nameAndDescriptor) {
        return coverage.getOrDefault(nameAndDescriptor, Coverage.NONE);
    }

    /// Why the method cannot be captured at all; empty if it can, at its yield points.
    public Optional<String> pin(String nameAndDescriptor) {
        return Optional.ofNullable(pins.get(nameAndDescriptor));
    }

    /// Whether a method of a woven class is the second body that goes on from a saved frame.
    public static boolean isResumeBody(String methodName) {
        return methodName.startsWith(RunTime.RESUME);
    }
}
