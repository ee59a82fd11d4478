package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Part of [O6Options], for a child whose output is collected: calls that fail, with automatic
/// error printing, each behind a line that names it.
final class O6Lines {

    private O6Lines() {}

    private static void next(String name) {
        System.out.println("# " + name);
        System.out.flush();
    }

    static void provoke() {
        int me = pvm_mytid();
        printed(me);
        mailbox();
        silent(me);
        next("set_to_0");
        pvm_setopt(PvmAutoErr, 0);
        pvm_send(0, 1);
        perror();
        next("end");
        pvm_exit();
    }

    private static void printed(int me) {
        next("send_bad_tid");
        pvm_send(0, 1);
        next("send_no_buffer");
        pvm_send(me, 1);
        next("pkint_no_buffer");
        pvm_pkint(new int[1], 1, 1);
        next("upkint_no_buffer");
        pvm_upkint(new int[1], 1, 1);
        next("upkint_no_data");
        sendEmpty(me, 1);
        pvm_recv(me, 1);
        pvm_upkint(new int[1], 1, 1);
        next("initsend_bad_encoding");
        pvm_initsend(77);
        next("setsbuf_no_such");
        pvm_setsbuf(9999);
        next("spawn_count_0");
        pvm_spawn("x", null, 0, "", 0, new int[1]);
        next("spawn_no_such_file");
        pvm_spawn("no_such_program_anywhere", null, 0, "", 1, new int[1]);
        next("kill_no_task");
        pvm_kill(0);
        next("tasks_no_such_host");
        pvm_tasks(0x3ff80000, new int[1], new org.godwit.pvm.PvmTaskInfo[1][]);
        next("notify_bad_kind");
        pvm_notify(77, 1, 1, new int[] {me});
        next("gsize_no_such_group");
        pvm_gsize("nobody");
        next("pkstr_in_place");
        pvm_initsend(PvmDataInPlace);
        pvm_pkstr("x");
        next("getopt_unknown");
        pvm_getopt(1000);
        next("freecontext_unknown");
        pvm_freecontext(12345);
        next("delmhf_no_such");
        pvm_delmhf(9999);
    }

    private static void mailbox() {
        next("recvinfo_not_found");
        pvm_recvinfo("nobody", 0, PvmMboxDefault);
        next("recvinfo_bad_param");
        pvm_recvinfo("", 0, PvmMboxDefault);
        next("delinfo_not_found");
        pvm_delinfo("nobody", 0, PvmMboxDefault);
        next("lookup_not_found");
        pvm_lookup("nobody", 0, new int[1]);
        next("delete_not_found");
        pvm_delete("nobody", 0);
        next("insert_duplicate");
        pvm_insert("o6 lines", 0, 1);
        pvm_insert("o6 lines", 0, 2);
        pvm_delete("o6 lines", 0);
    }

    private static void silent(int me) {
        next("pstat_no_task");
        pvm_pstat(pvm_tidtohost(me) + 0x3fff0);
        next("pstat_bad_param");
        pvm_pstat(0);
        next("mstat_no_host");
        pvm_mstat("no..host");
        next("mstat_bad_param");
        pvm_mstat("");
        next("pkmesg_no_such");
        pvm_initsend(PvmDataDefault);
        pvm_pkmesg(9999);
        next("upkmesg_no_buffer");
        pvm_setrbuf(0);
        pvm_upkmesg();
    }

    /// pvm_errno stands at the last error.
    private static void perror() {
        next("perror");
        pvm_perror("some words");
        next("perror_empty");
        pvm_perror("");
        next("perror_null");
        pvm_perror(null);
        next("perror_after_success");
        pvm_initsend(PvmDataDefault);
        pvm_perror("still");
        next("perror_other");
        pvm_setsbuf(9999);
        pvm_perror("now");
    }
}
