package org.godwit.cluster.wire;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorSystem;
import org.godwit.cluster.host.HostSettings;

import java.nio.file.Path;

/// An actor system that serialises as a host's does, and is in no cluster.
final class HostSystem {

    private HostSystem() {}

    static ActorSystem start() {
        HostSettings settings =
                new HostSettings(
                        "h1",
                        "vm",
                        5398,
                        "127.0.0.1:5398",
                        HostSettings.PlaneKind.AERON,
                        Path.of(""),
                        "secret",
                        ConfigFactory.empty());
        return ActorSystem.create(
                "vm",
                ConfigFactory.parseString("pekko.actor.provider = local")
                        .withFallback(settings.config()));
    }
}
