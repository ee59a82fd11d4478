package org.godwit.instrument.weave;

import java.util.List;

/// A place in a method where the task can be captured, and what is kept of the frame there.
///
/// @param number counted from 0 in the method
/// @param instruction the call, or the head of the loop
/// @param values what is kept, in the order of saving; operands are spilled to fresh locals first
/// @param operands what is spilled of the operand stack and pushed again, bottom first; those of
///   kind NULL are not kept, and objects whose constructor has not run are left out
record YieldPoint(int number, int instruction, Kind kind, List<Slot> values, List<Slot> operands) {

    enum Kind {
        /// At the head of a loop.
        POLL,
        /// A call of the program's own code, which the next inner frame stands for.
        CALL,
        /// A call of the facade, which is made again.
        FACADE;

        /// Whether the innermost frame stands at such a point; the others stand at calls.
        boolean isInnermost() {
            return this != CALL;
        }
    }

    record Slot(int slot, ValueType type) {}
}
