package org.godwit.task;

import java.util.Map;

/// What a task gets from whoever spawned it, beside its arguments.
///
/// @param context the message context it begins in (PVMCTX)
/// @param variables exported environment variables, and PVM's own (PVMTMASK, PVMTRCBUF, PVMTRCOPT)
/// @param output who gets what it prints
/// @param trace who gets its trace events
/// @param directory the working directory that the spawner named, "" for none
public record Inherited(
        int context,
        Map<String, String> variables,
        Collector output,
        Collector trace,
        String directory) {

    /// What a task that is started by hand has.
    public static final Inherited NOTHING =
            new Inherited(0, Map.of(), Collector.NOBODY, Collector.NOBODY, "");

    public Inherited {
        variables = Map.copyOf(variables);
    }

    /// The same with these variables.
    public Inherited with(Map<String, String> others) {
        return new Inherited(context, others, output, trace, directory);
    }

    /// A task that gets what others write, as messages.
    ///
    /// @param tid 0: nobody, output goes to the virtual machine's console
    public record Collector(Tid tid, int tag, int context) {

        public static final Collector NOBODY = new Collector(new Tid(0), 0, 0);

        public boolean isNobody() {
            return tid.value() == 0;
        }
    }
}
