package org.godwit.console.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.cluster.security.CertificateDirectory;
import org.godwit.console.Console;
import org.godwit.console.ConsoleContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;

/// `./pvm certs`, and what `./pvm start --tls` says to what it does not like.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateMakerTest {

    private static final List<String> FILES =
            List.of("host.p12", "trust.p12", "password", "authority.p12", "authority-password");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path home;
    private Path made;
    private Path other;

    @BeforeAll
    void make(@TempDir Path directory) throws Exception {
        home = directory;
        made = home.resolve("made");
        other = home.resolve("other");
        assertThat(pvm("certs", "--dir", made.toString(), "--address", "node7.example.org"))
                .isZero();
        new CertificateMaker(List.of("127.0.0.1"), 1).make(other);
    }

    private int pvm(String... args) {
        return Console.run(
                new ConsoleContext(
                        home,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        "no.Host"),
                args);
    }

    @Test
    void it_says_what_it_made_and_what_to_do_next() {
        assertThat(out.toString())
                .contains("node7.example.org")
                .contains(FILES)
                .endsWith("next: ./pvm start --tls %s%n".formatted(made));
    }

    @Test
    void nobody_else_can_read_it_and_nothing_else_is_left() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files)
                    .extracting(f -> f.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(FILES);
        }
        for (String file : FILES) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(made.resolve(file))))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).noneMatch(f -> f.getFileName().toString().startsWith(".certs"));
        }
    }

    @Test
    void what_it_made_is_complete() {
        assertThat(
                        CertificateDirectory.open(made)
                                .artery()
                                .getString("pekko.remote.artery.transport"))
                .isEqualTo("tls-tcp");
    }

    @Test
    void what_is_there_is_not_overwritten() {
        assertThat(pvm("certs", "--dir", made.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is something in " + made + " already");
    }

    @Test
    void an_address_that_is_none_is_wrong_use() {
        assertThat(pvm("certs", "--dir", home + "/x", "--address", "a,dns:b")).isEqualTo(2);
        assertThat(err.toString()).contains("--address 'a,dns:b' is no name and no IP address");
    }

    @Test
    void with_tls_the_plane_is_artery_and_aeron_is_refused_with_what_to_do() {
        assertThat(pvm("start", "--port", "5201", "--tls", made.toString(), "--plane", "aeron"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("start with --plane artery");
    }

    @Test
    void a_start_that_would_listen_elsewhere_is_refused_before_anything_runs() {
        assertThat(
                        pvm(
                                "start",
                                "--port",
                                "5201",
                                "--set",
                                "pekko.remote.artery.canonical.hostname=0.0.0.0"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("beyond loopback hosts listen with TLS only");
        assertThat(home.resolve("5201")).doesNotExist();
    }

    @Test
    void a_key_that_others_can_read_is_refused() throws IOException {
        Path open = copy("open");
        Files.setPosixFilePermissions(
                open.resolve("host.p12"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> CertificateDirectory.open(open))
                .hasMessageContaining("host.p12 is open to other users of this machine (rw-r--r--)")
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_missing_file_and_a_wrong_password_are_named() throws IOException {
        Path torn = copy("torn");
        Files.writeString(torn.resolve("password"), "wrong\n");
        assertThatThrownBy(() -> CertificateDirectory.open(torn))
                .hasMessageContaining("host.p12 cannot be read");
        Files.delete(torn.resolve("trust.p12"));
        Files.copy(
                made.resolve("password"),
                torn.resolve("password"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> CertificateDirectory.open(torn))
                .hasMessageContaining("trust.p12 is missing; ./pvm certs");
    }

    @Test
    void a_certificate_that_its_own_authority_does_not_believe_is_refused() throws Exception {
        Path mixed = copy("mixed");
        char[] password = Files.readString(made.resolve("password")).strip().toCharArray();
        KeyStore strange = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(other.resolve("trust.p12"))) {
            strange.load(in, Files.readString(other.resolve("password")).strip().toCharArray());
        }
        try (OutputStream file = Files.newOutputStream(mixed.resolve("trust.p12"))) {
            strange.store(file, password);
        }

        assertThatThrownBy(() -> CertificateDirectory.open(mixed))
                .hasMessageContaining("host.p12 is not believed by trust.p12 beside it");
    }

    private Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(home.resolve(name));
        for (String file : FILES) {
            Files.copy(made.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }
}
