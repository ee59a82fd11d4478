package org.godwit.instrument.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LineNumber;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// Keeps some of a method's instructions, with what belongs to them, and adds a `return` if the last
/// one is not among them. A protected range must be kept or dropped as a whole.
final class CodePart implements CodeTransform {

    private final BitSet kept;
    private final Set<Label> dropped;
    private int index;

    private CodePart(BitSet kept, Set<Label> dropped) {
        this.kept = kept;
        this.dropped = dropped;
    }

    /// @param kept by index of instruction
    static CodeTransform of(BitSet kept, Layout layout) {
        var dropped = new HashSet<Label>();
        layout.catches().stream()
                .map(ExceptionCatch::tryStart)
                .filter(start -> !kept.get(layout.index(start)))
                .forEach(dropped::add);
        return CodeTransform.ofStateful(() -> new CodePart(kept, dropped));
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        var keep =
                switch (element) {
                    case Instruction _ -> kept.get(index++);
                    case LineNumber _ -> kept.get(index);
                    case ExceptionCatch range -> !dropped.contains(range.tryStart());
                    default -> true;
                };
        if (keep) {
            builder.with(element);
        }
    }

    @Override
    public void atEnd(CodeBuilder builder) {
        if (!kept.get(index - 1)) {
            builder.return_();
        }
    }
}
