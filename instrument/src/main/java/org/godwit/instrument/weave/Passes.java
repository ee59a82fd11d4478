package org.godwit.instrument.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The passes that a task class goes through before its frames are woven, in their order:
/// [TaskExits], [TaskReads], [MonitorElision] (unless monitors are kept), [SerialisableLambdas],
/// [LiftedConstructors], [PrivateStatics]. Constructors come before static variables, so that the
/// method that a body becomes fetches its static variables itself.
public final class Passes implements Pass {

    /// Whether a program's monitors are of any use.
    public enum Monitors {
        /// It has one thread: they are not.
        ELIDED,
        /// It starts threads of its own: they are, and pin the task.
        KEPT
    }

    private final List<Pass> inOrder;

    private Passes(List<Pass> inOrder) {
        this.inOrder = inOrder;
    }

    public static Passes beforeFrames(Monitors monitors) {
        var rest =
                List.of(new SerialisableLambdas(), new LiftedConstructors(), new PrivateStatics());
        var all = new ArrayList<Pass>();
        all.add(new TaskExits());
        all.add(new TaskReads());
        if (monitors == Monitors.ELIDED) {
            all.add(new MonitorElision());
        }
        all.addAll(rest);
        return new Passes(List.copyOf(all));
    }

    /// Each pass, for those who want to run them one by one.
    public List<Pass> inOrder() {
        return inOrder;
    }

    /// Runs all of them. What one generates is final: the others do not see it.
    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var generated = new HashMap<String, byte[]>();
        var current = classFile;
        for (var pass : inOrder) {
            var output = pass.apply(current, classes);
            current = output.classFile();
            generated.putAll(output.generated());
        }
        return new Output(current, generated);
    }
}
