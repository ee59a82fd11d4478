package org.godwit.console.sweep;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/// The main of the second JVM: orders on its standard input, outcomes on its standard output.
final class PeerMain {

    private PeerMain() {}

    public static void main(String[] argv) throws IOException, InterruptedException {
        PrintStream outcomes = System.out;
        InputStream orders = System.in;
        System.setOut(System.err);
        Stage stage = Stage.ofClassPath();
        DataInputStream in = new DataInputStream(new BufferedInputStream(orders));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(outcomes));
        while (true) {
            Order order;
            try {
                order = Wire.readOrder(in);
            } catch (EOFException _) {
                System.exit(0);
                return;
            }
            Wire.write(out, stage.run(order));
        }
    }
}
