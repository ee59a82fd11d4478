package org.godwit.console;

import org.godwit.cluster.security.CertificateDirectory;
import org.godwit.console.certs.CertificateMaker;
import org.godwit.console.client.WrongUseException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@Command(
        name = "certs",
        description = {
            "Makes an authority and a certificate with which the hosts of a test machine talk TLS:",
            "./pvm start --tls DIR."
        },
        mixinStandardHelpOptions = true)
final class CertsCommand implements Callable<Integer> {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "::1", "localhost");
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]*|[0-9A-Fa-f:.]+");
    private static final int DAYS_MAX = 3_650;

    private final ConsoleContext context;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "",
            description = "where to; must be empty or not there (certs in GODWIT_HOME)")
    private String directory = "";

    @Option(
            names = "--address",
            paramLabel = "NAME",
            description =
                    "a name or an IP address at which hosts are found beside 127.0.0.1, ::1 and"
                            + " localhost (as often as needed)")
    private List<String> addresses = List.of();

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "how long they are valid (${DEFAULT-VALUE})")
    private int days;

    CertsCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words.within("--days", days, 1, DAYS_MAX);
        List<String> all =
                Stream.concat(THIS_MACHINE.stream(), addresses.stream().map(CertsCommand::address))
                        .distinct()
                        .toList();
        Path target =
                (directory.isEmpty() ? context.home().resolve("certs") : Path.of(directory))
                        .toAbsolutePath()
                        .normalize();
        new CertificateMaker(all, days).make(target);
        context.out().println(summary(target, all));
        return 0;
    }

    private static String address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new WrongUseException(
                    "--address '%s' is no name and no IP address, such as node7.example.org or 10.0.0.7"
                            .formatted(text));
        }
        return text;
    }

    private String summary(Path target, List<String> all) {
        Table files = new Table("FILE", "WHAT");
        files.row(
                CertificateDirectory.KEY_STORE,
                "the hosts' key and certificate, for " + String.join(", ", all));
        files.row(CertificateDirectory.TRUST_STORE, "the authority's certificate");
        files.row(CertificateDirectory.PASSWORD, "of these two; hosts need all three");
        files.row(
                CertificateMaker.AUTHORITY,
                "the authority's key; who has it can make hosts: no host needs it");
        files.row(CertificateMaker.AUTHORITY_PASSWORD, "of that");
        return String.join(
                System.lineSeparator(),
                "made certificates in %s, valid for %d days, readable by you alone:"
                        .formatted(target, days),
                String.join(System.lineSeparator(), files.lines()),
                "next: ./pvm start --tls " + target);
    }
}
