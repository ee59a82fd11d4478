package org.godwit.queue;

import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.util.Optional;
import java.util.OptionalInt;

/// Which messages a receive accepts. An empty component accepts all.
///
/// @param reserved whether an empty context accepts the contexts in which parts of the virtual
///   machine talk, too
public record Selector(
        Optional<Tid> source, OptionalInt tag, OptionalInt context, boolean reserved) {

    /// Contexts from here to [#RESERVED_MAX] are not for programs.
    public static final int RESERVED_MIN = 0x7fff6;

    public static final int RESERVED_MAX = 0x7ffff;

    /// Everything in every context.
    public static final Selector ANY =
            new Selector(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    public Selector(Optional<Tid> source, OptionalInt tag, OptionalInt context) {
        this(source, tag, context, true);
    }

    /// From PVM's numbers, where -1 is the wildcard: for a context it means all those of programs,
    /// so that a program does not take the answers and data of group calls.
    public static Selector ofPvm(int tid, int tag, int context) {
        return new Selector(
                tid == -1 ? Optional.empty() : Optional.of(new Tid(tid)),
                tag == -1 ? OptionalInt.empty() : OptionalInt.of(tag),
                context == -1 ? OptionalInt.empty() : OptionalInt.of(context),
                false);
    }

    public boolean accepts(Message m) {
        return (source.isEmpty() || source.get().value() == m.source().value())
                && (tag.isEmpty() || tag.getAsInt() == m.tag())
                && acceptsContext(m.context());
    }

    private boolean acceptsContext(int of) {
        if (context.isPresent()) {
            return context.getAsInt() == of;
        }
        return reserved || of < RESERVED_MIN || of > RESERVED_MAX;
    }
}
