package org.godwit.instrument.weave;

import org.godwit.instrument.weave.YieldPoint.Slot;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Emits a method with polls at its yield points and handlers that save its frame. What resume
/// bodies have more is in the subclass.
class BodyEmitter {

    /// Where control enters and leaves the code of one yield point.
    ///
    /// @param start of what the handler covers
    record Marks(Label start, Label end, Label handler, Label resumed) {}

    final CodeBuilder out;
    final YieldPlan plan;
    final MethodCode code;
    private final SaveMethods saves;
    private final int method;
    private final List<Marks> marks = new ArrayList<>();
    private final Map<Label, Label> labels = new HashMap<>();
    private Optional<LineNumber> line = Optional.empty();

    /// @param method its number in the class
    BodyEmitter(CodeBuilder out, YieldPlan plan, SaveMethods saves, int method) {
        this.out = out;
        this.plan = plan;
        this.code = plan.code;
        this.saves = saves;
        this.method = method;
        for (YieldPoint ignored : plan.points) {
            marks.add(new Marks(out.newLabel(), out.newLabel(), out.newLabel(), out.newLabel()));
        }
    }

    final Marks marks(YieldPoint point) {
        return marks.get(point.number());
    }

    void emit() {
        declareHandlers();
        emitElements();
        plan.points.forEach(this::emitHandler);
    }

    /// Ours first, so that the program's own never see the signal.
    final void declareHandlers() {
        for (YieldPoint point : plan.points) {
            Marks at = marks(point);
            out.exceptionCatch(at.start(), at.end(), at.handler(), RunTime.SIGNAL);
        }
        for (MethodCode.Handler handler : code.handlers) {
            if (isEmitted(handler)) {
                out.exceptionCatch(
                        label(handler.source().tryStart()),
                        label(handler.source().tryEnd()),
                        label(handler.source().handler()),
                        handler.source().catchType());
            }
        }
    }

    boolean isEmitted(MethodCode.Handler handler) {
        return handler.start() < handler.end();
    }

    final void emitElements() {
        int number = 0;
        for (CodeElement element : code.elements) {
            switch (element) {
                case LabelTarget target -> out.labelBinding(label(target.label()));
                case LineNumber next -> line = Optional.of(next);
                case Instruction instruction -> emitAt(number++, instruction);
                case LocalVariable variable -> emitDebug(variable);
                default -> {}
            }
        }
    }

    /// Names of variables, for debuggers.
    void emitDebug(LocalVariable variable) {
        out.localVariable(
                variable.slot(),
                variable.name(),
                variable.type(),
                label(variable.startScope()),
                label(variable.endScope()));
    }

    /// The yield points of one instruction and the instruction itself.
    void emitAt(int number, Instruction instruction) {
        if (!plan.types.reached(number)) {
            return;
        }
        emitLine();
        plan.at(number, true).ifPresent(this::emitPoll);
        Optional<YieldPoint> call = plan.at(number, false);
        if (call.isPresent()) {
            emitCall(call.get(), (InvokeInstruction) instruction);
        } else {
            emitPlain(number, instruction);
        }
    }

    final void emitLine() {
        line.ifPresent(l -> out.lineNumber(l.line()));
        line = Optional.empty();
    }

    final void emitPoll(YieldPoint point) {
        out.labelBinding(marks(point).start())
                .invokedynamic(
                        DynamicCallSiteDesc.of(
                                RunTime.LINK_POLL,
                                RunTime.POLL,
                                MethodTypeDesc.of(ConstantDescs.CD_void)))
                .labelBinding(marks(point).end())
                .labelBinding(marks(point).resumed());
    }

    void emitCall(YieldPoint point, InvokeInstruction call) {
        emitSpill(point);
        if (point.kind() == YieldPoint.Kind.FACADE) {
            out.labelBinding(marks(point).resumed());
        }
        out.labelBinding(marks(point).start()).with(call);
        afterCall(point, call);
        out.labelBinding(marks(point).end());
    }

    /// Still under the handler of the call.
    void afterCall(YieldPoint point, InvokeInstruction call) {}

    /// Copies what is kept of the operand stack to locals, where the handler finds it.
    private void emitSpill(YieldPoint point) {
        if (point.operands().isEmpty()) {
            return;
        }
        List<ValueType> stack =
                plan.types.before(point.instruction()).stack().stream()
                        .filter(type -> !plan.isPutOff(type))
                        .toList();
        List<Slot> all = slots(stack);
        all.reversed().forEach(this::store);
        all.forEach(this::load);
    }

    private List<Slot> slots(List<ValueType> types) {
        List<Slot> slots = new ArrayList<>();
        int slot = plan.firstFreeSlot();
        for (ValueType type : types) {
            slots.add(new Slot(slot, type));
            slot += type.slots();
        }
        return slots;
    }

    final void load(Slot slot) {
        out.loadLocal(slot.type().typeKind(), slot.slot());
    }

    final void store(Slot slot) {
        out.storeLocal(slot.type().typeKind(), slot.slot());
    }

    void emitPlain(int number, Instruction instruction) {
        if (plan.skipped.contains(number)) {
            return;
        }
        switch (instruction) {
            case BranchInstruction branch -> out.branch(branch.opcode(), label(branch.target()));
            case LookupSwitchInstruction choice ->
                    out.lookupswitch(label(choice.defaultTarget()), cases(choice.cases()));
            case TableSwitchInstruction choice ->
                    out.tableswitch(
                            choice.lowValue(),
                            choice.highValue(),
                            label(choice.defaultTarget()),
                            cases(choice.cases()));
            case InvokeInstruction call when plan.making.contains(number) ->
                    emitMaking(number, call);
            default -> out.with(instruction);
        }
    }

    /// Makes the object whose `new` was put off, below the arguments of its constructor.
    private void emitMaking(int number, InvokeInstruction constructor) {
        List<ValueType> stack = plan.types.before(number).stack();
        int arguments = constructor.typeSymbol().parameterCount();
        List<Slot> slots = slots(stack.subList(stack.size() - arguments, stack.size()));
        slots.reversed().forEach(this::store);
        out.new_(constructor.owner()).dup();
        slots.forEach(this::load);
        out.with(constructor);
    }

    final Label label(Label compiled) {
        return labels.computeIfAbsent(compiled, l -> out.newLabel());
    }

    private List<SwitchCase> cases(List<SwitchCase> compiled) {
        return compiled.stream()
                .map(one -> SwitchCase.of(one.caseValue(), label(one.target())))
                .toList();
    }

    final void emitHandler(YieldPoint point) {
        out.labelBinding(marks(point).handler());
        point.values().forEach(this::load);
        out.loadConstant(method << RunTime.POINT_BITS | point.number());
        Stream<TypeKind> kinds = YieldPlan.kinds(point);
        saves.emitCall(out, kinds.toList());
        out.athrow();
    }
}
