package org.godwit.instrument.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which static variables of a class are private to each virtual processor.
///
/// @param type the class
/// @param declared the names of all static variables that it declares, none twice
/// @param fields the names of the private ones
/// @param obstacle why variables that should be private are not; empty if all are
record StaticsPlan(
        ClassDesc type, Set<String> declared, Set<String> fields, Optional<String> obstacle) {

    /// Read by Java serialization through reflection.
    private static final Set<String> READ_BY_JDK =
            Set.of("serialVersionUID", "serialPersistentFields");

    static StaticsPlan of(ClassModel model) {
        var type = model.thisClass().asSymbol();
        var names = candidates(model);
        var obstacle = names.isEmpty() ? Optional.<String>empty() : obstacle(model, names);
        var fields = obstacle.isPresent() ? Set.<String>of() : names;
        return new StaticsPlan(type, declared(model), fields, obstacle);
    }

    private static Set<String> declared(ClassModel model) {
        return model.fields().stream()
                .filter(field -> field.flags().has(AccessFlag.STATIC))
                .map(field -> field.fieldName().stringValue())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> candidates(ClassModel model) {
        if (model.flags().has(AccessFlag.INTERFACE)) {
            return Set.of();
        }
        return model.fields().stream()
                .filter(StaticsPlan::isPrivate)
                .map(field -> field.fieldName().stringValue())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPrivate(FieldModel field) {
        var flags = field.flags();
        return flags.has(AccessFlag.STATIC)
                && !flags.has(AccessFlag.ENUM)
                && !flags.has(AccessFlag.SYNTHETIC)
                && !isConstant(field)
                && !READ_BY_JDK.contains(field.fieldName().stringValue());
    }

    private static boolean isConstant(FieldModel field) {
        return field.flags().has(AccessFlag.FINAL)
                && field.findAttribute(Attributes.constantValue()).isPresent();
    }

    private static Optional<String> obstacle(ClassModel model, Set<String> names) {
        if (twoOfOneName(model)) {
            return Optional.of("two of its fields have the same name");
        }
        return initialiser(model)
                .flatMap(method -> split(method, model, names).obstacle())
                .or(() -> enumConstantsThatUse(model, names));
    }

    /// Legal in class files, though not in Java.
    private static boolean twoOfOneName(ClassModel model) {
        return model.fields().stream().map(f -> f.fieldName().stringValue()).distinct().count()
                < model.fields().size();
    }

    /// Enum constants are made before the private variables are, and once for all.
    private static Optional<String> enumConstantsThatUse(ClassModel model, Set<String> names) {
        if (!model.flags().has(AccessFlag.ENUM)) {
            return Optional.empty();
        }
        var type = model.thisClass().asSymbol();
        Predicate<Object> uses =
                code ->
                        code instanceof FieldInstruction field
                                        && isOwn(field, type)
                                        && names.contains(field.name().stringValue())
                                || code instanceof InvokeInstruction call
                                        && call.owner().asSymbol().equals(type)
                                        && !call.name().equalsString(ConstantDescs.INIT_NAME);
        return model.methods().stream()
                        .filter(method -> method.methodName().equalsString("<init>"))
                        .flatMap(method -> method.code().stream())
                        .flatMap(code -> code.elementStream())
                        .anyMatch(uses)
                ? Optional.of("the constructor of this enum may use its static variables")
                : Optional.empty();
    }

    static Optional<MethodModel> initialiser(ClassModel model) {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
                .findFirst();
    }

    private static InitialiserSplit split(
            MethodModel initialiser, ClassModel model, Set<String> names) {
        var all =
                new StaticsPlan(
                        model.thisClass().asSymbol(), declared(model), names, Optional.empty());
        return all.split(initialiser);
    }

    /// Divides the initialiser of this class.
    InitialiserSplit split(MethodModel initialiser) {
        return InitialiserSplit.of(
                initialiser,
                field -> isOwn(field, type) && declared.contains(field.name().stringValue()),
                fields::contains);
    }

    private static boolean isOwn(FieldInstruction field, ClassDesc type) {
        return (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC)
                && field.owner().asSymbol().equals(type);
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    boolean moves(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC)
                && fields.contains(field.fieldName().stringValue());
    }

    List<FieldModel> moved(ClassModel model) {
        return model.fields().stream().filter(this::moves).toList();
    }

    /// The class whose objects hold these variables.
    ClassDesc holder() {
        return ClassDesc.of(holderName(BinaryName.of(type)));
    }

    static String holderName(String className) {
        return className + PrivateStatics.HOLDER_SUFFIX;
    }
}
