package org.godwit.console.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The other end of a raw TCP transfer, a JVM of its own: takes as many bytes as are announced,
/// then answers with one byte. Prints its port; ends with the connection.
public final class RawSink {

    private RawSink() {}

    public static void main(String[] argv) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                serve(socket);
            }
        }
    }

    private static void serve(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        while (true) {
            int bytes = in.readInt();
            if (bytes == 0) {
                return;
            }
            in.readFully(new byte[bytes]);
            out.write(1);
        }
    }
}
