package org.godwit.instrument.check;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.*;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the code of one method and notes the places that rules may have to do with.
final class MethodScanner {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
    private static final String JOINS = "java/lang/invoke/StringConcatFactory";

    private final OperandStack stack = new OperandStack();
    private final Set<Label> passed = new HashSet<>();
    private final List<Site> sites = new ArrayList<>();
    private int line;
    private int firstLine;

    private MethodScanner() {}

    /// @param owner internal name of the class that declares the method
    static ScannedMethod scan(String owner, MethodModel method) {
        MethodRef name =
                new MethodRef(
                        owner,
                        method.methodName().stringValue(),
                        method.methodType().stringValue());
        Set<AccessFlag> flags = method.flags().flags();
        MethodScanner scanner = new MethodScanner();
        scanner.enter(name, method.methodTypeSymbol(), flags.contains(AccessFlag.STATIC));
        int bytes =
                method.code()
                        .map(code -> {
                            scanner.read(code);
                            return ((CodeAttribute) code).codeLength();
                        })
                        .orElse(0);
        return new ScannedMethod(name, flags, bytes, scanner.firstLine, scanner.sites);
    }

    private void enter(MethodRef name, MethodTypeDesc type, boolean isStatic) {
        int slot = 0;
        if (!isStatic) {
            String self = descriptor(name.owner());
            stack.store(
                    slot++,
                    name.isConstructor() ? Value.made(self, new Origin.Unborn()) : Value.of(self));
        }
        for (ClassDesc parameter : type.parameterList()) {
            stack.store(slot, Value.of(parameter.descriptorString()));
            slot += TypeKind.from(parameter).slotSize();
        }
    }

    private void read(CodeModel code) {
        code.exceptionHandlers()
                .forEach(handler ->
                        stack.catchAt(
                                handler.handler(),
                                handler.catchType()
                                        .map(type -> type.asSymbol().descriptorString())
                                        .orElse("Ljava/lang/Throwable;")));
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> {
                    line = number.line();
                    firstLine = firstLine == 0 ? line : firstLine;
                }
                case LabelTarget target -> {
                    stack.arriveAt(target.label());
                    passed.add(target.label());
                }
                case Instruction instruction -> step(instruction);
                default -> {}
            }
        }
    }

    private void step(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction i -> stack.push(stack.local(i.slot(), type(i.typeKind())));
            case StoreInstruction i -> {
                Value value = stack.pop();
                keep(value);
                stack.store(i.slot(), value);
            }
            case StackInstruction i -> stack.shift(i.opcode());
            case ConstantInstruction i -> constant(i);
            case FieldInstruction i -> field(i);
            case InvokeInstruction i -> call(i);
            case InvokeDynamicInstruction i -> dynamic(i);
            case BranchInstruction i -> branch(i);
            case LookupSwitchInstruction i -> choose(i.defaultTarget(), i.cases());
            case TableSwitchInstruction i -> choose(i.defaultTarget(), i.cases());
            case ReturnInstruction _, ThrowInstruction _ -> {
                keep(stack.pop());
                stack.end();
            }
            case MonitorInstruction i -> monitor(i);
            case TypeCheckInstruction i -> typeCheck(i);
            default -> compute(instruction);
        }
    }

    /// Arithmetic, arrays and creation: what goes off the stack and comes onto it, nothing else.
    private void compute(Instruction instruction) {
        switch (instruction) {
            case OperatorInstruction i -> {
                String name = i.opcode().name();
                boolean unary = name.endsWith("NEG") || i.opcode() == Opcode.ARRAYLENGTH;
                stack.pop(unary ? 1 : 2);
                stack.pushType(name.contains("CMP") ? "I" : type(i.typeKind()));
            }
            case ConvertInstruction i -> {
                stack.pop();
                stack.pushType(type(i.toType()));
            }
            case ArrayLoadInstruction i -> {
                stack.pop();
                Value array = stack.pop();
                boolean known = i.opcode() == Opcode.AALOAD && array.isArray();
                stack.pushType(known ? array.type().substring(1) : type(i.typeKind()));
            }
            case ArrayStoreInstruction _ -> stack.pop(3);
            case NewObjectInstruction i -> {
                String name = i.className().asInternalName();
                stack.push(Value.made(descriptor(name), new Origin.Created(name)));
            }
            case NewPrimitiveArrayInstruction i -> {
                stack.pop();
                stack.pushType("[" + type(i.typeKind()));
            }
            case NewReferenceArrayInstruction i -> {
                stack.pop();
                stack.pushType("[" + i.componentType().asSymbol().descriptorString());
            }
            case NewMultiArrayInstruction i -> {
                stack.pop(i.dimensions());
                stack.pushType(i.arrayType().asSymbol().descriptorString());
            }
            default -> {} // nop, iinc; jsr and ret, which javac does not write
        }
    }

    private void constant(ConstantInstruction instruction) {
        stack.pushType(
                instruction.constantValue() instanceof String
                        ? "Ljava/lang/String;"
                        : type(instruction.typeKind()));
    }

    private void field(FieldInstruction instruction) {
        String type = instruction.type().stringValue();
        switch (instruction.opcode()) {
            case GETSTATIC -> {
                sites.add(
                        new Site.StaticRead(
                                line,
                                instruction.owner().asInternalName(),
                                instruction.name().stringValue()));
                stack.pushType(type);
            }
            case GETFIELD -> {
                stack.pop();
                stack.pushType(type);
            }
            default -> {
                keep(stack.pop());
                stack.pop(instruction.opcode() == Opcode.PUTFIELD ? 1 : 0);
            }
        }
    }

    private void keep(Value value) {
        if (!value.className().isEmpty() || value.isArray()) {
            sites.add(new Site.Kept(line, value));
        }
    }

    private void call(InvokeInstruction instruction) {
        MethodTypeDesc type = instruction.typeSymbol();
        boolean isStatic = instruction.opcode() == Opcode.INVOKESTATIC;
        List<Value> arguments = stack.popAll(type.parameterCount() + (isStatic ? 0 : 1));
        sites.add(
                new Site.Call(
                        line,
                        new MethodRef(
                                instruction.owner().asInternalName(),
                                instruction.name().stringValue(),
                                instruction.type().stringValue()),
                        instruction.opcode() == Opcode.INVOKEVIRTUAL
                                || instruction.opcode() == Opcode.INVOKEINTERFACE,
                        arguments));
        stack.pushType(type.returnType().descriptorString());
    }

    private void dynamic(InvokeDynamicInstruction instruction) {
        MethodTypeDesc type = instruction.typeSymbol();
        List<Value> arguments = stack.popAll(type.parameterCount());
        String result = type.returnType().descriptorString();
        String factory = internalName(instruction.bootstrapMethod().owner());
        if (factory.equals(LAMBDAS)
                && instruction.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc body) {
            Origin.Lambda lambda =
                    new Origin.Lambda(
                            new MethodRef(
                                    internalName(body.owner()),
                                    body.methodName(),
                                    body.lookupDescriptor()),
                            internalName(type.returnType()),
                            instruction.name().stringValue());
            sites.add(new Site.LambdaMade(line, lambda));
            stack.push(Value.made(result, lambda));
            return;
        }
        if (factory.equals(JOINS)) {
            sites.add(new Site.Joining(line, arguments));
        }
        stack.pushType(result);
    }

    private void branch(BranchInstruction instruction) {
        switch (instruction.opcode()) {
            case GOTO, GOTO_W -> {
                jump(instruction.target());
                stack.end();
                return;
            }
            case IF_ACMPEQ, IF_ACMPNE -> {
                Value right = stack.pop();
                sites.add(new Site.Comparison(line, stack.pop(), right));
            }
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> stack.pop(2);
            default -> stack.pop();
        }
        jump(instruction.target());
    }

    private void choose(Label otherwise, List<SwitchCase> cases) {
        stack.pop();
        jump(otherwise);
        cases.forEach(c -> jump(c.target()));
        stack.end();
    }

    private void jump(Label target) {
        if (passed.contains(target)) {
            sites.add(new Site.Loop(line));
        } else {
            stack.jumpTo(target);
        }
    }

    private void monitor(MonitorInstruction instruction) {
        stack.pop();
        sites.add(
                instruction.opcode() == Opcode.MONITORENTER
                        ? new Site.MonitorEntered(line)
                        : new Site.MonitorLeft(line));
    }

    private void typeCheck(TypeCheckInstruction instruction) {
        Value value = stack.pop();
        stack.push(
                instruction.opcode() == Opcode.CHECKCAST
                        ? value.cast(instruction.type().asSymbol().descriptorString())
                        : Value.INT);
    }

    private static String type(TypeKind kind) {
        return kind.upperBound().descriptorString();
    }

    private static String descriptor(String internalName) {
        return internalName.startsWith("[") ? internalName : "L" + internalName + ";";
    }

    private static String internalName(ClassDesc type) {
        String text = type.descriptorString();
        return type.isClassOrInterface() ? text.substring(1, text.length() - 1) : text;
    }
}
