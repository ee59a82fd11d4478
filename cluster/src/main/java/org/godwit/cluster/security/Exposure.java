package org.godwit.cluster.security;

import com.typesafe.config.Config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the configuration of a host must not say: that it can be reached from elsewhere by anyone,
/// or that it turns bytes into objects of whatever class they name.
public final class Exposure {

    private static final String ARTERY = "pekko.remote.artery.";
    private static final String CANONICAL = ARTERY + "canonical.hostname";
    private static final String BIND = ARTERY + "bind.hostname";
    private static final String TRANSPORT = ARTERY + "transport";
    private static final String MUTUAL =
            ARTERY + "ssl.config-ssl-engine.require-mutual-authentication";
    private static final String JAVA_SERIALIZATION = "pekko.actor.allow-java-serialization";
    private static final String ANY_CLASS = "pekko.serialization.jackson.allowed-class-prefix";
    private static final String TLS = "tls-tcp";

    /// Whoever writes into such a folder can stop or cut off a host.
    private static final List<String> TEST_FOLDERS =
            List.of("godwit.test.stop-folder", "godwit.test.fault-folder");

    private Exposure() {}

    /// @param config the whole configuration of a host
    /// @param overAeron whether its messages travel over Aeron, which does not encrypt
    /// @throws IllegalArgumentException naming the setting, its value and what to do
    public static void check(Config config, boolean overAeron) {
        if (!config.getBoolean(ARTERY + "enabled")) {
            throw refused(ARTERY + "enabled", "off", "hosts talk over Artery; leave it on");
        }
        if (config.getBoolean(JAVA_SERIALIZATION)) {
            throw refused(
                    JAVA_SERIALIZATION,
                    "on",
                    "whoever reaches the host could have it run any class it has; leave it off, and"
                            + " bind your own messages to a serializer of their own");
        }
        List<String> prefixes = config.getStringList(ANY_CLASS);
        if (!prefixes.isEmpty()) {
            throw refused(
                    ANY_CLASS,
                    prefixes.toString(),
                    "bytes could name any class under it; bind the classes themselves"
                            + " (pekko.actor.serialization-bindings)");
        }
        boolean encrypted = config.getString(TRANSPORT).equals(TLS);
        if (encrypted && overAeron) {
            throw new IllegalArgumentException(
                    "with TLS the message plane must be artery: Aeron does not encrypt, and"
                            + " messages of tasks would travel in the clear; start with --plane"
                            + " artery");
        }
        if (encrypted && !config.getBoolean(MUTUAL)) {
            throw refused(
                    MUTUAL,
                    "off",
                    "without it anyone could join without a certificate; leave it on");
        }
        Optional<String> exposed =
                Stream.of(CANONICAL, BIND)
                        .filter(path -> !isLoopback(config.getString(path)))
                        .findFirst();
        if (exposed.isPresent()) {
            TEST_FOLDERS.stream()
                    .filter(path -> !config.getString(path).isEmpty())
                    .findFirst()
                    .ifPresent(path -> {
                        throw refused(
                                path,
                                config.getString(path),
                                "it is for tests on one machine, and %s = %s is beyond it; leave it empty"
                                        .formatted(exposed.get(), config.getString(exposed.get())));
                    });
        }
        if (!encrypted) {
            exposed.ifPresent(path -> {
                throw refused(
                        path,
                        config.getString(path),
                        "beyond loopback hosts listen with TLS only (transport is %s): make certificates with ./pvm certs --dir DIR and start with --tls DIR"
                                .formatted(config.getString(TRANSPORT)));
            });
        }
    }

    private static IllegalArgumentException refused(String path, String value, String todo) {
        return new IllegalArgumentException("%s = %s is refused: %s".formatted(path, value, todo));
    }

    /// Whether what listens there is for this machine alone. Empty means the canonical one; what
    /// cannot be resolved counts as elsewhere.
    static boolean isLoopback(String host) {
        try {
            return host.isEmpty() || InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
