package org.godwit.console.bench;

import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What the hosts of a virtual machine have done, counted: other than time, it does not depend on
/// how many processors they share.
///
/// @param messages sent by tasks, repeated ones included
/// @param frames that went from one host to another
/// @param cpuNanos processor time of the hosts and of this process, which holds the journal and the
///   media driver
record Work(long messages, long frames, long cpuNanos) {

    /// Asks all hosts.
    static Work soFar(Machine machine) {
        long messages = 0;
        long frames = 0;
        for (var counters : machine.client().allCounters()) {
            messages += counters.getOrDefault("messages.sent", 0L);
            frames += counters.getOrDefault("plane.framesOut", 0L);
        }
        long cpu =
                Stream.concat(
                                machine.hosts().stream()
                                        .map(VmState.Host::pid)
                                        .map(ProcessHandle::of)
                                        .flatMap(Optional::stream),
                                Stream.of(ProcessHandle.current()))
                        .map(process -> process.info().totalCpuDuration())
                        .flatMap(Optional::stream)
                        .mapToLong(Duration::toNanos)
                        .sum();
        return new Work(messages, frames, cpu);
    }

    Work since(Work before) {
        return new Work(
                messages - before.messages, frames - before.frames, cpuNanos - before.cpuNanos);
    }
}
