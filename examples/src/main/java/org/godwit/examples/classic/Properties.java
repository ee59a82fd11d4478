package org.godwit.examples.classic;

import org.godwit.examples.classic.ClassicCase.Ending;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must hold for the runs of the example programs.
final class Properties {

    private static final Pattern RESULT =
            Pattern.compile("I got ([0-9.]+) from (\\d+); \\(expecting ([0-9.]+)\\)");
    private static final Pattern CONTEXT = Pattern.compile(".* context (\\d+)\\.?( .*)?");

    private Properties() {}

    static Predicate<Ending> masterHas(int n) {
        return e -> {
            Set<Integer> seen = new HashSet<>();
            for (String line : e.lines()) {
                Matcher m = RESULT.matcher(line);
                if (!m.matches()) {
                    continue;
                }
                int k = Integer.parseInt(m.group(2));
                double value = k == 0 ? (n - 1) * 100.0 : (2 * k - 1) * 100.0;
                if (!m.group(1).equals(String.format(Locale.ROOT, "%f", value))
                        || !m.group(1).equals(m.group(3))
                        || k >= n
                        || !seen.add(k)) {
                    return false;
                }
            }
            return seen.size() == n
                    && e.has("Spawning " + n + " worker tasks \\.\\.\\. SUCCESSFUL");
        };
    }

    private static Set<String> tags(Ending e, String regex) {
        Set<String> tags = new HashSet<>();
        for (String line : e.lines()) {
            if (line.matches("\\[t[0-9a-f]+\\] " + regex)) {
                tags.add(line.substring(0, line.indexOf(']')));
            }
        }
        return tags;
    }

    static Predicate<Ending> starterHas(int n) {
        return e ->
                tags(e, "gmbi: \\d+ mbox entries returned\\.").size() == n
                        && tags(e, "BEGIN").size() == n
                        && tags(e, "EOF").size() == n
                        && e.count("\\[t[0-9a-f]+\\] EOF") == n;
    }

    static Predicate<Ending> ringHas(int n) {
        return e -> {
            Ending plain = e.untagged();
            for (String line : plain.lines()) {
                if (line.matches("(\\d+ -> )+\\d+ ")) {
                    List<String> tids = List.of(line.strip().split(" -> "));
                    String first = Integer.toHexString(Integer.parseInt(tids.getFirst()));
                    return tids.size() == n + 1
                            && tids.getFirst().equals(tids.getLast())
                            && new HashSet<>(tids).size() == n
                            && e.has("\\[t" + first + "\\] token ring done")
                            && plain.count(" *Pass a token.*") == 1
                            && plain.has("Pass a token through the +" + n + " tid ring:");
                }
            }
            return false;
        };
    }

    static boolean bandwidth(Ending tagged) {
        Ending e = tagged.untagged();
        boolean sizes = e.count("Roundtrip T = .*") == 7;
        for (int size : new int[] {0, 8, 80, 800, 8000, 80_000, 800_000}) {
            sizes = sizes && e.has("Roundtrip T = .*  Data size: " + size);
        }
        return sizes
                && e.count("t[0-9a-f]+: 100000 doubles received correctly") == 2
                && !e.has("error:.*");
    }

    static boolean timing(Ending e) {
        boolean sizes = e.count("Message size \\d+") == 5;
        for (int size : new int[] {100, 1000, 10_000, 100_000, 1_000_000}) {
            sizes = sizes && e.has("Message size " + size);
        }
        return sizes
                && e.count(" ?\\d+ +\\d+") == 20
                && e.count(" ?\\d+ +\\d+ +\\d+") == 100
                && e.count("Avg uSec") == 5
                && e.lines().getLast().equals("done");
    }

    private static List<String> contexts(Ending e) {
        List<String> contexts = new ArrayList<>();
        for (String line : e.lines()) {
            Matcher m = CONTEXT.matcher(line);
            if (m.matches()) {
                contexts.add(m.group(1));
            }
        }
        return contexts;
    }

    static boolean inherited(Ending e) {
        List<String> contexts = contexts(e);
        if (contexts.size() < 8) {
            return false;
        }
        List<String> within = contexts.subList(1, contexts.size() - 1);
        return contexts.getFirst().equals("0")
                && contexts.getLast().equals("0")
                && new HashSet<>(within).size() == 1
                && !within.getFirst().equals("0")
                && e.inOrder(".*inherit1 t.*", ".*inherit2 t.*", ".* END - sent from inherit1.*");
    }

    static boolean filtered(Ending e) {
        List<String> contexts = contexts(e);
        boolean six = e.lines().size() == 6 && contexts.size() == 6;
        for (int i = 0; six && i < 6; i++) {
            six = e.lines().get(i).startsWith(i + ":inheritb:");
        }
        return six
                && e.lines().get(3).endsWith("<-- received from 2nd inherit2.")
                && e.lines().get(5).endsWith("<-- received from 1st inherit2.")
                && contexts.get(3).equals(contexts.get(2))
                && contexts.get(5).equals(contexts.get(1))
                && !contexts.get(3).equals(contexts.get(5));
    }

    static boolean served(Ending e) {
        String request = ".*welcome to my server - you are service request number ";
        return e.inOrder(request + "1\\.", request + "2\\.", request + "3\\.")
                && e.count(request + ".*") == 3
                && e.has("task0: t[0-9a-f]+ END  Request number 4\\.")
                && e.has("task0: handled 4 service requests\\.")
                && e.count("task1: no service running") == 2;
    }

    static boolean listed(Ending e) {
        return e.has("gmbi: 2 mbox entries returned\\.")
                && e.count("gmbi: class name: <t[0-9a-f]+lmbi[01]>") == 2
                && e.count("\t: indices <0>\towner_tid <t0>\tflags <1> = <PvmMboxPersistent >") == 2
                && e.count("\t: indices.*") == 2;
    }

    static boolean removed(Ending e) {
        String none = "rme: no service running for .*";
        return e.inOrder("rme: Key locked by another task, can't delete\\.", none, none)
                && e.count("rme: Key locked.*") == 1
                && e.count(none) == 2
                && e.count("rme: t[0-9a-f]+ on machine .*") == 4;
    }

    static boolean joined(Ending e, String text) {
        boolean all = e.count(text + "\\d+") == Tjl.GROUPS;
        for (int i = 0; i < Tjl.GROUPS; i++) {
            all = all && e.has(text + i);
        }
        return all;
    }

    static Predicate<Ending> exchangedBy(int n) {
        return e ->
                e.has("group ge size " + n + " gid 0: sync")
                        && e.count("0x[0-9a-f]+") == n - 1
                        && !e.has(".*doesn't match up!")
                        && e.lines().getLast().equals("done");
    }

    static Predicate<Ending> squaresOf(int p, int elements) {
        int n = p * elements;
        int sum = n * (n + 1) * (2 * n + 1) / 6;
        int middle = p / 2;
        String pair =
                String.format(Locale.ROOT, "\\(%f, %f\\)", (double) elements, (double) middle);
        return e ->
                e.inOrder(
                        " Test OK: Sum of Squares of first " + n + " integers is " + sum + " ",
                        " Test Ok: Received " + pair.replace(".", "\\.") + ": ");
    }

    static Predicate<Ending> matrixOf(int dimension, int tasks) {
        BigInteger factorial = BigInteger.ONE;
        for (int i = 2; i <= dimension; i++) {
            factorial = factorial.multiply(BigInteger.valueOf(i));
        }
        String product = Toeplitz.shown(factorial.doubleValue());
        int norm = dimension * (dimension + 1) / 2;
        return e ->
                e.inOrder(
                        " *--> Using " + tasks + " processors <-- ",
                        " The 1-Norm is " + norm + "  ",
                        " The product of column 1 is " + Pattern.quote(product) + "  ");
    }
}
