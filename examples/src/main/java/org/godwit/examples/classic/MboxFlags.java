package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Mailbox flags as the programs take them (letters) and print them (names).
final class MboxFlags {

    private static final String LETTERS = "pmofr";
    private static final int[] FLAGS = {
        PvmMboxPersistent,
        PvmMboxMultiInstance,
        PvmMboxOverWritable,
        PvmMboxFirstAvail,
        PvmMboxReadAndDelete
    };
    private static final String[] NAMES = {
        "PvmMboxPersistent",
        "PvmMboxMultiInstance",
        "PvmMboxOverWritable",
        "PvmMboxFirstAvail",
        "PvmMboxReadAndDelete"
    };

    private MboxFlags() {}

    static int parse(String letters) {
        int flags = PvmMboxDefault;
        for (int i = 0; i < FLAGS.length; i++) {
            flags |= letters.indexOf(LETTERS.charAt(i)) >= 0 ? FLAGS[i] : 0;
        }
        return flags;
    }

    /// `<NUMBER> : <NAME NAME >`
    static String shown(int flags) {
        return "<%d> : <%s>".formatted(flags, names(flags));
    }

    static String names(int flags) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < FLAGS.length; i++) {
            names.append((flags & FLAGS[i]) != 0 ? NAMES[i] + " " : "");
        }
        return names.isEmpty() ? "PvmMboxDefault " : names.toString();
    }
}
