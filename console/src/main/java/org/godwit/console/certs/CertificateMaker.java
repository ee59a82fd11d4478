package org.godwit.console.certs;

import org.godwit.cluster.security.CertificateDirectory;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.machine.MachineMain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes an authority and one certificate for all hosts of a machine, with the JDK's keytool. What
/// it makes only its user can read.
///
/// @param addresses by which hosts are found: names and IP addresses
/// @param days for which both are valid
public record CertificateMaker(List<String> addresses, int days) {

    /// PKCS#12: the authority's key. Hosts do not need it.
    public static final String AUTHORITY = "authority.p12";

    /// The password of [#AUTHORITY].
    public static final String AUTHORITY_PASSWORD = "authority-password";

    private static final String CA = "authority";

    public CertificateMaker {
        addresses = List.copyOf(addresses);
    }

    /// Makes the directory, whole or not at all. Blocks for some seconds.
    ///
    /// @throws RefusedException if there is something already, or it cannot be made
    public void make(Path directory) throws IOException, InterruptedException {
        Path target = directory.toAbsolutePath().normalize();
        refuseUnlessEmpty(target);
        Files.createDirectories(target.getParent());
        // of its user alone, as temporary directories are
        Path fresh = Files.createTempDirectory(target.getParent(), ".certs");
        try {
            fill(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (GeneralSecurityException e) {
            throw new RefusedException(
                    "the certificates cannot be made in %s: %s".formatted(target, e.getMessage()),
                    e);
        } finally {
            VmDirectory.deleteTree(fresh);
        }
    }

    private static void refuseUnlessEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (Files.isDirectory(directory)) {
            try (Stream<Path> inside = Files.list(directory)) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw new RefusedException(
                "there is something in %s already; name another directory, or delete that one (hosts with its certificates do not believe new ones)"
                        .formatted(directory));
    }

    private void fill(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path authority = directory.resolve(AUTHORITY);
        Path authorityPassword = secret(directory.resolve(AUTHORITY_PASSWORD));
        keytool(
                authority,
                authorityPassword,
                "-alias",
                CA,
                "-dname",
                "CN=Godwit authority",
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
        keytool(
                authority,
                authorityPassword,
                "-alias",
                CertificateDirectory.ALIAS,
                "-signer",
                CA,
                "-dname",
                "CN=Godwit host",
                "-ext",
                "san="
                        + addresses.stream()
                                .map(CertificateMaker::name)
                                .collect(Collectors.joining(",")),
                "-ext",
                "eku=serverAuth,clientAuth",
                "-ext",
                "ku:critical=digitalSignature");
        separate(directory, authority, word(authorityPassword));
    }

    private static String name(String address) {
        boolean ip = address.indexOf(':') >= 0 || address.matches("[0-9.]+");
        return (ip ? "ip:" : "dns:") + address;
    }

    /// Hosts get their key and the authority's certificate, in stores of their own.
    private static void separate(Path directory, Path authority, char[] authorityPassword)
            throws IOException, GeneralSecurityException {
        char[] password = word(secret(directory.resolve(CertificateDirectory.PASSWORD)));
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(authority)) {
            all.load(in, authorityPassword);
        }
        String alias = CertificateDirectory.ALIAS;
        Certificate[] chain = all.getCertificateChain(alias);
        KeyStore keys = empty();
        keys.setKeyEntry(alias, all.getKey(alias, authorityPassword), password, chain);
        KeyStore trusted = empty();
        trusted.setCertificateEntry(CA, all.getCertificate(CA));
        all.deleteEntry(alias);
        store(keys, directory.resolve(CertificateDirectory.KEY_STORE), password);
        store(trusted, directory.resolve(CertificateDirectory.TRUST_STORE), password);
        store(all, authority, authorityPassword);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void store(KeyStore store, Path file, char[] password)
            throws IOException, GeneralSecurityException {
        Files.deleteIfExists(file);
        try (OutputStream out = Files.newOutputStream(created(file))) {
            store.store(out, password);
        }
    }

    private static Path created(Path file) throws IOException {
        return Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// A new password in a file, so that it is on no command line.
    private static Path secret(Path file) throws IOException {
        return Files.writeString(created(file), MachineMain.freshToken() + "\n");
    }

    private static char[] word(Path file) throws IOException {
        return Files.readString(file).strip().toCharArray();
    }

    private void keytool(Path store, Path password, String... what)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.add("-J-XX:TieredStopAtLevel=1");
        words.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
        words.addAll(List.of("-validity", Integer.toString(days), "-storetype", "PKCS12"));
        words.addAll(
                List.of("-keystore", store.toString(), "-storepass:file", password.toString()));
        words.addAll(List.of(what));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (process.waitFor() != 0) {
            throw new RefusedException(
                    "the JDK's keytool ended with exit code %d: %s"
                            .formatted(process.exitValue(), said.strip()));
        }
    }
}
