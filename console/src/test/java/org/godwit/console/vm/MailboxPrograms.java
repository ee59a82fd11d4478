package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.mailbox.MailboxServer;
import org.godwit.port.CurrentTask;
import org.godwit.pvm.PvmMboxInfo;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// Programs that use the mailbox.
final class MailboxPrograms {

    static final int ENTRIES = 10;

    private MailboxPrograms() {}

    private static int made(int value) {
        int buffer = pvm_mkbuf(PvmDataDefault);
        pvm_setsbuf(buffer);
        pvm_pkint(new int[] {value}, 1, 1);
        return buffer;
    }

    private static int unpacked() {
        int[] value = new int[1];
        pvm_upkint(value, 1, 1);
        return value[0];
    }

    /// Says which task is the mailbox.
    static final class Finder {
        public static void main(String[] argv) {
            pvm_newcontext();
            System.out.println(CurrentTask.port().orElseThrow().service(MailboxServer.PROGRAM));
        }
    }

    /// Puts entries into a class, waits for one of another class, and says what it sees then.
    static final class Keeper {
        public static void main(String[] argv) {
            String name = argv[0];
            Set<Integer> contexts = new TreeSet<>();
            for (int i = 0; i < ENTRIES; i++) {
                pvm_putinfo(name, made(i * i), PvmMboxMultiInstance);
                contexts.add(pvm_newcontext());
            }
            System.out.println("waiting with " + contexts.size() + " contexts");
            pvm_recvinfo(argv[1], 0, PvmMboxWaitForInfo);
            System.out.println("got " + unpacked());
            int sum = 0;
            for (int i = 0; i < ENTRIES; i++) {
                pvm_recvinfo(name, i, PvmMboxReadAndDelete);
                sum += unpacked();
            }
            System.out.println("sum " + sum + ", then " + pvm_recvinfo(name, ENTRIES, 0));
            pvm_setcontext(-1);
            System.out.println("left over " + pvm_nrecv(-1, -1));
            int freed = 0;
            for (int context : contexts) {
                freed += pvm_freecontext(context) == 0 ? 1 : 0;
            }
            System.out.println("freed " + freed);
        }
    }

    static final String[] KEPT = {
        "waiting with 10 contexts", "got 42", "sum 285, then -32", "left over 0", "freed 10"
    };

    /// Puts 42 into a class for good.
    static final class Giver {
        public static void main(String[] argv) {
            pvm_putinfo(argv[0], made(42), PvmMboxPersistent);
        }
    }

    /// Says what there is.
    static final class Lister {
        public static void main(String[] argv) {
            PvmMboxInfo[][] classes = new PvmMboxInfo[1][];
            pvm_getmboxinfo(argv[0], null, classes);
            for (PvmMboxInfo each : classes[0]) {
                System.out.println(
                        each.mi_name()
                                + Arrays.toString(each.mi_indices())
                                + Arrays.toString(each.mi_owners()));
            }
            System.out.println("that is all");
        }
    }
}
