package org.godwit.instrument.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.util.BitSet;

/// Keeps some of a method's instructions, with what belongs to them, and adds a `return` if the
/// last one is not among them. A protected range must be kept or dropped as a whole.
final class CodePart implements CodeTransform {

    private final BitSet kept;
    private final Layout layout;
    private int index;

    private CodePart(BitSet kept, Layout layout) {
        this.kept = kept;
        this.layout = layout;
    }

    /// @param kept by index of instruction
    static CodeTransform of(BitSet kept, Layout layout) {
        return CodeTransform.ofStateful(() -> new CodePart(kept, layout));
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        var keep =
                switch (element) {
                    case Instruction _ -> kept.get(index++);
                    case LineNumber _ -> kept.get(index);
                    case ExceptionCatch range -> isKept(range.tryStart(), range.tryEnd());
                    case LocalVariable variable -> isSet(variable.startScope());
                    case LocalVariableType variable -> isSet(variable.startScope());
                    default -> true;
                };
        if (keep) {
            builder.with(element);
        }
    }

    private boolean isKept(Label start, Label end) {
        int next = kept.nextSetBit(layout.index(start));
        return next >= 0 && next < layout.index(end);
    }

    /// Parameters are there from the beginning, other variables after the instruction that sets
    /// them.
    private boolean isSet(Label start) {
        int from = layout.index(start);
        return from == 0 || kept.get(from - 1);
    }

    @Override
    public void atEnd(CodeBuilder builder) {
        if (!kept.get(index - 1)) {
            builder.return_();
        }
    }
}
