package org.godwit.cluster.host;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;

import org.godwit.cluster.fault.CutLinks;
import org.godwit.cluster.processor.ForcedCaptures;
import org.godwit.cluster.processor.MoveLimits;
import org.godwit.cluster.security.CertificateDirectory;
import org.godwit.cluster.security.Exposure;
import org.godwit.processor.ProcessorLimits;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a host is started with.
///
/// @param name unique in the virtual machine
/// @param machine name of the virtual machine
/// @param port where Artery listens, on loopback unless the configuration says otherwise
/// @param seed `host:port` of a host to join; the first host names itself
/// @param aeronDirectory of the media driver of this machine
/// @param token secret of the HTTP interface
/// @param overrides configuration above everything else, such as the journal's profile
public record HostSettings(
        String name,
        String machine,
        int port,
        String seed,
        PlaneKind plane,
        Path aeronDirectory,
        String token,
        Config overrides) {

    /// Which message plane.
    public enum PlaneKind {
        AERON,
        ARTERY;

        public static PlaneKind parse(String text) {
            for (PlaneKind kind : values()) {
                if (kind.name().equalsIgnoreCase(text)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "unknown message plane '" + text + "'; it is 'aeron' or 'artery'");
        }
    }

    private static final String PEKKO = "org/godwit/cluster/pekko.conf";

    /// The whole configuration of this host.
    ///
    /// @throws IllegalArgumentException if it must not be so: see [Exposure],
    ///   [CertificateDirectory], [Deadlines], [MessageLimits]
    public Config config() {
        String seedNode = "pekko://%s@%s".formatted(machine, seed);
        Config given = overrides.withFallback(defaults());
        Config config =
                ConfigFactory.parseMap(
                                Map.of(
                                        "pekko.remote.artery.canonical.port",
                                        port,
                                        "pekko.cluster.seed-nodes",
                                        List.of(seedNode)))
                        .withFallback(
                                certificates(given)
                                        .map(CertificateDirectory::artery)
                                        .orElse(ConfigFactory.empty()))
                        .withFallback(CutLinks.from(given).artery())
                        .withFallback(given);
        Exposure.check(config, plane == PlaneKind.AERON);
        Deadlines.check(config);
        MessageLimits.check(config, plane);
        return config;
    }

    /// Checks settings as every host will that is started with them, but for what the command line
    /// of a host says.
    ///
    /// @throws IllegalArgumentException naming the setting that is wrong, and what to do
    public static void check(PlaneKind plane, Config overrides) {
        var _ =
                new HostSettings("h", "vm", 0, "127.0.0.1:0", plane, Path.of(""), "", overrides)
                        .config();
    }

    /// Those that the settings name, if they do.
    static Optional<CertificateDirectory> certificates(Config config) {
        return Optional.of(config.getString(CertificateDirectory.SETTING))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> CertificateDirectory.open(Path.of(directory)));
    }

    /// System properties, application.conf, what Godwit sets of Pekko's, and every reference.conf;
    /// the former over the latter, wherever they stand on the class path.
    static Config defaults() {
        return ConfigFactory.load(
                ConfigFactory.defaultApplication()
                        .withFallback(
                                ConfigFactory.parseResources(
                                        HostSettings.class.getClassLoader(),
                                        PEKKO,
                                        ConfigParseOptions.defaults().setAllowMissing(false))));
    }

    /// Jars and folders of which every class is task code.
    static List<Path> programPath(Config config) {
        return Stream.of(config.getString("godwit.program-path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    static ForcedCaptures forcedCaptures(Config config) {
        Config c = config.getConfig("godwit.capture");
        return new ForcedCaptures(c.getInt("bounce-every"), c.getInt("move-every"));
    }

    static ProcessorLimits processorLimits(Config config) {
        Config c = config.getConfig("godwit.processor");
        return new ProcessorLimits(
                c.getInt("window-messages"),
                c.getBytes("window-bytes"),
                c.getInt("early-messages"),
                c.getInt("ack-every"),
                c.getInt("queue-messages"),
                c.getBytes("queue-bytes"),
                c.getBytes("crowded-bytes"),
                c.getDuration("retransmit-after"),
                c.getLong("checkpoint-events"),
                c.getBytes("checkpoint-bytes"));
    }

    static MoveLimits moveLimits(Config config) {
        return MoveLimits.from(config);
    }
}
