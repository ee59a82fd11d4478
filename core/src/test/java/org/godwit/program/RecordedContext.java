package org.godwit.program;

import org.godwit.message.Body;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The virtual machine as a state machine sees it; remembers what that did to it.
public class RecordedContext implements TaskContext {

    /// @param to whom
    public record Sent(Tid to, int tag, int context, int waitId, Body body) {}

    /// @param context in which the notice will come
    public record Watched(Tid subject, int tag, int context) {}

    private final List<Sent> sent = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();

    /// What was sent since this was last asked.
    public List<Sent> sent() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /// Whose end was asked for since this was last asked.
    public List<Watched> watched() {
        List<Watched> taken = List.copyOf(watched);
        watched.clear();
        return taken;
    }

    @Override
    public Tid self() {
        return Tid.task(1, 100, 0);
    }

    @Override
    public Optional<Tid> parent() {
        return Optional.empty();
    }

    @Override
    public void send(Tid destination, int tag, int context, int waitId, Body body) {
        sent.add(new Sent(destination, tag, context, waitId, body));
    }

    @Override
    public SpawnOutcome spawn(SpawnRequest request) {
        throw new AssertionError("a service spawns nothing: " + request);
    }

    @Override
    public void notifyTaskExit(Tid subject, int tag, int context) {
        watched.add(new Watched(subject, tag, context));
    }

    @Override
    public void print(String line) {
        throw new AssertionError("a service prints nothing: " + line);
    }
}
