package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.BitSet;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// Which constructors of a class are lifted.
///
/// @param type the class
/// @param lifted their descriptors
record ConstructorPlan(ClassDesc type, Set<String> lifted) {

    static ConstructorPlan of(ClassModel compiled, TaskClasses classes) {
        var type = compiled.thisClass().asSymbol();
        if (!isOrdinary(compiled)) {
            return new ConstructorPlan(type, Set.of());
        }
        return new ConstructorPlan(
                type,
                compiled.methods().stream()
                        .filter(method -> isWorthIt(method, classes))
                        .map(method -> method.methodType().stringValue())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Records have final fields by contract; enum constants are made by static initialisers, which
    /// cannot be captured anyhow.
    private static boolean isOrdinary(ClassModel model) {
        return model.superclass()
                .map(parent -> parent.asInternalName())
                .filter(name -> !name.equals("java/lang/Record") && !name.equals("java/lang/Enum"))
                .filter(_ -> !model.flags().has(AccessFlag.ABSTRACT))
                .filter(_ -> !model.flags().has(AccessFlag.ENUM))
                .isPresent();
    }

    private static boolean isWorthIt(MethodModel method, TaskClasses classes) {
        if (!isConstructor(method)) {
            return false;
        }
        var layout = Layout.of(method);
        var body = body(method, layout);
        return body.isPresent() && new YieldSearch(classes).from(body.getAsInt(), layout);
    }

    static boolean isConstructor(MethodModel method) {
        return method.methodName().equalsString(ConstantDescs.INIT_NAME);
    }

    boolean lifts(MethodModel method) {
        return isConstructor(method) && lifted.contains(method.methodType().stringValue());
    }

    /// The name of the methods that the bodies become: no subclass has one of this name.
    String bodyName() {
        return "$construct$" + BinaryName.of(type).replace('.', '_');
    }

    /// The index of the instruction after the call of `super(...)` or `this(...)`; empty if the
    /// rest cannot be a method of its own.
    static OptionalInt body(MethodModel constructor, Layout layout) {
        var stack = OperandStack.of(constructor, layout);
        int body = -1;
        for (int i = 0; i < layout.instructions().size(); i++) {
            if (stack.constructs(i) == Operand.THIS) {
                if (body >= 0) {
                    return OptionalInt.empty();
                }
                body = i + 1;
            }
        }
        return body > 0
                        && stack.isEmpty(body)
                        && !isCrossed(body, layout)
                        && !sharesLocals(body, constructor, layout)
                ? OptionalInt.of(body)
                : OptionalInt.empty();
    }

    /// A jump to the very beginning of the body would come from before it, where the other ways to
    /// it are not known; so that counts, too.
    private static boolean isCrossed(int body, Layout layout) {
        for (int i = 0; i < layout.instructions().size(); i++) {
            boolean after = i >= body;
            if (layout.targets(i).stream().anyMatch(target -> target >= body != after)
                    || !after && layout.instructions().get(i).opcode() == Opcode.RETURN) {
                return true;
            }
        }
        return layout.catches().stream()
                .anyMatch(range ->
                        layout.index(range.handler()) >= body
                                        != layout.index(range.tryStart()) >= body
                                || layout.index(range.tryStart()) < body
                                        && layout.index(range.tryEnd()) > body);
    }

    /// Whether the body reads a local variable, or a parameter, that was written before it.
    private static boolean sharesLocals(int body, MethodModel constructor, Layout layout) {
        var written = new HashSet<Integer>();
        for (var instruction : layout.instructions().subList(0, body)) {
            switch (instruction) {
                case StoreInstruction store -> written.add(store.slot());
                case IncrementInstruction step -> written.add(step.slot());
                default -> {}
            }
        }
        return layout.instructions().subList(body, layout.instructions().size()).stream()
                .anyMatch(instruction ->
                        switch (instruction) {
                            case LoadInstruction load -> written.contains(load.slot());
                            case IncrementInstruction step -> written.contains(step.slot());
                            default -> false;
                        });
    }

    /// The names of the fields of this class that the lifted bodies assign.
    Set<String> assigned(ClassModel model) {
        var result = new HashSet<String>();
        for (var method : model.methods()) {
            if (!lifts(method)) {
                continue;
            }
            var layout = Layout.of(method);
            layout.instructions().stream()
                    .skip(body(method, layout).orElseThrow())
                    .filter(code -> code.opcode() == Opcode.PUTFIELD)
                    .map(FieldInstruction.class::cast)
                    .filter(field -> field.owner().asSymbol().equals(type))
                    .forEach(field -> result.add(field.name().stringValue()));
        }
        return result;
    }

    /// The instructions from one index to another.
    static BitSet part(int from, int to) {
        var result = new BitSet();
        result.set(from, to);
        return result;
    }
}
