package org.godwit.queue;

import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.util.Optional;
import java.util.OptionalInt;

/// Which messages a receive accepts. An empty component accepts all.
public record Selector(Optional<Tid> source, OptionalInt tag, OptionalInt context) {

    /// Everything in every context.
    public static final Selector ANY =
            new Selector(Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

    /// From PVM's numbers, where -1 is the wildcard.
    public static Selector ofPvm(int tid, int tag, int context) {
        return new Selector(
                tid == -1 ? Optional.empty() : Optional.of(new Tid(tid)),
                tag == -1 ? OptionalInt.empty() : OptionalInt.of(tag),
                context == -1 ? OptionalInt.empty() : OptionalInt.of(context));
    }

    public boolean accepts(Message m) {
        return (source.isEmpty() || source.get().value() == m.source().value())
                && (tag.isEmpty() || tag.getAsInt() == m.tag())
                && (context.isEmpty() || context.getAsInt() == m.context());
    }
}
