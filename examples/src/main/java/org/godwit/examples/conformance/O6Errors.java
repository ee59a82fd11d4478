package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.util.Set;

/// Part of [O6Options]: what errors print, and pvm_errno.
final class O6Errors {

    /// What prints two lines, an odd one, or none although the manual promises one.
    private static final Set<String> ODD =
            Set.of(
                    "initsend_bad_encoding",
                    "kill_no_task",
                    "delmhf_no_such",
                    "gsize_no_such_group",
                    "pkmesg_no_such",
                    "upkmesg_no_buffer");

    private final int me;

    O6Errors(int me) {
        this.me = me;
    }

    void run() {
        texts();
        printed();
        fatal(2, "print_and_exit");
        fatal(3, "print_and_abort");
    }

    private void texts() {
        pvm_setsbuf(9999);
        say("spec.errno.no_such_buffer", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_send(0, 1);
        say("spec.errno.bad_parameter", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_initsend(PvmDataDefault);
        say("spec.errno.success_keeps_it", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_setsbuf(0);
        pvm_send(me, 1);
        say("spec.errno.no_buffer", "%s %s", rcs(pvm_errno()), pvm_strerror());
        sendEmpty(me, 1);
        recvOrDie(me, 1, "empty");
        pvm_upkint(new int[1], 1, 1);
        say("spec.errno.no_data", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_parent();
        say("impl.errno.of_pvm_parent_stays", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_psend(me, 1, new int[1], 1, PVM_STR);
        say("spec.errno.not_implemented", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_recvinfo("nobody", 0, PvmMboxDefault);
        say("spec.errno.not_found", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_gsize("nobody");
        say("spec.errno.no_group", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_gsize("");
        say("spec.errno.null_group", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_pstat(pvm_tidtohost(me) + 0x3fff0);
        say("impl.errno.of_pvm_pstat_stays", "%s %s", rcs(pvm_errno()), pvm_strerror());
        pvm_mstat("no..host");
        say("impl.errno.of_pvm_mstat_stays", "%s %s", rcs(pvm_errno()), pvm_strerror());
        sayrc("impl.perror.returns", pvm_perror("on stderr"));
    }

    /// Runs a child and gives what it printed, its tid as tTID.
    private static String[] output(String... argv) {
        Collected lines = new Collected();
        pvm_setopt(PvmShowTids, 1);
        pvm_catchout(lines.stream());
        int[] t = new int[1];
        spawnRole(O6Options.class, 1, t, argv);
        waitGone(t[0]);
        lines.await("] EOF", 1);
        pvm_catchout(null);
        String tag = "[t" + Integer.toHexString(t[0]) + "]";
        String[] text = new String[lines.lines().size()];
        for (int i = 0; i < text.length; i++) {
            String line = lines.lines().get(i);
            text[i] = line.replaceFirst("^\\[t[0-9a-f]+\\] ?", "").replace(tag, "[tTID]");
        }
        return text;
    }

    private static void printed() {
        String name = "";
        String printed = "";
        for (String line : output("errors")) {
            if (!line.startsWith("# ")) {
                printed += (printed.isEmpty() ? "" : "|") + line;
                continue;
            }
            tell(name, printed);
            name = line.substring(2);
            printed = "";
        }
    }

    private static void tell(String name, String printed) {
        if (!name.isEmpty()) {
            String kind = ODD.contains(name) || name.startsWith("perror_") ? "impl" : "spec";
            say(kind + ".autoerr." + name, printed.isEmpty() ? "nothing" : "%s", printed);
        }
    }

    /// Of what is printed only the library's lines count: a virtual machine that aborts is verbose.
    private static void fatal(int how, String name) {
        String seen = "";
        String after = "no";
        for (String line : output("fatal", String.valueOf(how))) {
            seen += line.startsWith("libpvm ") ? line : "";
            after = line.equals("went on") ? "yes" : after;
        }
        say("spec.autoerr." + name, seen);
        say("spec.autoerr." + name + ".goes_on", after);
    }
}
