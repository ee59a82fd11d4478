package org.godwit.instrument.weave;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The instructions of a method by index, where its labels are, and which parts are protected.
///
/// @param labels to the index of the instruction that follows (the number of instructions at the
///   end)
record Layout(
        CodeAttribute code,
        List<Instruction> instructions,
        Map<Label, Integer> labels,
        List<ExceptionCatch> catches) {

    /// @param method a method with code, of a class file that was parsed from bytes
    static Layout of(MethodModel method) {
        var code = (CodeAttribute) method.code().orElseThrow();
        var instructions = new ArrayList<Instruction>();
        var labels = new HashMap<Label, Integer>();
        var catches = new ArrayList<ExceptionCatch>();
        for (var element : code) {
            switch (element) {
                case Instruction instruction -> instructions.add(instruction);
                case LabelTarget label -> labels.put(label.label(), instructions.size());
                case ExceptionCatch handler -> catches.add(handler);
                default -> {}
            }
        }
        return new Layout(code, instructions, labels, catches);
    }

    int index(Label label) {
        return labels.getOrDefault(label, instructions.size());
    }

    /// Where the instruction may jump to; empty if it only goes on to the next one or leaves the
    /// method.
    List<Integer> targets(int at) {
        return switch (instructions.get(at)) {
            case BranchInstruction branch -> List.of(index(branch.target()));
            case LookupSwitchInstruction choice -> targets(choice.cases(), choice.defaultTarget());
            case TableSwitchInstruction choice -> targets(choice.cases(), choice.defaultTarget());
            default -> List.of();
        };
    }

    private List<Integer> targets(List<SwitchCase> cases, Label otherwise) {
        return Stream.concat(cases.stream().map(SwitchCase::target), Stream.of(otherwise))
                .map(this::index)
                .toList();
    }

    /// The instructions from the target of a backward jump to that jump.
    record Loop(int head, int end) {
        boolean has(int index) {
            return head <= index && index <= end;
        }
    }

    List<Loop> loops() {
        var result = new ArrayList<Loop>();
        for (int i = 0; i < instructions.size(); i++) {
            for (int target : targets(i)) {
                if (target <= i) {
                    result.add(new Loop(target, i));
                }
            }
        }
        return result;
    }
}
