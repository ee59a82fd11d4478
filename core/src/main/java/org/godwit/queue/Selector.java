package org.godwit.queue;

import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.util.Optional;
import java.util.OptionalInt;

/// Which messages a receive accepts. An empty component accepts all.
///
/// @param system whether an empty context accepts those of the system, too
public record Selector(Optional<Tid> source, OptionalInt tag, OptionalInt context, boolean system) {

    /// The contexts that belong to the system: what is in them is between a task and services of
    /// the virtual machine, and no program finds it by a wildcard.
    public static final int SYSTEM_CONTEXT_MIN = 0x7fff6;

    public static final int SYSTEM_CONTEXT_MAX = 0x7ffff;

    /// Everything in every context.
    public static final Selector ANY =
            new Selector(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /// Everything in the contexts of programs.
    public static final Selector ORDINARY =
            new Selector(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), false);

    /// An empty context accepts all.
    public Selector(Optional<Tid> source, OptionalInt tag, OptionalInt context) {
        this(source, tag, context, true);
    }

    /// From PVM's numbers, where -1 is the wildcard.
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

    private boolean acceptsContext(int found) {
        return context.isEmpty() ? system || !isSystem(found) : context.getAsInt() == found;
    }

    /// Whether a context belongs to the system.
    public static boolean isSystem(int context) {
        return context >= SYSTEM_CONTEXT_MIN && context <= SYSTEM_CONTEXT_MAX;
    }
}
