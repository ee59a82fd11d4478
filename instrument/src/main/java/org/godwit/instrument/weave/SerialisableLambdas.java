package org.godwit.instrument.weave;

import org.godwit.continuation.Lambdas;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.AccessFlag;
import java.util.List;

/// Makes every lambda and method reference serialisable, so that a capture can hold it by its
/// recipe (its `writeReplace` gives a SerializedLambda), and gives the class a
/// `$deserializeLambda$` that rebuilds all of them. That method makes only lambdas that the class
/// itself has, and always through the same call sites, so rebuilding again and again defines no
/// further classes.
///
/// Two method references of one class that differ in nothing but additional marker interfaces have
/// the same recipe, as in Java serialization; either comes back as the first of them.
public final class SerialisableLambdas implements Pass {

    private static final String REBUILD = "$deserializeLambda$";
    private static final ClassDesc RECIPE = desc(SerializedLambda.class);
    private static final ClassDesc LAMBDAS = desc(Lambdas.class);
    private static final ClassDesc LOOKUP = desc(MethodHandles.Lookup.class);
    private static final MethodTypeDesc REBUILD_TYPE =
            MethodTypeDesc.of(ConstantDescs.CD_Object, RECIPE);
    private static final MethodTypeDesc MADE_BY =
            MethodTypeDesc.of(
                    ConstantDescs.CD_boolean,
                    RECIPE,
                    LOOKUP,
                    ConstantDescs.CD_MethodHandle,
                    ConstantDescs.CD_MethodType,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_String);

    /// A method can have 64 KB; a lambda takes some 60 bytes of it, and 4 more per captured value.
    private static final int LAMBDAS_PER_METHOD = 64;

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        var model = files.parse(classFile);
        var sites = LambdaSite.in(model);
        if (sites.isEmpty()) {
            return Output.of(classFile);
        }
        var owner = model.thisClass().asSymbol();
        var isInterface = model.flags().has(AccessFlag.INTERFACE);
        var transform =
                ClassTransform.dropping(e -> e instanceof MethodModel m && rebuilds(m))
                        .andThen(
                                ClassTransform.transformingMethodBodies(
                                        (CodeTransform) SerialisableLambdas::code))
                        .andThen(
                                ClassTransform.endHandler(
                                        builder -> addRebuild(builder, owner, isInterface, sites)));
        return Output.of(files.transformClass(model, transform));
    }

    static boolean rebuilds(MethodModel method) {
        return method.methodName().equalsString(REBUILD)
                && method.methodTypeSymbol().equals(REBUILD_TYPE);
    }

    private static void code(CodeBuilder builder, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction site) {
            LambdaSite.of(site)
                    .ifPresentOrElse(
                            lambda -> builder.invokedynamic(lambda.asSerialisable()),
                            () -> builder.with(site));
        } else {
            builder.with(element);
        }
    }

    private static void addRebuild(
            ClassBuilder builder, ClassDesc owner, boolean isInterface, List<LambdaSite> sites) {
        for (int from = 0; from < sites.size(); from += LAMBDAS_PER_METHOD) {
            int to = Math.min(sites.size(), from + LAMBDAS_PER_METHOD);
            var some = sites.subList(from, to);
            var next = to < sites.size() ? name(to) : "";
            builder.withMethodBody(
                    name(from),
                    REBUILD_TYPE,
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                    code -> rebuild(code, owner, isInterface, some, next));
        }
    }

    private static String name(int first) {
        return first == 0 ? REBUILD : REBUILD + first;
    }

    private static void rebuild(
            CodeBuilder code,
            ClassDesc owner,
            boolean isInterface,
            List<LambdaSite> sites,
            String next) {
        for (var site : sites) {
            var other = code.newLabel();
            ifMadeBy(code, site, other);
            for (int i = 0; i < site.factory().parameterCount(); i++) {
                captured(code, i, site.factory().parameterType(i));
            }
            code.invokedynamic(site.asSerialisable()).areturn().labelBinding(other);
        }
        code.aload(0);
        if (next.isEmpty()) {
            code.invokestatic(
                            LAMBDAS,
                            "unknown",
                            MethodTypeDesc.of(desc(IllegalArgumentException.class), RECIPE))
                    .athrow();
        } else {
            code.invokestatic(owner, next, REBUILD_TYPE, isInterface).areturn();
        }
    }

    /// The name is looked at first: it tells most lambdas apart without resolving their handles.
    private static void ifMadeBy(CodeBuilder code, LambdaSite site, Label other) {
        code.aload(0)
                .invokevirtual(
                        RECIPE, "getImplMethodName", MethodTypeDesc.of(ConstantDescs.CD_String))
                .loadConstant(site.implementation().methodName())
                .invokevirtual(
                        ConstantDescs.CD_String,
                        "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                .ifeq(other)
                .aload(0)
                .invokestatic(desc(MethodHandles.class), "lookup", MethodTypeDesc.of(LOOKUP))
                .loadConstant(site.implementation())
                .loadConstant(site.factory())
                .loadConstant(site.methodAndType())
                .loadConstant(site.instantiated().descriptorString())
                .invokestatic(LAMBDAS, "madeBy", MADE_BY)
                .ifeq(other);
    }

    private static void captured(CodeBuilder code, int index, ClassDesc type) {
        code.aload(0)
                .loadConstant(index)
                .invokevirtual(
                        RECIPE,
                        "getCapturedArg",
                        MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int));
        if (!type.isPrimitive()) {
            code.checkcast(type);
            return;
        }
        var boxed = ClassDesc.of("java.lang", boxName(type));
        code.checkcast(boxed)
                .invokevirtual(boxed, type.displayName() + "Value", MethodTypeDesc.of(type));
    }

    private static String boxName(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case BOOLEAN -> "Boolean";
            case BYTE -> "Byte";
            case CHAR -> "Character";
            case SHORT -> "Short";
            case LONG -> "Long";
            case FLOAT -> "Float";
            case DOUBLE -> "Double";
            case INT -> "Integer";
            case REFERENCE, VOID -> throw new IllegalArgumentException(type.displayName());
        };
    }
}
