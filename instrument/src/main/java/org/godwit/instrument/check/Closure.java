package org.godwit.instrument.check;

import org.godwit.instrument.weave.TaskClasses;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The classes that a program is made of: its own and every task class that these name.
///
/// @param name of the program
/// @param classes by binary name
public record Closure(String name, SortedMap<String, ClassModel> classes) {

    public Closure {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /// What `className` and the classes it names are made of, as far as they are task code. Classes
    /// that are only looked up by name at run time are not found.
    ///
    /// @throws UnreadableClassException if one of them is damaged
    public static Closure of(String className, TaskClasses task) {
        SortedMap<String, ClassModel> found = new TreeMap<>();
        Deque<String> left = new ArrayDeque<>();
        left.add(className);
        while (!left.isEmpty()) {
            String next = left.remove();
            if (!found.containsKey(next) && task.contains(next)) {
                task.find(next)
                        .ifPresent(model -> {
                            found.put(next, model);
                            addNamed(model, left);
                        });
            }
        }
        return new Closure(className, found);
    }

    /// All classes of a jar.
    ///
    /// @param classFiles by binary name
    /// @throws UnreadableClassException if one of them is damaged
    static Closure ofAll(String name, Map<String, byte[]> classFiles) {
        SortedMap<String, ClassModel> found = new TreeMap<>();
        classFiles.forEach((className, bytes) -> found.put(className, parse(className, bytes)));
        return new Closure(name, found);
    }

    /// @throws UnreadableClassException if the bytes are no class file
    static ClassModel parse(String className, byte[] bytes) {
        try {
            return ClassFile.of().parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new UnreadableClassException(className + " is no class file", e);
        }
    }

    private static void addNamed(ClassModel model, Deque<String> names) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) {
                String name = type.asInternalName();
                int element = name.lastIndexOf('[') + 1;
                if (element == 0) {
                    names.add(name.replace('/', '.'));
                } else if (name.charAt(element) == 'L') {
                    names.add(name.substring(element + 1, name.length() - 1).replace('/', '.'));
                }
            }
        }
    }
}
