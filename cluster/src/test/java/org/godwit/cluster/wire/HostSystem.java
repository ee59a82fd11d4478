package org.godwit.cluster.wire;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorSystem;
import org.godwit.cluster.host.TestHosts;

/// An actor system that serialises as a host's does, and is in no cluster.
final class HostSystem {

    private HostSystem() {}

    static ActorSystem start() {
        return ActorSystem.create(
                "vm",
                ConfigFactory.parseString("pekko.actor.provider = local")
                        .withFallback(TestHosts.settings().config()));
    }
}
