package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

/// Task programs that the tests spawn.
final class Workers {

    private Workers() {}

    /// Tells its parent its arguments and family with tag 10.
    static final class Report implements PvmTask {
        @Override
        public void main(String[] argv) {
            int[][] siblings = new int[1][];
            int n = pvm_siblings(siblings);
            int[] family = siblings[0];
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {argv.length}, 1, 1);
            for (String arg : argv) {
                pvm_pkstr(arg);
            }
            pvm_pkint(new int[] {pvm_parent(), n}, 2, 1);
            pvm_pkint(family, n, 1);
            int to = pvm_parent() > 0 ? pvm_parent() : Integer.parseInt(argv[0]);
            pvm_send(to, 10);
            pvm_exit();
        }
    }

    /// Sends what it receives back, until the tag is 99.
    static class Echo {
        void main() {
            int[] tag = new int[1];
            int[] from = new int[1];
            while (tag[0] != 99) {
                int b = pvm_recv(-1, -1);
                pvm_bufinfo(b, null, tag, from);
                pvm_setsbuf(b);
                pvm_send(from[0], tag[0]);
                pvm_freebuf(b);
            }
        }
    }

    /// Sends 20 messages with tag 13 and ends.
    static final class Burst {
        private Burst() {}

        public static void main(String[] argv) {
            for (int i = 0; i < 20; i++) {
                pvm_initsend(PvmDataRaw);
                pvm_pkint(new int[] {i}, 1, 1);
                pvm_send(pvm_parent(), 13);
            }
        }
    }

    /// Makes a mistake with the PvmAutoErr of its argument, then tells its parent with tag 14.
    static final class Mistaken {
        public static void main(String[] argv) {
            pvm_setopt(PvmAutoErr, Integer.parseInt(argv[0]));
            pvm_initsend(77);
            pvm_initsend(PvmDataDefault);
            pvm_send(pvm_parent(), 14);
        }
    }

    /// Tells its parent its options, context and masks with tag 15, then what becomes of its
    /// output.
    static final class Settings {
        public static void main(String[] argv) {
            int parent = pvm_parent();
            String[] own = new String[1];
            String[] children = new String[1];
            pvm_gettmask(PvmTaskSelf, own);
            pvm_gettmask(PvmTaskChild, children);
            String told =
                    String.join(
                            "\n",
                            OptionsTest.all(),
                            String.valueOf(pvm_getcontext()),
                            own[0],
                            children[0],
                            afterwards(parent));
            pvm_setcontext(0);
            pvm_initsend(PvmDataDefault);
            pvm_pkstr(told);
            pvm_send(parent, 15);
        }

        private static String afterwards(int parent) {
            pvm_setopt(PvmAutoErr, 0);
            pvm_setopt(PvmSelfOutputTid, 0);
            int children = pvm_getopt(PvmOutputTid);
            int refused = pvm_setopt(PvmOutputTid, parent);
            int back = pvm_setopt(PvmSelfOutputTid, parent);
            boolean again = pvm_setopt(PvmOutputTid, parent) == parent;
            return children + " " + refused + " " + back + " " + again;
        }
    }

    /// No program: its main is private.
    static final class Hidden {
        @SuppressWarnings("unused")
        private static void main(String[] argv) {}
    }
}
