package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMboxInfo;

/// Lists the mailbox. Argument: what names contain (everything).
public final class Gmbi {

    private Gmbi() {}

    public static void main(String[] argv) {
        int[] n = {0};
        PvmMboxInfo[][] classes = {{}};
        if (pvm_getmboxinfo(argv.length > 0 ? argv[0] : "*", n, classes) < 0) {
            System.out.println("gmbi: can't list the mailbox");
            pvm_exit();
            return;
        }
        System.out.printf("%ngmbi: %d mbox entries returned.%n", n[0]);
        System.out.println("-------------------------------");
        for (int i = 0; i < n[0]; i++) {
            PvmMboxInfo box = classes[0][i];
            System.out.printf("gmbi: class name: <%s>%n", box.mi_name());
            for (int k = 0; k < box.mi_nentries(); k++) {
                int flags = box.mi_flags()[k];
                System.out.printf(
                        "\t: indices <%d>\towner_tid <t%x>\tflags <%d> = <%s>%n",
                        box.mi_indices()[k], box.mi_owners()[k], flags, MboxFlags.names(flags));
            }
        }
        System.out.println();
        pvm_exit();
    }
}
