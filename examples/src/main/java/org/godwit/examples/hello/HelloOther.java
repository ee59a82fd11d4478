package org.godwit.examples.hello;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;
import org.godwit.pvm.PvmTaskInfo;

/// Sends its parent a greeting that names the host it runs on.
public final class HelloOther {

    private static final int GREETING = 1;

    private HelloOther() {}

    public static void main(String[] argv) {
        int parent = pvm_parent();
        if (parent < 0) {
            System.out.println("nobody to greet: this program is started by hello");
        } else {
            pvm_initsend(PvmDataDefault);
            pvm_pkstr("hello, world from " + hostName());
            pvm_send(parent, GREETING);
        }
        pvm_exit();
    }

    /// The host is asked for, not read off the tid: a task keeps its tid when it moves.
    private static String hostName() {
        PvmTaskInfo[][] tasks = new PvmTaskInfo[1][];
        PvmHostInfo[][] hosts = new PvmHostInfo[1][];
        if (pvm_tasks(pvm_mytid(), new int[1], tasks) == PvmOk
                && tasks[0].length == 1
                && pvm_config(new int[1], new int[1], hosts) == PvmOk) {
            for (PvmHostInfo host : hosts[0]) {
                if (host.hi_tid() == tasks[0][0].ti_host()) {
                    return host.hi_name();
                }
            }
        }
        return "somewhere";
    }
}
