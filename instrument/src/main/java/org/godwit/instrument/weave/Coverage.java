package org.godwit.instrument.weave;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where in the bytecode of a woven method its frame can be saved, as its exception table says.
public final class Coverage {

    /// A method that cannot be saved anywhere.
    public static final Coverage NONE = new Coverage(List.of());

    /// @param from bytecode index
    /// @param to bytecode index behind the end
    private record Range(int from, int to, boolean innermost) {}

    private final List<Range> ranges;

    private Coverage(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /// Whether the frame can be saved at this bytecode index.
    ///
    /// @param innermost whether it is the innermost frame of the program
    public boolean covers(int bytecodeIndex, boolean innermost) {
        for (Range range : ranges) {
            if (range.from <= bytecodeIndex && bytecodeIndex < range.to) {
                return range.innermost == innermost;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// @param woven as it was built
    static Coverage of(MethodModel woven, List<WovenMethod.Point> points) {
        List<Range> ranges = new ArrayList<>();
        woven.code().ifPresent(code -> collect((CodeAttribute) code, points, ranges));
        return ranges.isEmpty() ? NONE : new Coverage(ranges);
    }

    private static void collect(
            CodeAttribute code, List<WovenMethod.Point> points, List<Range> ranges) {
        Map<Integer, Integer> pointOf = pointsByHandler(code);
        for (ExceptionCatch handler : code.exceptionHandlers()) {
            Integer point = pointOf.get(code.labelToBci(handler.handler()));
            if (point != null && isSignal(handler)) {
                ranges.add(
                        new Range(
                                code.labelToBci(handler.tryStart()),
                                code.labelToBci(handler.tryEnd()),
                                points.get(point).innermost()));
            }
        }
    }

    private static boolean isSignal(ExceptionCatch handler) {
        return handler.catchType()
                .filter(type -> type.asSymbol().equals(RunTime.SIGNAL))
                .isPresent();
    }

    /// Each handler names its point before it calls the method that saves: handlers of code that is
    /// never reached are gone, so that counting them would not do.
    private static Map<Integer, Integer> pointsByHandler(CodeModel code) {
        Map<Integer, Integer> points = new HashMap<>();
        int handler = 0;
        int constant = 0;
        int bytecodeIndex = 0;
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target -> handler = bytecodeIndex;
                case ConstantInstruction load when load.constantValue() instanceof Integer value ->
                        constant = value;
                case InvokeInstruction call
                        when call.name().stringValue().startsWith(RunTime.SAVE) ->
                        points.put(handler, constant & ((1 << RunTime.POINT_BITS) - 1));
                default -> {}
            }
            bytecodeIndex += element instanceof Instruction one ? one.sizeInBytes() : 0;
        }
        return points;
    }
}
