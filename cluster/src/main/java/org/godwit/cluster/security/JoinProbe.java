package org.godwit.cluster.security;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/// Finds out why a host cannot be joined, by connecting to it once more. Blocks for a few seconds
/// at most.
public final class JoinProbe {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final String NOBODY =
            "nothing of that name answers there; is it running (./pvm conf)?";

    private JoinProbe() {}

    /// @param seed `host:port`
    /// @param own the certificates of the host that cannot join; empty if it has no TLS
    /// @return why, as half a sentence
    public static String why(String seed, Optional<CertificateDirectory> own) {
        int colon = seed.lastIndexOf(':');
        InetSocketAddress there =
                new InetSocketAddress(
                        seed.substring(0, colon), Integer.parseInt(seed.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(there, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return own.map(certificates -> certified(socket, there, certificates))
                    .orElseGet(() -> plain(socket, there));
        } catch (IOException _) {
            return NOBODY;
        }
    }

    private static String certified(
            Socket socket, InetSocketAddress there, CertificateDirectory own) {
        return switch (greet(own.context(), socket, there)) {
            case Answer.Content _ ->
                    "what answers there believes the certificate in %s, but it is no host of that name"
                            .formatted(own.path());
            case Answer.Distrust d ->
                    "the host there and this one do not believe each other's certificates (%s); start all hosts with certificates of one authority, this one has those in %s"
                            .formatted(d.reason(), own.path());
            case Answer.NoTls _ ->
                    "what answers there has no TLS, this host has (%s = %s); start all hosts with the same --tls DIR, or all without"
                            .formatted(CertificateDirectory.SETTING, own.path());
        };
    }

    private static String plain(Socket socket, InetSocketAddress there) {
        return switch (greet(anybody(), socket, there)) {
            case Answer.Content _, Answer.Distrust _ ->
                    "the host there wants TLS, and this one has no certificate; start it with --tls DIR (%s)"
                            .formatted(CertificateDirectory.SETTING);
            case Answer.NoTls _ -> NOBODY;
        };
    }

    private static SSLContext anybody() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has a default", e);
        }
    }

    private sealed interface Answer {
        record Content() implements Answer {}

        record Distrust(String reason) implements Answer {}

        record NoTls() implements Answer {}
    }

    private static Answer greet(SSLContext context, Socket socket, InetSocketAddress there) {
        try (SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        socket, there.getHostString(), there.getPort(), true)) {
            tls.setUseClientMode(true);
            tls.startHandshake();
            return verdict(tls);
        } catch (SSLHandshakeException e) {
            return e.getCause() instanceof EOFException
                    ? new Answer.NoTls()
                    : new Answer.Distrust(String.valueOf(e.getMessage()));
        } catch (IOException _) {
            return new Answer.NoTls();
        }
    }

    /// With TLS 1.3 a server looks at the certificate after the client is content: its refusal is
    /// what is read next.
    private static Answer verdict(SSLSocket tls) {
        try {
            int _ = tls.getInputStream().read();
            return new Answer.Content();
        } catch (SSLException e) {
            return new Answer.Distrust(String.valueOf(e.getMessage()));
        } catch (IOException _) {
            // content: it waits for us to speak
            return new Answer.Content();
        }
    }
}
