package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Joins and leaves a group again and again. Argument: how often (1000).
public final class Joinleave {

    private static final String GROUP = "joinleave";

    private Joinleave() {}

    public static void main(String[] argv) {
        int n = argv.length > 0 ? Integer.parseInt(argv[0]) : 1000;
        System.out.printf("joinleave 0x%x enrolled%n", pvm_mytid());
        for (int i = 1; i <= n; i++) {
            int instance = pvm_joingroup(GROUP);
            if (instance != 0) {
                System.out.printf("error: instance %d at time %d%n", instance, i);
            }
            int rc = pvm_lvgroup(GROUP);
            if (rc < 0) {
                System.out.printf("error: can't leave: %d at time %d%n", rc, i);
            }
            if (i % 100 == 0) {
                System.out.printf("Joined %d times%n", i);
            }
        }
        pvm_exit();
    }
}
