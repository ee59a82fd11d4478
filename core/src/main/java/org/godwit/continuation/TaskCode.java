package org.godwit.continuation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The woven code of one program in one class loader: how its tasks are captured and resumed. May
/// be shared by any number of tasks; thread-safe.
public interface TaskCode {

    /// The class loader of the program's classes.
    ClassLoader classes();

    /// The switch behind all yield points at loop heads of this program.
    PollSwitch polls();

    /// Names the program's code, the JDK build and the form of captures: a capture is resumed only
    /// where all three are the same.
    String fingerprint();

    /// What in the program's code keeps its tasks from being captured or lets them behave
    /// differently after a move, a line each; found without running it. May take a second the first
    /// time.
    default List<String> warnings() {
        return List.of();
    }

    /// Why the calling thread cannot be unwound here; empty if it can: every frame between here and
    /// the program's entry is that of woven code at a yield point.
    Optional<String> pinned();

    /// Rebuilds the call stack on the calling thread and goes on where it stood. Returns when the
    /// program ends; throws what the program throws, or [CaptureSignal] when it is captured again.
    void resume(List<SavedFrame> frames) throws Throwable;

    /// Writes a captured task as bytes, in chunks, while it does not run. Changes nothing.
    ///
    /// @param named objects of the host that are not part of the capture but referred to by name
    /// @throws NotCapturableException if something that it holds cannot leave this JVM; the task
    ///   can still go on here
    void write(SavedTask task, Map<String, Object> named, Consumer<byte[]> chunks);

    /// The reverse of [#write].
    ///
    /// @param named what the names of [#write] stand for here
    /// @throws CaptureRefusedException if these bytes are no capture, are damaged, or are not for
    ///   this code on this JVM; nothing of the task has run
    SavedTask read(List<byte[]> chunks, Map<String, Object> named);
}
