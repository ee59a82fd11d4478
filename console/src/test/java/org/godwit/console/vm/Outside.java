package org.godwit.console.vm;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.godwit.cluster.outside.TaskGateway;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;

import java.time.Duration;

/// A plain actor system beside the virtual machine, which knows it by a host's address alone.
final class Outside implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ActorTestKit kit =
            ActorTestKit.create(
                    "outside",
                    ConfigFactory.parseString(
                                    "pekko.actor.provider = remote\npekko.remote.artery.canonical.port = 0")
                            .withFallback(
                                    ConfigFactory.parseResourcesAnySyntax(
                                            "org/godwit/cluster/pekko.conf"))
                            .withFallback(ConfigFactory.load()));
    private final ActorRef<TaskGateway.Command> gateway;

    /// @param host the address of a host, as `./pvm conf` shows it
    Outside(String host) {
        gateway = ActorRefResolver.get(kit.system()).resolveActorRef(host + "/user/tasks");
    }

    static Body ints(int... values) {
        PackBuffer buffer = new PackBuffer(Encoding.DEFAULT);
        buffer.packInts(values, 0, values.length, 1);
        return buffer.body();
    }

    static int[] ints(Body body) {
        int[] values = new int[body.length() / Integer.BYTES];
        new UnpackBuffer(body).unpackInts(values, 0, values.length, 1);
        return values;
    }

    void tell(Tid to, int tag, Body body) {
        gateway.tell(new TaskGateway.Tell(to, tag, body));
    }

    TaskGateway.Answer ask(Tid to, int tag, Body body, Duration within) {
        TestProbe<TaskGateway.Answer> probe = kit.createTestProbe();
        gateway.tell(new TaskGateway.Ask(to, tag, body, within, probe.getRef()));
        return probe.receiveMessage(PATIENCE);
    }

    /// An actor with a tid of its own.
    final class Member {
        private final TestProbe<TaskGateway.ToActor> probe = kit.createTestProbe();
        private final Tid tid;

        Member() {
            gateway.tell(new TaskGateway.Attach(probe.getRef()));
            tid = probe.expectMessageClass(TaskGateway.Attached.class, PATIENCE).tid();
        }

        Tid tid() {
            return tid;
        }

        void send(Tid to, int tag, Body body) {
            gateway.tell(new TaskGateway.TellFrom(tid, to, tag, body));
        }

        TaskGateway.Received receive() {
            return probe.expectMessageClass(TaskGateway.Received.class, PATIENCE);
        }
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
