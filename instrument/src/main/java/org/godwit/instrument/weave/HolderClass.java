package org.godwit.instrument.weave;

import org.godwit.continuation.StaticSpace;
import org.godwit.continuation.TaskStatics;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// Generates the class whose objects hold the private static variables of a task class:
///
/// ```java
/// public final class X$$Statics extends TaskStatics {
///     private static final int SLOT = StaticSpace.slot(X$$Statics.class);
///     public int counter;
///     public static X$$Statics get() {
///         var holder = StaticSpace.at(SLOT);
///         return (X$$Statics)
///                 (holder != null ? holder : StaticSpace.touch(SLOT, new X$$Statics()));
///     }
///     protected void initialise() { X.$initStatics(); }
/// }
/// ```
///
/// @param parent the plan of the nearest superclass, which is initialised first
/// @param hasInitialiser whether the task class has [PrivateStatics#INITIALISER]
record HolderClass(StaticsPlan plan, Optional<StaticsPlan> parent, boolean hasInitialiser) {

    private static final ClassDesc STATICS = TaskStatics.class.describeConstable().orElseThrow();
    private static final ClassDesc SPACE = StaticSpace.class.describeConstable().orElseThrow();
    private static final String SLOT = "SLOT";
    private static final int CONSTANT =
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL;

    byte[] generate(ClassFile files, ClassModel model) {
        var fields = plan.moved(model);
        return files.build(plan.holder(), builder -> build(builder, model, fields));
    }

    private void build(ClassBuilder builder, ClassModel model, List<FieldModel> fields) {
        builder.withVersion(model.majorVersion(), model.minorVersion())
                .withFlags(
                        ClassFile.ACC_PUBLIC
                                | ClassFile.ACC_FINAL
                                | ClassFile.ACC_SUPER
                                | ClassFile.ACC_SYNTHETIC)
                .withSuperclass(STATICS)
                .withField(SLOT, ConstantDescs.CD_int, CONSTANT);
        for (var field : fields) {
            withField(builder, field);
        }
        builder.withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_STATIC,
                        this::takeSlot)
                .withMethodBody(
                        ConstantDescs.INIT_NAME,
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PRIVATE,
                        code -> construct(code, fields))
                .withMethodBody(
                        "get", getter(plan), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, this::get)
                .withMethodBody(
                        "className",
                        MethodTypeDesc.of(ConstantDescs.CD_String),
                        ClassFile.ACC_PROTECTED,
                        code -> code.loadConstant(BinaryName.of(plan.type())).areturn())
                .withMethodBody(
                        "initialise",
                        ConstantDescs.MTD_void,
                        ClassFile.ACC_PROTECTED,
                        this::initialise);
    }

    /// The descriptor of the method that finds the calling task's holder.
    static MethodTypeDesc getter(StaticsPlan plan) {
        return MethodTypeDesc.of(plan.holder());
    }

    private static void withField(ClassBuilder builder, FieldModel field) {
        builder.withField(
                field.fieldName().stringValue(),
                field.fieldTypeSymbol(),
                copy -> {
                    int volatility = field.flags().flagsMask() & ClassFile.ACC_VOLATILE;
                    copy.withFlags(ClassFile.ACC_PUBLIC | volatility);
                    for (var element : field) {
                        if (!(element instanceof AccessFlags)
                                && !(element instanceof ConstantValueAttribute)) {
                            copy.with(element);
                        }
                    }
                });
    }

    private void takeSlot(CodeBuilder code) {
        code.loadConstant(plan.holder())
                .invokestatic(
                        SPACE,
                        "slot",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Class))
                .putstatic(plan.holder(), SLOT, ConstantDescs.CD_int)
                .return_();
    }

    private void construct(CodeBuilder code, List<FieldModel> fields) {
        code.aload(0).invokespecial(STATICS, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (var field : fields) {
            field.findAttribute(Attributes.constantValue())
                    .ifPresent(value ->
                            code.aload(0)
                                    .loadConstant(value.constant().constantValue())
                                    .putfield(
                                            plan.holder(),
                                            field.fieldName().stringValue(),
                                            field.fieldTypeSymbol()));
        }
        code.return_();
    }

    private void get(CodeBuilder code) {
        var found = code.newLabel();
        code.getstatic(plan.holder(), SLOT, ConstantDescs.CD_int)
                .invokestatic(SPACE, "at", MethodTypeDesc.of(STATICS, ConstantDescs.CD_int))
                .dup()
                .ifnonnull(found)
                .pop()
                .getstatic(plan.holder(), SLOT, ConstantDescs.CD_int)
                .new_(plan.holder())
                .dup()
                .invokespecial(plan.holder(), ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .checkcast(STATICS) // so that nobody must resolve this class to verify it
                .invokestatic(
                        SPACE, "touch", MethodTypeDesc.of(STATICS, ConstantDescs.CD_int, STATICS))
                .labelBinding(found)
                .checkcast(plan.holder())
                .areturn();
    }

    private void initialise(CodeBuilder code) {
        parent.ifPresent(above -> code.invokestatic(above.holder(), "get", getter(above)).pop());
        if (hasInitialiser) {
            code.invokestatic(
                    plan.type(), PrivateStatics.INITIALISER, ConstantDescs.MTD_void, false);
        }
        code.return_();
    }

    /// Whether a value of this type takes two slots on the operand stack.
    static boolean isWide(ClassDesc type) {
        return TypeKind.from(type).slotSize() == 2;
    }
}
