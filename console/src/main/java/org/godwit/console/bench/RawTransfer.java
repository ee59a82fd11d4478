package org.godwit.console.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What a raw TCP transfer of bytes to another JVM of this machine takes: the floor under every
/// move of a state of that size.
final class RawTransfer implements AutoCloseable {

    private final Process sink;
    private final Socket socket;
    private final DataOutputStream out;

    RawTransfer(String classPath) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(java, "-cp", classPath, RawSink.class.getName());
        sink = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String port = sink.inputReader(StandardCharsets.UTF_8).readLine();
        socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.strip()));
        socket.setTcpNoDelay(true);
        out = new DataOutputStream(socket.getOutputStream());
    }

    /// Sends so many bytes and waits until they have been taken.
    ///
    /// @return what that took, in milliseconds
    double millis(int bytes) throws IOException {
        byte[] load = new byte[bytes];
        long before = System.nanoTime();
        out.writeInt(bytes);
        out.write(load);
        out.flush();
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the other end of the raw transfer is gone");
        }
        return (System.nanoTime() - before) / 1e6;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone already
        }
        sink.destroy();
    }
}
