package org.godwit.instrument.check;

import org.godwit.instrument.weave.TaskClasses;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The classes that a program is made of: its own and every task class that these name.
///
/// @param name of the program
/// @param classes by binary name
public record Closure(String name, SortedMap<String, ClassModel> classes) {

    private static final Pattern TYPE = Pattern.compile("L([\\w$/]+)");

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
    /// @param classFiles by the name that stands in messages
    /// @throws UnreadableClassException if one of them is damaged
    static Closure ofAll(String name, Map<String, byte[]> classFiles) {
        SortedMap<String, ClassModel> found = new TreeMap<>();
        classFiles.forEach((file, bytes) -> {
            ClassModel model = parse(file, bytes);
            found.put(model.thisClass().asInternalName().replace('/', '.'), model);
        });
        return new Closure(name, found);
    }

    /// @throws UnreadableClassException if the bytes are no class file
    static ClassModel parse(String className, byte[] bytes) {
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            readAll(model);
            return model;
        } catch (IllegalArgumentException e) {
            throw new UnreadableClassException(className + " is no class file", e);
        }
    }

    /// The Class-File API reads what is asked for only; so damage shows here and nowhere later, but
    /// in code.
    private static void readAll(ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                text.stringValue();
            }
        }
        model.thisClass().asInternalName();
        model.forEach(_ -> {});
        model.findAttribute(Attributes.sourceFile()).ifPresent(SourceFileAttribute::sourceFile);
        model.fields().forEach(field -> field.forEach(_ -> {}));
        model.methods().forEach(method -> method.forEach(_ -> {}));
    }

    /// Through class entries, and through descriptors: what is only handed on stands nowhere else.
    private static void addNamed(ClassModel model, Deque<String> names) {
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type when !type.asInternalName().startsWith("[") ->
                        names.add(type.asInternalName().replace('/', '.'));
                case ClassEntry array -> addTypes(array.asInternalName(), names);
                case Utf8Entry text -> addTypes(text.stringValue(), names);
                default -> {}
            }
        }
    }

    private static void addTypes(String text, Deque<String> names) {
        if (text.startsWith("(") || text.startsWith("[") || text.endsWith(";")) {
            Matcher types = TYPE.matcher(text);
            while (types.find()) {
                names.add(types.group(1).replace('/', '.'));
            }
        }
    }
}
