package org.godwit.instrument;

import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;
import org.godwit.instrument.check.Finding;
import org.godwit.instrument.check.RestrictionAnalyser;
import org.godwit.instrument.check.ThreadUse;
import org.godwit.instrument.weave.FrameWeaver;
import org.godwit.instrument.weave.Pass;
import org.godwit.instrument.weave.Passes;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Weaves programs at load. With the system property `godwit.weave.dump` woven class files are also
/// written to the folder that it names. Thread-safe.
public final class WovenTaskCodes implements TaskCodeLoader {

    /// Names a folder to which woven class files are written, to look at.
    public static final String DUMP_PROPERTY = "godwit.weave.dump";

    private final Function<ProgramClasses, List<Pass>> passes;
    private final List<Path> further;
    private final Optional<Path> dump;

    /// For [java.util.ServiceLoader]: all passes; a program that starts threads of its own keeps
    /// its monitors.
    public WovenTaskCodes() {
        this(
                WovenTaskCodes::allPasses,
                List.of(),
                Optional.ofNullable(System.getProperty(DUMP_PROPERTY)).map(Path::of));
    }

    private static List<Pass> allPasses(ProgramClasses classes) {
        boolean threads = ThreadUse.in(classes.program(), classes);
        return List.of(
                Passes.beforeFrames(threads ? Passes.Monitors.KEPT : Passes.Monitors.ELIDED));
    }

    private WovenTaskCodes(
            Function<ProgramClasses, List<Pass>> passes, List<Path> further, Optional<Path> dump) {
        this.passes = passes;
        this.further = List.copyOf(further);
        this.dump = dump;
    }

    /// @param passes run on each class before its frames are woven, in this order
    /// @param further jars and folders that are task code as well as the main class's own
    /// @param dump a folder for woven class files, to look at
    public WovenTaskCodes(List<Pass> passes, List<Path> further, Optional<Path> dump) {
        this(_ -> List.copyOf(passes), further, dump);
    }

    @Override
    public TaskCode load(String className, ClassLoader parent, List<Path> alsoTaskCode)
            throws ClassNotFoundException {
        List<Path> all = Stream.concat(further.stream(), alsoTaskCode.stream()).toList();
        ProgramClasses classes = new ProgramClasses(className, parent, all);
        ProgramClosure closure = new ProgramClosure(classes);
        FrameWeaver frames =
                new FrameWeaver(classes, closure::implementsOutside, classes::isPublic);
        WovenClassLoader loader =
                new WovenClassLoader(classes, frames, passes.apply(classes), dump);
        return new WovenCode(loader, closure.fingerprint(), () -> warnings(className, parent));
    }

    private static List<String> warnings(String className, ClassLoader parent) {
        try {
            return RestrictionAnalyser.check(className, parent).restrictions().stream()
                    .map(Finding::toString)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // it has been woven
        }
    }
}
