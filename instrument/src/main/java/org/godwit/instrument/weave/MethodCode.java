package org.godwit.instrument.weave;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The instructions of one method by number, and where control goes from each.
final class MethodCode {

    /// @param end the first instruction behind the range
    /// @param at where the handler begins
    record Handler(int start, int end, int at, ExceptionCatch source) {
        boolean covers(int instruction) {
            return start <= instruction && instruction < end;
        }
    }

    final MethodModel method;
    final CodeAttribute attribute;
    final List<CodeElement> elements = new ArrayList<>();
    final List<Instruction> instructions = new ArrayList<>();
    final List<Handler> handlers;
    private final Map<Label, Integer> positions = new HashMap<>();
    private final List<int[]> successors;

    /// @param method one that has code
    MethodCode(MethodModel method) {
        this.method = method;
        CodeModel code = method.code().orElseThrow();
        attribute = (CodeAttribute) code;
        for (CodeElement element : code) {
            elements.add(element);
            switch (element) {
                case DiscontinuedInstruction old ->
                        throw new Unweavable("has the instruction " + old.opcode());
                case Instruction instruction -> instructions.add(instruction);
                case LabelTarget target -> positions.put(target.label(), instructions.size());
                default -> {}
            }
        }
        handlers =
                code.exceptionHandlers().stream()
                        .map(c ->
                                new Handler(
                                        position(c.tryStart()),
                                        position(c.tryEnd()),
                                        position(c.handler()),
                                        c))
                        .toList();
        successors = IntStream.range(0, size()).mapToObj(this::findSuccessors).toList();
    }

    int size() {
        return instructions.size();
    }

    Instruction at(int number) {
        return instructions.get(number);
    }

    /// The instruction that a label stands before.
    int position(Label label) {
        Integer position = positions.get(label);
        if (position == null) {
            throw new Unweavable("has a label that is not bound");
        }
        return position;
    }

    /// Where control may go without an exception.
    int[] successors(int number) {
        return successors.get(number);
    }

    Stream<Handler> handlersOf(int number) {
        return handlers.stream().filter(h -> h.covers(number));
    }

    private int[] findSuccessors(int number) {
        return switch (at(number)) {
            case BranchInstruction branch when isGoto(branch) ->
                    new int[] {position(branch.target())};
            case BranchInstruction branch -> new int[] {position(branch.target()), number + 1};
            case LookupSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
            case TableSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
            case ReturnInstruction end -> new int[0];
            case ThrowInstruction end -> new int[0];
            default -> new int[] {number + 1};
        };
    }

    private int[] targets(Label otherwise, List<SwitchCase> cases) {
        return Stream.concat(Stream.of(otherwise), cases.stream().map(SwitchCase::target))
                .mapToInt(this::position)
                .toArray();
    }

    static boolean isGoto(BranchInstruction branch) {
        return branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W;
    }

    /// Everything that can run once control is at one of these.
    BitSet reachableFrom(BitSet entries) {
        BitSet reached = new BitSet(size());
        BitSet open = (BitSet) entries.clone();
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(0)) {
            open.clear(i);
            if (i >= size() || reached.get(i)) {
                continue;
            }
            reached.set(i);
            IntStream.concat(IntStream.of(successors(i)), handlersOf(i).mapToInt(Handler::at))
                    .filter(next -> !reached.get(next))
                    .forEach(open::set);
        }
        return reached;
    }
}
