package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Groups, dynamic and frozen: barrier, broadcast, gather, scatter, reduce.
public final class O5Group {

    /// Members of group "g", the printing task included.
    static final int N = 4;

    private final int me;

    private O5Group(int me) {
        this.me = me;
    }

    public static void main(String[] argv) {
        O5Group group = new O5Group(enrol());
        if (argv.length == 0) {
            group.run();
        } else if (argv[0].equals("member")) {
            group.member();
        } else {
            joinWait(argv[1]);
        }
    }

    private void run() {
        noGroup();
        alone();
        together();
        new O5Joining(me).run();
        pvm_exit();
    }

    /// A task spawned to be a member of "g".
    private void member() {
        int p = pvm_parent();
        int inst = pvm_joingroup("g");
        sendInt(p, 50, inst);
        recvOrDie(p, 51, "peers");
        new O5Member(me, inst, unpackInts(N)).run();
        recvOrDie(p, 98, "end");
        pvm_exit();
    }

    /// A task that joins a group and does what the tags of its parent's messages say.
    private static void joinWait(String name) {
        int p = pvm_parent();
        sendInt(p, 50, pvm_joingroup(name));
        while (true) {
            recvOrDie(p, -1, "jw");
            switch (tag(pvm_getrbuf())) {
                case 52 -> sendInt(p, 53, pvm_lvgroup(name));
                case 54 -> sendInt(p, 50, pvm_joingroup(name));
                case 55 -> sendInt(p, 56, pvm_barrier(name, unpackInt()));
                case 57 -> {
                    return;
                }
                case 58 -> {
                    pvm_exit();
                    return;
                }
                default -> {
                    // not for us
                }
            }
        }
    }

    private void noGroup() {
        sayrc("spec.group.no_such.gsize", pvm_gsize("nobody"));
        sayrc("spec.group.no_such.getinst", pvm_getinst("nobody", me));
        sayrc("spec.group.no_such.gettid", pvm_gettid("nobody", 0));
        pvm_initsend(PvmDataDefault);
        sayrc("spec.group.no_such.bcast", pvm_bcast("nobody", 1));
        sayrc("spec.group.no_such.barrier", pvm_barrier("nobody", 1));
        sayrc("spec.group.no_such.lvgroup", pvm_lvgroup("nobody"));
        sayrc("impl.group.null_name.join", pvm_joingroup(""));
        sayrc("impl.group.null_name.gsize", pvm_gsize(null));
        sayrc("impl.group.null_name.bcast", pvm_bcast("", 1));
        sayrc("impl.group.null_name.barrier", pvm_barrier("", 1));
        sayrc("spec.group.no_such.freeze", pvm_freezegroup("nobody", 1));
        int[] i = {1};
        sayrc("spec.group.no_such.reduce", pvm_reduce(PvmSum, i, 1, PVM_INT, 1, "nobody", 0));
        sayrc("spec.group.no_such.gather", pvm_gather(new int[1], i, 1, PVM_INT, 1, "nobody", 0));
    }

    private static void alone() {
        say("spec.join.first_instance", "%d", pvm_joingroup("g"));
        sayrc("spec.join.twice", pvm_joingroup("g"));
        say("spec.join.second_group", "%d", pvm_joingroup("h"));
        pvm_initsend(PvmDataDefault);
        sayrc("impl.bcast.to_group_of_only_myself", pvm_bcast("h", 1));
        int[] i = {5};
        int[] v = {0};
        sayrc("spec.gather.root_instance_missing", pvm_gather(v, i, 1, PVM_INT, 1, "h", 3));
        sayrc("spec.gather.bad_type", pvm_gather(v, i, 1, 99, 1, "h", 0));
        sayrc("impl.gather.count_0", pvm_gather(v, i, 0, PVM_INT, 1, "h", 0));
        int r = pvm_gather(v, i, 1, PVM_INT, 1, "h", 0);
        say("spec.gather.alone", "%s %d", rcs(r), v[0]);
        i[0] = 6;
        v[0] = 0;
        r = pvm_scatter(v, i, 1, PVM_INT, 1, "h", 0);
        say("spec.scatter.alone", "%s %d", rcs(r), v[0]);
        i[0] = 7;
        r = pvm_reduce(PvmSum, i, 1, PVM_INT, 1, "h", 0);
        say("spec.reduce.alone", "%s %d", rcs(r), i[0]);
        sayrc("spec.reduce.bad_type", pvm_reduce(PvmSum, i, 1, 99, 1, "h", 0));
        sayrc("impl.reduce.null_data", pvm_reduce(PvmSum, null, 1, PVM_INT, 1, "h", 0));
        byte[] b = {1};
        sayrc("spec.reduce.sum_of_bytes_alone", pvm_reduce(PvmSum, b, 1, PVM_BYTE, 1, "h", 0));
        int[] info = {9};
        PvmSum(new int[] {PVM_BYTE}, b, new byte[] {2}, new int[] {1}, info);
        sayrc("spec.reduce.PvmSum_refuses_bytes", info[0]);
        PvmMax(new int[] {PVM_STR}, b, new byte[] {2}, new int[] {1}, info);
        sayrc("spec.reduce.PvmMax_refuses_str", info[0]);
        sayrc("spec.barrier.alone", pvm_barrier("h", 1));
    }

    private void together() {
        int[] t = new int[N - 1];
        int r = spawnRole(O5Group.class, N - 1, t, "member");
        if (r != N - 1) {
            throw new IllegalStateException("spawned " + r + " of " + (N - 1));
        }
        int[] peers = new int[N];
        peers[0] = me;
        int instances = 1;
        for (int i = 1; i < N; i++) {
            int source = source(recvOrDie(-1, 50, "join"));
            int v = unpackInt();
            instances |= 1 << v;
            peers[v] = source;
        }
        say("spec.join.instances_are_0_to_n_minus_1", "0x%x", instances);
        for (int i = 1; i < N; i++) {
            sendInt(peers[i], 51, peers);
        }
        new O5Member(me, 0, peers).run();
        for (int i = 1; i < N; i++) {
            sendEmpty(peers[i], 98);
        }
        for (int i = 0; i < 100 && pvm_gsize("h") != 1; i++) {
            nap(10);
        }
        sayrc("spec.lvgroup.rc", pvm_lvgroup("h"));
        sayrc("spec.lvgroup.emptied_group_is_gone", pvm_gsize("h"));
        sayrc("spec.lvgroup.again", pvm_lvgroup("h"));
    }
}
