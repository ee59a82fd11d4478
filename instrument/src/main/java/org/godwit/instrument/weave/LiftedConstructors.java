package org.godwit.instrument.weave;

import org.godwit.continuation.LightConstructor;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets tasks be captured inside constructors. A constructor that can yield gets two companions: a
/// light one, marked by a last parameter of type [LightConstructor], that only calls `super(...)`
/// or `this(...)`, and a method with the rest. `new X(...)` in task code calls one after the other,
/// so that no half-constructed object is on the caller's operand stack while the rest runs. Final
/// fields that the rest assigns are no longer final.
///
/// The original constructor remains for reflection, `X::new` and `super(...)`. A task is still
/// pinned inside: constructors called through these, so all bodies of superclasses, and those
/// called through `this(...)`; constructors of records and enums; code before `super(...)`; and
/// bodies that use a local variable from before it, or a parameter that was changed there.
public final class LiftedConstructors implements Pass {

    static final ClassDesc MARKER = LightConstructor.class.describeConstable().orElseThrow();

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        var model = files.parse(classFile);
        var plans = new Plans(classes);
        var own = plans.of(model.thisClass().asSymbol());
        var open = own.isPresent() ? own.get().assigned(model) : Set.<String>of();
        ClassTransform lift =
                (builder, element) -> {
                    switch (element) {
                        case FieldModel field when open.contains(field.fieldName().stringValue()) ->
                                builder.transformField(field, withoutFinal());
                        case MethodModel method -> {
                            builder.with(method);
                            own.filter(plan -> plan.lifts(method))
                                    .ifPresent(plan -> addCompanions(builder, method, plan));
                        }
                        default -> builder.with(element);
                    }
                };
        return Output.of(callLight(files.transformClass(model, lift), files, plans));
    }

    private static FieldTransform withoutFinal() {
        return (builder, element) -> {
            if (element instanceof AccessFlags flags) {
                builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_FINAL);
            } else {
                builder.with(element);
            }
        };
    }

    private static void addCompanions(
            ClassBuilder builder, MethodModel constructor, ConstructorPlan plan) {
        var layout = Layout.of(constructor);
        int body = ConstructorPlan.body(constructor, layout).orElseThrow();
        int access =
                constructor.flags().flagsMask()
                        & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED | ClassFile.ACC_PRIVATE);
        var head = CodePart.of(ConstructorPlan.part(0, body), layout);
        builder.withMethod(
                ConstantDescs.INIT_NAME,
                marked(constructor.methodTypeSymbol()),
                access | ClassFile.ACC_SYNTHETIC,
                light -> light.transformCode(layout.code(), head));
        int length = layout.instructions().size();
        var rest = ConstructorPlan.part(body, length);
        builder.withMethod(
                plan.bodyName(),
                constructor.methodTypeSymbol(),
                access & ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC,
                method -> method.transformCode(layout.code(), CodePart.of(rest, layout)));
    }

    static MethodTypeDesc marked(MethodTypeDesc constructor) {
        return constructor.insertParameterTypes(constructor.parameterCount(), MARKER);
    }

    private static byte[] callLight(byte[] classFile, ClassFile files, Plans plans) {
        var model = files.parse(classFile);
        ClassTransform calls =
                (builder, element) -> {
                    if (element instanceof MethodModel method && method.code().isPresent()) {
                        var layout = Layout.of(method);
                        var stack = OperandStack.of(method, layout);
                        builder.transformMethod(
                                method,
                                MethodTransform.transformingCode(
                                        ConstructorCalls.of(stack, plans)));
                    } else {
                        builder.with(element);
                    }
                };
        return files.transformClass(model, calls);
    }

    /// The plans of the classes that one class file refers to.
    static final class Plans {
        private final TaskClasses classes;
        private final Map<String, Optional<ConstructorPlan>> known = new HashMap<>();

        Plans(TaskClasses classes) {
            this.classes = classes;
        }

        Optional<ConstructorPlan> of(ClassDesc type) {
            return known.computeIfAbsent(
                    BinaryName.of(type),
                    name ->
                            (classes.contains(name)
                                            ? classes.find(name)
                                            : Optional.<ClassModel>empty())
                                    .map(model -> ConstructorPlan.of(model, classes)));
        }
    }
}
