package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The message handlers of one task. The first ids belong to handlers that PVM's library has for
/// itself; here they have nothing to do, but hold their ids and their messages' names.
final class Handlers {

    private static final int SYSTEM_HANDLERS = 9;
    private static final int SYSTEM_CONTEXT = 0x7ffff;
    private static final int SYSTEM_FIRST_TAG = 0x80040001;
    private static final int ANY = -1;

    /// Which messages a handler gets; -1 is any.
    record Pattern(int source, int tag, int context) {

        boolean overlaps(Pattern p) {
            return meet(source, p.source) && meet(tag, p.tag) && meet(context, p.context);
        }

        private static boolean meet(int a, int b) {
            return a == b || a == ANY || b == ANY;
        }

        boolean accepts(MessageBuffer m) {
            return StandardMatch.accepts(m, source, tag, context);
        }
    }

    private sealed interface Slot {
        Pattern pattern();
    }

    private record OfSystem(Pattern pattern) implements Slot {}

    private record OfProgram(Pattern pattern, PvmMessageHandler function) implements Slot {}

    private final List<@Nullable Slot> slots = new ArrayList<>();
    private int ofProgram;

    Handlers() {
        reset();
    }

    /// Whether the program has handlers.
    boolean any() {
        return ofProgram > 0;
    }

    /// Forgets all handlers of the program.
    void reset() {
        slots.clear();
        ofProgram = 0;
        for (int i = 0; i < SYSTEM_HANDLERS; i++) {
            slots.add(new OfSystem(new Pattern(ANY, SYSTEM_FIRST_TAG + i, SYSTEM_CONTEXT)));
        }
    }

    /// pvm_addmhf: the lowest free id.
    int add(int source, int tag, int context, @Nullable PvmMessageHandler function) {
        Pattern pattern = new Pattern(source, tag, context);
        if (function == null) {
            return Pvm.PvmBadParam;
        }
        for (Slot slot : slots) {
            if (slot != null && slot.pattern().overlaps(pattern)) {
                return Pvm.PvmExists;
            }
        }
        ofProgram++;
        Slot added = new OfProgram(pattern, function);
        int free = slots.indexOf(null);
        if (free >= 0) {
            slots.set(free, added);
            return free;
        }
        slots.add(added);
        return slots.size() - 1;
    }

    boolean isUnheardOf(int id) {
        return id >= slots.size();
    }

    /// pvm_delmhf.
    int remove(int id) {
        if (id < 0) {
            return Pvm.PvmBadParam;
        }
        if (id >= slots.size() || slots.get(id) == null) {
            return Pvm.PvmNotFound;
        }
        if (slots.set(id, null) instanceof OfProgram) {
            ofProgram--;
        }
        return Pvm.PvmOk;
    }

    /// The handler of the program that gets this message; there is at most one.
    Optional<PvmMessageHandler> of(MessageBuffer m) {
        for (Slot slot : slots) {
            if (slot instanceof OfProgram(var pattern, var function) && pattern.accepts(m)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }
}
