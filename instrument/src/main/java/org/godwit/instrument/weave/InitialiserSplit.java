package org.godwit.instrument.weave;

import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Predicate;

/// Divides a static initialiser into what makes shared static variables and what makes private
/// ones. Its units are the statements that depend on each other neither by a jump nor by a local
/// variable.
///
/// @param staying the instructions that make shared variables, by index
/// @param length how many instructions there are, the last `return` included
/// @param obstacle why it cannot be divided; empty if it can
record InitialiserSplit(BitSet staying, int length, Optional<String> obstacle) {

    /// @param own tells the uses of static variables that this class declares
    /// @param moves tells the private ones among these, by name
    static InitialiserSplit of(
            MethodModel initialiser, Predicate<FieldInstruction> own, Predicate<String> moves) {
        var layout = Layout.of(initialiser);
        var cuts = cuts(initialiser, layout);
        var staying = new BitSet();
        int length = layout.instructions().size();
        if (layout.instructions().getLast().opcode() != Opcode.RETURN) {
            var reason = "its static initialiser does not end with a return";
            return new InitialiserSplit(staying, length, Optional.of(reason));
        }
        for (int from = 0; from < length - 1; ) {
            int to = Math.min(length - 1, cuts.nextSetBit(from + 1));
            var use = Use.of(layout, from, to, own, moves);
            if (use.makesShared && use.usesPrivate) {
                var reason = "one statement of its static initialiser makes both";
                return new InitialiserSplit(staying, length, Optional.of(reason));
            }
            staying.set(from, to, use.makesShared);
            from = to;
        }
        return new InitialiserSplit(staying, length, Optional.empty());
    }

    /// Whether the last instruction, the `return`, is the only one that is left.
    boolean nothingStays() {
        return staying.isEmpty();
    }

    private record Use(boolean makesShared, boolean usesPrivate) {
        static Use of(
                Layout layout,
                int from,
                int to,
                Predicate<FieldInstruction> own,
                Predicate<String> moves) {
            var shared = false;
            var hidden = false;
            for (var instruction : layout.instructions().subList(from, to)) {
                if (instruction instanceof FieldInstruction field && own.test(field)) {
                    var moved = moves.test(field.name().stringValue());
                    shared |= !moved && field.opcode() == Opcode.PUTSTATIC;
                    hidden |= moved;
                }
            }
            return new Use(shared, hidden);
        }
    }

    /// Before which instructions it can be cut in two: the stack is empty, and no jump, no handler
    /// and no local variable leads across. Always includes both ends.
    private static BitSet cuts(MethodModel initialiser, Layout layout) {
        var stack = OperandStack.of(initialiser, layout);
        var cuts = new BitSet();
        int length = layout.instructions().size();
        for (int i = 0; i < length; i++) {
            cuts.set(i, stack.isEmpty(i));
        }
        for (int i = 0; i < length; i++) {
            for (int target : layout.targets(i)) {
                join(cuts, i, target);
            }
            if (layout.instructions().get(i).opcode() == Opcode.RETURN && i < length - 1) {
                join(cuts, i, length);
            }
        }
        for (var handler : layout.catches()) {
            int start = layout.index(handler.tryStart());
            int target = layout.index(handler.handler());
            cuts.clear(Math.min(start, target) + 1, Math.max(start, target) + 1);
            cuts.clear(start + 1, layout.index(handler.tryEnd()));
        }
        joinLocals(cuts, layout);
        cuts.set(0);
        cuts.set(length);
        return cuts;
    }

    /// A jump forward to the first instruction after a cut is the same as running into it.
    private static void join(BitSet cuts, int from, int target) {
        if (from < target) {
            cuts.clear(from + 1, target);
        } else {
            cuts.clear(target + 1, from + 1);
        }
    }

    private static void joinLocals(BitSet cuts, Layout layout) {
        var stores = new HashMap<Integer, Integer>();
        for (int i = 0; i < layout.instructions().size(); i++) {
            switch (layout.instructions().get(i)) {
                case StoreInstruction store -> stores.put(store.slot(), i);
                case LoadInstruction load ->
                        cuts.clear(stores.getOrDefault(load.slot(), 0) + 1, i + 1);
                case IncrementInstruction step -> {
                    cuts.clear(stores.getOrDefault(step.slot(), 0) + 1, i + 1);
                    stores.put(step.slot(), i);
                }
                default -> {}
            }
        }
    }
}
