package org.godwit.instrument.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ConstantDescs;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// Makes the static variables of task classes private to each virtual processor: they become fields
/// of a generated class (the name of the task class followed by [#HOLDER_SUFFIX]), whose object is
/// found through [org.godwit.continuation.StaticSpace]. The part of the static initialiser that
/// makes them runs once per virtual processor, at the first use of one of them, or when a method
/// called `main` of that class begins. It cannot be captured while it runs.
///
/// What stays shared by the tasks that run in one JVM, and stays behind when one of them moves:
///
/// - constants of primitive types and strings (`static final` with a constant expression),
/// - fields of interfaces,
/// - enum constants, with the fields of these objects,
/// - `serialVersionUID`, `serialPersistentFields` and what compilers add (`$VALUES`,
///   `$assertionsDisabled`, `$SwitchMap$...`),
/// - all static variables of a class for which [#shared] gives a reason: one statement of its
///   static initialiser makes private and shared ones at once, or the constructor of an enum uses
///   them.
///
/// Static initialisers of classes without private variables run once per JVM, as do those of
/// interfaces. Reflection and VarHandles do not find private static variables in their class.
public final class PrivateStatics implements Pass {

    /// Ends the name of the generated class of a task class.
    public static final String HOLDER_SUFFIX = "$$Statics";

    /// The method of the task class that makes its private variables.
    static final String INITIALISER = "$initStatics";

    /// Why static variables of this class, as compiled, stay shared although they are no constants;
    /// empty if none does.
    public static Optional<String> shared(ClassModel compiled) {
        return StaticsPlan.of(compiled).obstacle();
    }

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        var plans = new StaticsPlans(classes);
        var model = files.parse(classFile);
        var plan =
                plans.of(BinaryName.of(model))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        BinaryName.of(model) + " is not a task class"));
        if (plan.isEmpty()) {
            return Output.of(redirect(classFile, files, plans));
        }
        var initialiser = StaticsPlan.initialiser(model);
        var holder = new HolderClass(plan, plans.above(model), initialiser.isPresent());
        var divided = files.transformClass(model, divide(plan));
        return new Output(
                redirect(divided, files, plans),
                Map.of(
                        StaticsPlan.holderName(BinaryName.of(model)),
                        holder.generate(files, model)));
    }

    private static byte[] redirect(byte[] classFile, ClassFile files, StaticsPlans plans) {
        var model = files.parse(classFile);
        ClassTransform transform =
                (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        builder.transformMethod(
                                method,
                                MethodTransform.transformingCode(
                                        StaticAccesses.of(model, method, plans)));
                    } else {
                        builder.with(element);
                    }
                };
        return files.transformClass(model, transform);
    }

    private static ClassTransform divide(StaticsPlan plan) {
        return (builder, element) -> {
            switch (element) {
                case FieldModel field when plan.moves(field) -> {}
                case MethodModel method
                        when method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME) -> {
                    var split = plan.split(method);
                    split.obstacle().ifPresent(PrivateStatics::changed);
                    var code = method.code().orElseThrow();
                    var layout = Layout.of(method);
                    if (!split.nothingStays()) {
                        builder.transformMethod(
                                method,
                                MethodTransform.transformingCode(
                                        CodePart.of(split.staying(), layout)));
                    }
                    builder.withMethod(
                            INITIALISER,
                            ConstantDescs.MTD_void,
                            ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                            moved -> moved.transformCode(code, CodePart.of(moving(split), layout)));
                }
                default -> builder.with(element);
            }
        };
    }

    private static void changed(String obstacle) {
        throw new IllegalStateException(
                "an earlier pass changed a static initialiser so that it cannot be divided: "
                        + obstacle);
    }

    private static BitSet moving(InitialiserSplit split) {
        var result = (BitSet) split.staying().clone();
        result.flip(0, split.length() - 1);
        return result;
    }
}
