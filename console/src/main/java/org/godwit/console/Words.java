package org.godwit.console;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.WrongUseException;
import org.godwit.task.Durability;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Checks the words that options take.
final class Words {

    private static final int PORT_MAX = 65_535;

    private Words() {}

    static String durability(String word) {
        try {
            return Durability.parse(word).name().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    static String oneOf(String option, String word, List<String> words) {
        if (!words.contains(word)) {
            throw new WrongUseException(
                    "%s '%s' is unknown; it is %s"
                            .formatted(option, word, String.join(" or ", words)));
        }
        return word;
    }

    static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new WrongUseException(
                    "%s must be %d..%d: %d".formatted(option, least, most, value));
        }
        return value;
    }

    static int port(int value) {
        return within("--port", value, 1, PORT_MAX);
    }

    static int port(String text) {
        try {
            return port(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new WrongUseException("not a port: '" + text + "'; it is a number", e);
        }
    }

    /// `host:port`.
    static String address(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon > 0) {
                within(option, Integer.parseInt(text.substring(colon + 1)), 1, PORT_MAX);
                return text;
            }
        } catch (NumberFormatException _) {
            // not a port
        }
        throw new WrongUseException(
                "%s '%s' is no address; say host:port, such as 127.0.0.1:9092"
                        .formatted(option, text));
    }

    /// Settings of hosts.
    static List<String> settings(List<String> set) {
        for (String line : set) {
            try {
                ConfigFactory.parseString(line);
            } catch (ConfigException e) {
                throw new RefusedException(
                        "--set: '%s' is no PATH=VALUE: %s".formatted(line, e.getMessage()), e);
            }
        }
        return set;
    }

    /// The class path of hosts that find what is on `--cp` behind Godwit itself.
    static String hostClassPath(String classPath) {
        String own = System.getProperty("java.class.path");
        return classPath.isEmpty()
                ? own
                : own + File.pathSeparator + String.join(File.pathSeparator, entries(classPath));
    }

    /// What a class path consists of, absolute, with `folder/*` replaced by the jars there.
    static List<String> entries(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .flatMap(Words::expanded)
                .map(file -> file.getAbsoluteFile().toPath().normalize().toString())
                .toList();
    }

    private static Stream<File> expanded(String entry) {
        boolean all = entry.equals("*") || entry.endsWith(File.separator + "*");
        File file =
                new File(
                        all
                                ? entry.equals("*") ? "." : entry.substring(0, entry.length() - 2)
                                : entry);
        if (!file.exists()) {
            throw new RefusedException(
                    "--cp: there is no '%s'; it takes directories and jars, separated by '%s'"
                            .formatted(entry, File.pathSeparator));
        }
        File[] jars = file.listFiles((_, name) -> name.toLowerCase(Locale.ROOT).endsWith(".jar"));
        return all && jars != null ? Stream.of(jars).sorted() : Stream.of(file);
    }
}
