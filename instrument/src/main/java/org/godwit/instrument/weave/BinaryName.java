package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;

/// The names of classes as class loaders know them.
final class BinaryName {

    private BinaryName() {}

    /// @param type a class, not an array and not a primitive type
    static String of(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    static String of(ClassModel model) {
        return model.thisClass().asInternalName().replace('/', '.');
    }
}
