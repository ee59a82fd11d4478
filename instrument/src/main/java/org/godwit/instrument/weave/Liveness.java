package org.godwit.instrument.weave;

import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which local variables are read again after an instruction.
final class Liveness {

    private final MethodCode code;

    /// Live before each instruction.
    private final List<BitSet> before = new ArrayList<>();

    Liveness(MethodCode code) {
        this.code = code;
        for (int i = 0; i < code.size(); i++) {
            before.add(new BitSet());
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = code.size() - 1; i >= 0; i--) {
                BitSet live = after(i);
                addOwn(i, live);
                if (!live.equals(before.get(i))) {
                    before.set(i, live);
                    changed = true;
                }
            }
        }
    }

    BitSet before(int number) {
        return before.get(number);
    }

    /// Live when the instruction has ended, normally or with an exception that is caught here.
    BitSet over(int number) {
        BitSet live = after(number);
        addCaught(number, live);
        return live;
    }

    private BitSet after(int number) {
        BitSet live = new BitSet();
        for (int next : code.successors(number)) {
            if (next < code.size()) {
                live.or(before.get(next));
            }
        }
        return live;
    }

    private void addOwn(int number, BitSet live) {
        switch (code.at(number)) {
            case StoreInstruction store -> live.clear(store.slot());
            case LoadInstruction load -> live.set(load.slot());
            case IncrementInstruction increment -> live.set(increment.slot());
            default -> {}
        }
        addCaught(number, live);
    }

    private void addCaught(int number, BitSet live) {
        for (MethodCode.Handler handler : code.handlers) {
            if (handler.covers(number)) {
                live.or(before.get(handler.at()));
            }
        }
    }
}
