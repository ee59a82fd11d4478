package org.godwit.instrument.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The static methods of one class that make saved frames: one for each combination of kinds of
/// values, so that a handler is no more than loads and a call.
final class SaveMethods {

    private static final int FLAGS =
            ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassDesc owner;
    private final boolean isInterface;
    private final Map<String, List<TypeKind>> shapes = new TreeMap<>();

    SaveMethods(ClassDesc owner, boolean isInterface) {
        this.owner = owner;
        this.isInterface = isInterface;
    }

    /// On the stack: the signal, the values in order (numbers before references), the point.
    void emitCall(CodeBuilder out, List<TypeKind> kinds) {
        String name =
                RunTime.SAVE
                        + kinds.stream().map(SaveMethods::letter).collect(Collectors.joining());
        shapes.put(name, kinds);
        out.invokestatic(owner, name, type(kinds), isInterface);
    }

    private static String letter(TypeKind kind) {
        return kind == TypeKind.REFERENCE ? "L" : kind.upperBound().descriptorString();
    }

    private static MethodTypeDesc type(List<TypeKind> kinds) {
        List<ClassDesc> parameters = new ArrayList<>();
        parameters.add(RunTime.SIGNAL);
        kinds.forEach(kind -> parameters.add(kind.upperBound()));
        parameters.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(RunTime.SIGNAL, parameters);
    }

    /// @param methods those of the class that save frames, by number
    void emitAll(ClassBuilder type, List<WovenMethod> methods) {
        shapes.forEach((name, kinds) ->
                type.withMethodBody(name, type(kinds), FLAGS, out -> emitSave(out, kinds)));
        if (!methods.isEmpty()) {
            type.withMethodBody(
                    RunTime.NEW_FRAME,
                    RunTime.NEW_FRAME_TYPE,
                    FLAGS,
                    out -> emitNewFrame(out, methods));
        }
    }

    private void emitSave(CodeBuilder out, List<TypeKind> kinds) {
        int references = (int) kinds.stream().filter(SaveMethods::isReference).count();
        int slots = kinds.stream().mapToInt(TypeKind::slotSize).sum();
        out.aload(0).iload(1 + slots);
        out.loadConstant(kinds.size() - references).newarray(TypeKind.LONG);
        int slot = 1;
        int index = 0;
        for (TypeKind kind : kinds.subList(0, kinds.size() - references)) {
            out.dup().loadConstant(index++).loadLocal(kind, slot);
            emitAsLong(out, kind);
            out.lastore();
            slot += kind.slotSize();
        }
        out.loadConstant(references).anewarray(ConstantDescs.CD_Object);
        for (index = 0; index < references; index++) {
            out.dup().loadConstant(index).aload(slot++).aastore();
        }
        out.invokestatic(owner, RunTime.NEW_FRAME, RunTime.NEW_FRAME_TYPE, isInterface).areturn();
    }

    private static boolean isReference(TypeKind kind) {
        return kind == TypeKind.REFERENCE;
    }

    private static void emitAsLong(CodeBuilder out, TypeKind kind) {
        switch (kind) {
            case INT -> out.i2l();
            case FLOAT ->
                    out.invokestatic(
                                    ConstantDescs.CD_Float,
                                    "floatToRawIntBits",
                                    MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float))
                            .i2l();
            case DOUBLE ->
                    out.invokestatic(
                            ConstantDescs.CD_Double,
                            "doubleToRawLongBits",
                            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
            default -> {}
        }
    }

    /// `signal.add(new SavedFrame(...))`, with the method's name and fingerprint.
    private void emitNewFrame(CodeBuilder out, List<WovenMethod> methods) {
        int name = 4;
        int fingerprint = 5;
        Label make = out.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        methods.forEach(method -> cases.add(SwitchCase.of(method.number(), out.newLabel())));
        out.iload(1).loadConstant(RunTime.POINT_BITS).iushr();
        out.lookupswitch(cases.getFirst().target(), cases);
        for (int i = 0; i < cases.size(); i++) {
            out.labelBinding(cases.get(i).target())
                    .loadConstant(methods.get(i).name())
                    .astore(name)
                    .loadConstant(methods.get(i).fingerprint())
                    .lstore(fingerprint)
                    .goto_(make);
        }
        out.labelBinding(make).aload(0).new_(RunTime.FRAME).dup();
        out.loadConstant(binaryName(owner)).aload(name).lload(fingerprint);
        out.iload(1).loadConstant((1 << RunTime.POINT_BITS) - 1).iand().aload(2).aload(3);
        out.invokespecial(
                RunTime.FRAME,
                ConstantDescs.INIT_NAME,
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_long,
                        ConstantDescs.CD_int,
                        RunTime.LONGS,
                        RunTime.OBJECTS));
        out.invokevirtual(
                RunTime.SIGNAL, "add", MethodTypeDesc.of(ConstantDescs.CD_void, RunTime.FRAME));
        out.aload(0).areturn();
    }

    static String binaryName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }
}
