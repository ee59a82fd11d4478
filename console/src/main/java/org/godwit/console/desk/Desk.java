package org.godwit.console.desk;

import static org.godwit.pvm.Pvm.*;

import org.godwit.console.Table;
import org.godwit.pvm.PvmMboxInfo;
import org.godwit.pvm.PvmTaskInfo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/// A task that does one errand of the console, in the words of its arguments, and prints what the
/// console shows. Its last line is [#EXIT] and the exit code.
public final class Desk {

    /// Begins the last line.
    public static final String EXIT = "exit ";

    private static final int OK = 0;
    private static final int REFUSED = 1;
    private static final int HEX = 16;

    private Desk() {}

    public static void main(String[] argv) {
        pvm_setopt(PvmAutoErr, 0);
        List<String> words = Arrays.asList(argv).subList(1, argv.length);
        int code =
                switch (argv[0]) {
                    case "names" -> names(words.isEmpty() ? "*" : words.getFirst());
                    case "put" -> put(words.getFirst(), words.subList(1, words.size()));
                    case "mstat" -> each("HOST", words, org.godwit.pvm.Pvm::pvm_mstat);
                    case "pstat" -> each("TASK", words, word -> pvm_pstat(tid(word)));
                    case "sig" -> signal(Integer.parseInt(words.getFirst()), words);
                    case "delete" -> delete(words);
                    case "reset" -> reset();
                    case "tickle" -> tickle(words);
                    default -> throw new IllegalArgumentException("no errand: " + argv[0]);
                };
        pvm_exit();
        System.out.println(EXIT + code);
    }

    private static int names(String pattern) {
        PvmMboxInfo[][] classes = new PvmMboxInfo[1][];
        int[] count = new int[1];
        int code = pvm_getmboxinfo(pattern, count, classes);
        if (code < 0) {
            return refused("names " + pattern);
        }
        Table table = new Table("CLASS", ">INDEX", "OWNER", ">FLAGS");
        for (PvmMboxInfo each : classes[0]) {
            for (int i = 0; i < each.mi_nentries(); i++) {
                table.row(
                        each.mi_name(),
                        each.mi_indices()[i],
                        hex(each.mi_owners()[i]),
                        each.mi_flags()[i]);
            }
        }
        table.lines().forEach(System.out::println);
        return OK;
    }

    private static int put(String name, List<String> flags) {
        pvm_initsend(PvmDataDefault);
        int index =
                pvm_putinfo(
                        name,
                        pvm_getsbuf(),
                        flags.isEmpty() ? PvmMboxPersistent : Integer.decode(flags.getFirst()));
        if (index < 0) {
            return refused("put " + name);
        }
        System.out.println(index);
        return OK;
    }

    private static int each(String what, List<String> words, ToIntFunction<String> call) {
        Map<String, String> answers = new LinkedHashMap<>();
        int code = OK;
        for (String word : words) {
            int answer = call.applyAsInt(word);
            answers.put(word, answer == PvmOk ? "ok" : textOf(answer));
            code = answer == PvmOk ? code : REFUSED;
        }
        Table table = new Table(what, "STATUS");
        answers.forEach(table::row);
        table.lines().forEach(System.out::println);
        return code;
    }

    private static int signal(int signal, List<String> words) {
        return each("TASK", words.subList(1, words.size()), word -> pvm_sendsig(tid(word), signal));
    }

    private static int delete(List<String> hosts) {
        int[] infos = new int[hosts.size()];
        int deleted = pvm_delhosts(hosts.toArray(String[]::new), hosts.size(), infos);
        if (deleted < 0) {
            return refused("delete");
        }
        System.out.println(deleted + " successful");
        Table table = new Table("HOST", "STATUS");
        for (int i = 0; i < infos.length; i++) {
            table.row(hosts.get(i), infos[i] < 0 ? textOf(infos[i]) : "deleted");
        }
        table.lines().forEach(System.out::println);
        return deleted == hosts.size() ? OK : REFUSED;
    }

    /// Ends every task but those that have PvmNoReset, the group server and this one.
    private static int reset() {
        int[][] spared = new int[1][];
        pvm_getnoresets(spared, new int[1]);
        TreeSet<Integer> spare = new TreeSet<>();
        if (spared[0] != null) {
            Arrays.stream(spared[0]).forEach(spare::add);
        }
        spare.add(pvm_mytid());
        List<Integer> ended = new ArrayList<>();
        for (PvmTaskInfo task : tasks()) {
            if (!spare.contains(task.ti_tid()) && !task.ti_a_out().equals("pvmgs")) {
                pvm_kill(task.ti_tid());
                ended.add(task.ti_tid());
            }
        }
        System.out.println(ended.size() + " tasks ended");
        return OK;
    }

    private static int tickle(List<String> words) {
        int[] arguments = words.stream().mapToInt(Integer::decode).toArray();
        int[] count = new int[1];
        int[] answer = new int[10];
        if (pvm_tickle(arguments.length, arguments, count, answer) < 0) {
            return refused("tickle");
        }
        for (int i = 0; i < count[0]; i++) {
            System.out.println(answer[i]);
        }
        return OK;
    }

    private static PvmTaskInfo[] tasks() {
        PvmTaskInfo[][] tasks = new PvmTaskInfo[1][];
        return pvm_tasks(0, new int[1], tasks) < 0 ? new PvmTaskInfo[0] : tasks[0];
    }

    private static int refused(String errand) {
        System.out.println(errand + ": " + pvm_strerror());
        return REFUSED;
    }

    /// The text of a code that is no error to pvm_errno.
    private static String textOf(int code) {
        return switch (code) {
            case PvmNoHost -> "No such host";
            case PvmHostFail -> "Host failed";
            case PvmNoTask -> "No such task";
            case PvmBadParam -> "Bad parameter";
            default -> "Error " + code;
        };
    }

    private static int tid(String word) {
        return Integer.parseUnsignedInt(word.startsWith("t") ? word.substring(1) : word, HEX);
    }

    private static String hex(int tid) {
        return "t" + Integer.toHexString(tid);
    }
}
