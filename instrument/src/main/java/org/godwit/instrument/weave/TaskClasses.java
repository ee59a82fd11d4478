package org.godwit.instrument.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Optional;

/// The classes that a program is made of, as they were compiled. Thread-safe.
public interface TaskClasses {

    /// Whether the class with this binary name is task code.
    boolean contains(String className);

    /// A task class as compiled; empty if there is none of that name.
    Optional<ClassModel> find(String className);

    /// Parses and builds class files with the types of this program known.
    ClassFile classFile();
}
