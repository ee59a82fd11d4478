package org.godwit.queue;

import org.godwit.message.Message;
import org.godwit.task.Tid;

import java.util.Optional;
import java.util.OptionalInt;

/// Which messages a receive accepts. An empty component accepts all.
///
/// @param system whether an empty context accepts those of the system, too
/// @param services whether what is in the first contexts of the system, up to
///   [#SERVICE_CONTEXT_MAX], is accepted all the same
public record Selector(
        Optional<Tid> source,
        OptionalInt tag,
        OptionalInt context,
        boolean system,
        boolean services) {

    /// The last of the contexts whose messages the receiving calls of a task serve by the way:
    /// signals and the output of other tasks.
    public static final int SERVICE_CONTEXT_MAX = 0x7fff7;

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

    /// What comes to a task by the way, and nothing else.
    public static final Selector SERVICES =
            new Selector(
                    Optional.of(new Tid(0)), OptionalInt.empty(), OptionalInt.empty(), false, true);

    public Selector(Optional<Tid> source, OptionalInt tag, OptionalInt context, boolean system) {
        this(source, tag, context, system, false);
    }

    /// The same and what comes by the way.
    public Selector orServices() {
        return new Selector(source, tag, context, system, true);
    }

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
        return (services && isService(m.context())) || accepted(m);
    }

    private boolean accepted(Message m) {
        return (source.isEmpty() || source.get().value() == m.source().value())
                && (tag.isEmpty() || tag.getAsInt() == m.tag())
                && acceptsContext(m.context());
    }

    private boolean acceptsContext(int found) {
        return context.isEmpty() ? system || !isSystem(found) : context.getAsInt() == found;
    }

    /// Whether messages in this context are served by the way.
    public static boolean isService(int context) {
        return context >= SYSTEM_CONTEXT_MIN && context <= SERVICE_CONTEXT_MAX;
    }

    /// Whether a context belongs to the system.
    public static boolean isSystem(int context) {
        return context >= SYSTEM_CONTEXT_MIN && context <= SYSTEM_CONTEXT_MAX;
    }
}
