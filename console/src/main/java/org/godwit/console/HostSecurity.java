package org.godwit.console;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;

import org.godwit.cluster.host.HostSettings;
import org.godwit.cluster.security.CertificateDirectory;
import org.godwit.console.client.RefusedException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Checks of `./pvm start` what hosts would refuse, before anything is started.
final class HostSecurity {

    private static final String ARTERY = "artery";
    private static final String AERON = "aeron";

    private HostSecurity() {}

    /// The setting that `--tls` stands for.
    static Optional<String> tlsLine(String directory) {
        return directory.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s = %s"
                                .formatted(
                                        CertificateDirectory.SETTING,
                                        ConfigUtil.quoteString(
                                                Path.of(directory).toAbsolutePath().toString())));
    }

    /// The plane that is asked for, or the one that goes with the settings.
    static String plane(String asked, List<String> set) {
        if (!asked.isEmpty()) {
            return Words.oneOf("--plane", asked, List.of(AERON, ARTERY));
        }
        Config settings = parsed(set);
        boolean tls =
                settings.hasPath(CertificateDirectory.SETTING)
                        && !settings.getString(CertificateDirectory.SETTING).isEmpty();
        return tls ? ARTERY : AERON;
    }

    /// @throws RefusedException naming the setting that is wrong, and what to do
    static void check(String plane, List<String> set) {
        try {
            HostSettings.check(HostSettings.PlaneKind.parse(plane), parsed(set));
        } catch (IllegalArgumentException | ConfigException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Config parsed(List<String> set) {
        return ConfigFactory.parseString(String.join("\n", set));
    }
}
