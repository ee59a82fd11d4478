package org.godwit.continuation;

import java.util.List;
import java.util.Map;

/// A task that was captured: everything it goes on from.
///
/// @param frames its call stack, outermost first
/// @param statics its static variables
/// @param attachments what the front ends keep for it (see [org.godwit.port.TaskPort#attachment]),
///   by class
public record SavedTask(
        List<SavedFrame> frames, StaticSpace statics, Map<Class<?>, Object> attachments) {
    public SavedTask {
        frames = List.copyOf(frames);
        attachments = Map.copyOf(attachments);
    }
}
