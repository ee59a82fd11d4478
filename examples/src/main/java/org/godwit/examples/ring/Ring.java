package org.godwit.examples.ring;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Arguments;
import org.godwit.examples.Rollcall;

/// Starts a ring of [RingMember]s, puts a token in and prints what comes out. Arguments: members
/// (4), rounds (3).
public final class Ring {

    static final int START = 1;
    static final int TOKEN = 2;
    static final int FINISHED = 3;

    private static final int MEMBERS_MAX = 256;

    /// Keeps the sum within an int: 256 members add 32,896 a round.
    private static final int ROUNDS_MAX = 50_000;

    private Ring() {}

    public static void main(String[] argv) {
        int members = Arguments.number(argv, 0, "members", 4, 1, MEMBERS_MAX);
        int rounds = Arguments.number(argv, 1, "rounds", 3, 1, ROUNDS_MAX);
        int[] tids = Rollcall.start(RingMember.class, members);
        if (tids.length == members) {
            System.out.println(run(tids, rounds));
        }
        pvm_exit();
    }

    private static String run(int[] tids, int rounds) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {rounds}, 1, 1);
        pvm_mcast(tids, tids.length, START);

        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {0, 0}, 2, 1);
        pvm_send(tids[0], TOKEN);

        pvm_recv(tids[tids.length - 1], FINISHED);
        int[] token = new int[2];
        pvm_upkint(token, 2, 1);
        int expected = rounds * (tids.length * (tids.length + 1) / 2);
        boolean right = token[0] == rounds * tids.length && token[1] == expected;
        return "ring of %d, %d rounds: %d hops, sum %d, expected %d: %s"
                .formatted(
                        tids.length,
                        rounds,
                        token[0],
                        token[1],
                        expected,
                        right ? "right" : "WRONG");
    }
}
