package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds out whether code has a yield point: a loop, a call of the facade, or a call of task code
/// that has one. It decides what is worth the effort, not what is right: it does not look for the
/// methods that override a called one.
final class YieldSearch {

    private static final String FACADE = "org.godwit.pvm";

    private final TaskClasses classes;
    private final Set<String> seen = new HashSet<>();

    YieldSearch(TaskClasses classes) {
        this.classes = classes;
    }

    /// Whether there is a yield point at or after this instruction.
    boolean from(int index, Layout layout) {
        return layout.loops().stream().anyMatch(loop -> loop.end() >= index)
                || layout.instructions().stream()
                        .skip(index)
                        .anyMatch(code -> code instanceof InvokeInstruction call && yields(call));
    }

    private boolean yields(InvokeInstruction call) {
        var owner = call.owner().asSymbol();
        if (owner.isArray()) {
            return false;
        }
        if (owner.packageName().equals(FACADE)) {
            return true;
        }
        if (!seen.add(owner.descriptorString() + call.name() + call.type())) {
            return false;
        }
        return find(owner).isPresent()
                && (call.opcode() == Opcode.INVOKEINTERFACE || declared(call, owner));
    }

    private boolean declared(InvokeInstruction call, ClassDesc owner) {
        for (var model = find(owner); model.isPresent(); model = above(model.get())) {
            for (var method : model.get().methods()) {
                if (method.methodName().equalsString(call.name().stringValue())
                        && method.methodType().equalsString(call.type().stringValue())) {
                    return hasYieldPoint(method);
                }
            }
        }
        return false;
    }

    private boolean hasYieldPoint(MethodModel method) {
        return method.code().isEmpty() || from(0, Layout.of(method));
    }

    private Optional<ClassModel> find(ClassDesc type) {
        var name = BinaryName.of(type);
        return classes.contains(name) ? classes.find(name) : Optional.empty();
    }

    private Optional<ClassModel> above(ClassModel model) {
        return model.superclass().flatMap(parent -> find(parent.asSymbol()));
    }
}
