package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

/// Writes, and does with its first argument what that says.
public final class Chatter {

    private Chatter() {}

    public static void main(String[] argv) {
        System.out.println("line one");
        System.out.println("line two");
        System.err.println("on stderr");
        System.out.print("no newline");
        switch (argv[0]) {
            case "child" -> {
                int[] tid = new int[1];
                String[] arguments = {"leaf"};
                pvm_spawn("org.godwit.pvm.Chatter", arguments, 0, null, 1, tid);
            }
            case "waits" -> pvm_recv(-1, 99);
            default -> {}
        }
    }
}
