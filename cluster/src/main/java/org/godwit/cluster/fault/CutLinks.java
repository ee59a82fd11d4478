package org.godwit.cluster.fault;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which hosts do not reach which others, as somebody says by a file in a folder: for `./pvm
/// torture`. Off unless `godwit.test.fault-folder` names a folder. A host that is cut from another
/// sends it nothing any more, neither over Artery nor over Aeron; nobody is told, what is sent is
/// lost. What both write into the journal is not touched. Thread-safe.
///
/// @param folder empty: off
public record CutLinks(String folder) {

    /// No link is ever cut.
    public static final CutLinks OFF = new CutLinks("");

    /// The setting that switches this on.
    public static final String SETTING = "godwit.test.fault-folder";

    private static final String ARTERY_TEST_MODE = "pekko.remote.artery.advanced.test-mode";
    private static final String FILE = "cut-links";

    /// What the host `from` sends does not reach the host `to`.
    ///
    /// @param from its name
    /// @param to its name
    public record Link(String from, String to) {}

    public static CutLinks from(Config config) {
        return new CutLinks(config.getString(SETTING));
    }

    /// The line of a host's configuration that switches this on.
    public String setting() {
        return SETTING + " = " + ConfigUtil.quoteString(folder);
    }

    public boolean isOff() {
        return folder.isEmpty();
    }

    /// What Artery needs, so that its links can be cut.
    public Config artery() {
        return isOff()
                ? ConfigFactory.empty()
                : ConfigFactory.parseMap(Map.of(ARTERY_TEST_MODE, true));
    }

    private Path file() {
        return Path.of(folder, FILE);
    }

    /// These links are cut and no others. Hosts look every 20 ms.
    public void cut(Collection<Link> links) throws IOException {
        Path draft = Path.of(folder, FILE + ".draft");
        Files.write(
                draft, links.stream().map(link -> link.from() + " " + link.to()).sorted().toList());
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// No link is cut.
    public void heal() throws IOException {
        Files.deleteIfExists(file());
    }

    /// Whom this host does not reach now.
    Set<String> cutFrom(String host) {
        if (!Files.exists(file())) {
            return Set.of();
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file());
        } catch (IOException _) {
            return Set.of(); // just healed
        }
        return lines.stream()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2 && words[0].equals(host))
                .map(words -> words[1])
                .collect(Collectors.toSet());
    }
}
