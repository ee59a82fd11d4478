package org.godwit.cluster.security;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The certificates by which the hosts of a virtual machine know each other: a directory as `./pvm
/// certs` makes it, with [#KEY_STORE], [#TRUST_STORE] and [#PASSWORD]. Immutable.
public final class CertificateDirectory {

    /// PKCS#12: the hosts' key and certificate, under the alias [#ALIAS].
    public static final String KEY_STORE = "host.p12";

    /// PKCS#12: the authority whose certificates are believed.
    public static final String TRUST_STORE = "trust.p12";

    /// One line: the password of both stores.
    public static final String PASSWORD = "password";

    /// Of the hosts' key.
    public static final String ALIAS = "host";

    /// Names such a directory; empty: no TLS.
    public static final String SETTING = "godwit.tls.dir";

    private static final String PROTOCOL = "TLSv1.3";
    private static final Set<PosixFilePermission> OTHERS =
            PosixFilePermissions.fromString("---rwxrwx");
    private static final String ENGINE = "pekko.remote.artery.ssl.config-ssl-engine.";

    private final Path directory;
    private final String password;
    private final KeyStore keys;
    private final KeyStore trusted;

    private CertificateDirectory(Path directory, String password, KeyStore keys, KeyStore trusted) {
        this.directory = directory;
        this.password = password;
        this.keys = keys;
        this.trusted = trusted;
    }

    /// Reads a directory and checks what is in it: there, secret, valid today and believed by its
    /// own authority.
    ///
    /// @throws IllegalArgumentException naming the file that is missing or wrong, and what to do
    public static CertificateDirectory open(Path directory) {
        String password = password(directory.resolve(PASSWORD));
        KeyStore keys = store(directory.resolve(KEY_STORE), password);
        KeyStore trusted = store(directory.resolve(TRUST_STORE), password);
        CertificateDirectory opened = new CertificateDirectory(directory, password, keys, trusted);
        opened.check();
        return opened;
    }

    private static String password(Path file) {
        try {
            checkSecret(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static KeyStore store(Path file, String password) {
        try {
            checkSecret(file);
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, password.toCharArray());
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, Exception e) {
        return new IllegalArgumentException(
                "TLS: %s %s; ./pvm certs --dir %s makes a directory of certificates (%s)"
                        .formatted(
                                file,
                                Files.exists(file)
                                        ? "cannot be read: " + e.getMessage()
                                        : "is missing",
                                "DIR",
                                SETTING),
                e);
    }

    /// As ssh does it: what others can read is no secret, what they can write no identity.
    private static void checkSecret(Path file) throws IOException {
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        if (given.stream().anyMatch(OTHERS::contains)) {
            throw new IllegalArgumentException(
                    "TLS: %s is open to other users of this machine (%s); chmod 600 it, or make new certificates with ./pvm certs if they may have read it"
                            .formatted(file, PosixFilePermissions.toString(given)));
        }
    }

    private void check() {
        Path file = directory.resolve(KEY_STORE);
        try {
            if (!keys.isKeyEntry(ALIAS)) {
                throw new IllegalArgumentException(
                        "TLS: %s has no key under the alias '%s'; ./pvm certs makes one"
                                .formatted(file, ALIAS));
            }
            validate(certificates());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    e instanceof CertificateExpiredException
                            ? "TLS: the certificate in %s was valid until %s; make a new directory with ./pvm certs and start all hosts with it"
                                    .formatted(file, until())
                            : "TLS: the certificate in %s is not believed by %s beside it: %s; ./pvm certs makes both together"
                                    .formatted(file, TRUST_STORE, e.getMessage()),
                    e);
        }
    }

    /// The host's and those between it and the authority.
    private List<X509Certificate> certificates() throws GeneralSecurityException {
        return Arrays.stream(keys.getCertificateChain(ALIAS))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private void validate(List<X509Certificate> chain) throws GeneralSecurityException {
        List<X509Certificate> path = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            certificate.checkValidity();
            if (trusted.getCertificateAlias(certificate) != null) {
                break;
            }
            path.add(certificate);
        }
        if (path.isEmpty()) {
            return;
        }
        PKIXParameters parameters = new PKIXParameters(trusted);
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    private String until() {
        try {
            return certificates().getFirst().getNotAfter().toInstant().toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a loaded key store always answers", e);
        }
    }

    Path path() {
        return directory;
    }

    /// What makes Artery encrypt, and believe only whom the authority has certified.
    public Config artery() {
        return ConfigFactory.parseMap(
                Map.of(
                        "pekko.remote.artery.transport",
                        "tls-tcp",
                        "pekko.remote.artery.ssl.ssl-engine-provider",
                        "org.apache.pekko.remote.artery.tcp.ConfigSSLEngineProvider",
                        ENGINE + "key-store",
                        directory.resolve(KEY_STORE).toString(),
                        ENGINE + "key-store-password",
                        password,
                        ENGINE + "key-password",
                        password,
                        ENGINE + "trust-store",
                        directory.resolve(TRUST_STORE).toString(),
                        ENGINE + "trust-store-password",
                        password,
                        ENGINE + "protocol",
                        PROTOCOL,
                        ENGINE + "require-mutual-authentication",
                        true),
                directory.toString());
    }

    /// For connections of one's own to other hosts.
    SSLContext context() {
        try {
            KeyManagerFactory own =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password.toCharArray());
            TrustManagerFactory others =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            others.init(trusted);
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(own.getKeyManagers(), others.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS: " + directory + " was read before", e);
        }
    }
}
