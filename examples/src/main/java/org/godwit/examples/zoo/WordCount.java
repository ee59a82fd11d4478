package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import java.util.Map;
import java.util.TreeMap;

/// Words sent to itself as messages, received one by one and counted.
public final class WordCount {
    private WordCount() {}

    private static final int WORD = 1;
    private static final int END = 2;
    private static final String TEXT =
            """
            the bird that flies the farthest flies alone
            the bird that lands the softest lands at night
            """;

    private static void send(int tag, String word) {
        pvm_initsend(PvmDataRaw);
        pvm_pkstr(word);
        pvm_send(pvm_mytid(), tag);
    }

    public static void main(String[] argv) {
        for (String word : TEXT.split("\\s+")) {
            send(WORD, word);
        }
        send(END, "");
        Map<String, Integer> counts = new TreeMap<>();
        String[] word = new String[1];
        int received = 0;
        while (true) {
            int message = pvm_recv(-1, -1);
            int[] tag = new int[1];
            pvm_bufinfo(message, new int[1], tag, new int[1]);
            if (tag[0] == END) {
                break;
            }
            pvm_upkstr(word);
            counts.merge(word[0], 1, Integer::sum);
            if (++received % 5 == 0) {
                System.out.println(received + " " + word[0] + " " + counts.size());
            }
        }
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            System.out.println(entry.getKey() + " " + entry.getValue());
        }
    }
}
