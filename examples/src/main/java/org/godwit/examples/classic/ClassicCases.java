package org.godwit.examples.classic;

import org.godwit.examples.classic.ClassicCase.Ending;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All cases of the example programs.
public final class ClassicCases {

    private static final int[] SIZES = {1, 3, 16};

    public static final List<ClassicCase> ALL =
            Stream.of(pointToPoint(), contextsAndMailbox(), groups(), collective())
                    .flatMap(List::stream)
                    .toList();

    private ClassicCases() {}

    private static ClassicCase one(
            String name,
            Class<?> program,
            List<String> arguments,
            String property,
            Predicate<Ending> holds) {
        return new ClassicCase(
                name, program.getName(), arguments, property, holds.and(Ending::returned));
    }

    private static List<String> copies(int n, Class<?> program) {
        return List.of("-n", String.valueOf(n), program.getName());
    }

    private static List<ClassicCase> pointToPoint() {
        List<ClassicCase> cases = new ArrayList<>();
        for (int n : SIZES) {
            cases.add(
                    one(
                            "master1 " + n,
                            Master1.class,
                            List.of(String.valueOf(n)),
                            "every worker's result comes once and is what was expected",
                            Properties.masterHas(n)));
            cases.add(
                    one(
                            "starter " + n,
                            Starter.class,
                            copies(n, Gmbi.class),
                            "the output of every copy is there, under its tid, to its end",
                            Properties.starterHas(n)));
            cases.add(
                    one(
                            "spmd " + n,
                            Starter.class,
                            copies(n, Spmd.class),
                            "the first copy lists all tids, ends with its own, and gets the token",
                            Properties.ringHas(n)));
        }
        cases.add(
                one(
                        "spmd alone",
                        Spmd.class,
                        List.of(),
                        "a task that was started by hand sends the token to itself",
                        e ->
                                e.has("Pass a token through the +1 tid ring:")
                                        && e.has("token ring done")));
        for (Class<?> program :
                List.of(Dbwtest.class, Ibwtest.class, Rbwtest.class, Pbwtest.class)) {
            cases.add(
                    one(
                            program.getSimpleName().toLowerCase(Locale.ROOT),
                            Starter.class,
                            copies(2, program),
                            "both copies get all doubles right, and there are seven times",
                            Properties::bandwidth));
        }
        cases.add(
                one(
                        "timing",
                        Timing.class,
                        List.of(),
                        "20 round trips, 20 lines and averages for five sizes, and done at the end",
                        Properties::timing));
        return cases;
    }

    private static List<ClassicCase> contextsAndMailbox() {
        return List.of(
                one(
                        "inherita",
                        Inherita.class,
                        List.of(Inherit1.class.getName()),
                        "all generations run in the context that the first one made",
                        Properties::inherited),
                one(
                        "inheritb",
                        Inheritb.class,
                        List.of(),
                        "six numbered lines; the second child's message is received first",
                        Properties::filtered),
                one(
                        "service",
                        Several.class,
                        List.of("service"),
                        "requests are numbered upwards; without a service there is none",
                        Properties::served),
                one(
                        "listing",
                        Several.class,
                        List.of("listing"),
                        "of entries whose owner has ended only the persistent are listed, with owner 0",
                        Properties::listed),
                one(
                        "removal",
                        Several.class,
                        List.of("removal"),
                        "a locked entry cannot be removed by others, an overwritable can",
                        Properties::removed));
    }

    private static List<ClassicCase> groups() {
        List<ClassicCase> cases = new ArrayList<>();
        cases.add(
                one(
                        "tst",
                        Tst.class,
                        List.of(),
                        "instance 0 in both groups; both are left",
                        e ->
                                e.lines()
                                        .equals(
                                                List.of(
                                                        "joined prognosis 0, negative 0",
                                                        "left prognosis 0, negative 0"))));
        cases.add(
                one(
                        "joinleave",
                        Joinleave.class,
                        List.of("250"),
                        "a line every 100 times, no error",
                        e ->
                                e.inOrder("Joined 100 times", "Joined 200 times")
                                        && e.count("Joined .*") == 2
                                        && !e.has("(error|libpvm).*")));
        cases.add(
                one(
                        "tjl",
                        Tjl.class,
                        List.of(),
                        "32 groups are joined, and the task is itself in each",
                        e -> Properties.joined(e, "joined group") && !e.has("I'm not myself.*")));
        for (int n : SIZES) {
            cases.add(
                    one(
                            "gs " + n,
                            Gs.class,
                            List.of(String.valueOf(n)),
                            "all copies join and meet",
                            e -> e.count("0x[0-9a-f]+") == n - 1 && !e.has("libpvm.*")));
            cases.add(
                    one(
                            "ge " + n,
                            Ge.class,
                            List.of(String.valueOf(n)),
                            "what the members tell is what the group knows",
                            Properties.exchangedBy(n)));
            cases.add(
                    one(
                            "thb " + n,
                            Thb.class,
                            List.of(String.valueOf(n)),
                            "32 groups are joined, the children met, all groups left",
                            e ->
                                    Properties.joined(e, "joined group")
                                            && e.inOrder(
                                                    "spawning ... barrier on group0 ",
                                                    " leaving all the groups ",
                                                    "done\\.")));
        }
        return cases;
    }

    private static List<ClassicCase> collective() {
        List<ClassicCase> cases = new ArrayList<>();
        int[][] processesAndElements = {{1, 20}, {3, 4}, {16, 20}};
        for (int[] pe : processesAndElements) {
            cases.add(
                    one(
                            "trsg " + pe[0],
                            Trsg.class,
                            List.of(String.valueOf(pe[0]), String.valueOf(pe[1])),
                            "the sum of the squares is right, and so is the reduced pair",
                            Properties.squaresOf(pe[0], pe[1])));
        }
        int[][] dimensionsAndTasks = {{12, 1}, {12, 3}, {100, 16}};
        for (int[] dt : dimensionsAndTasks) {
            cases.add(
                    one(
                            "gexample " + dt[1],
                            Gexample.class,
                            List.of(String.valueOf(dt[0]), String.valueOf(dt[1])),
                            "norm and product of the matrix are right",
                            Properties.matrixOf(dt[0], dt[1])));
        }
        cases.add(
                one(
                        "gexample 3 copies",
                        Starter.class,
                        copies(3, Gexample.class),
                        "three copies share a matrix of dimension 100",
                        e -> Properties.matrixOf(100, 3).test(e.untagged())));
        return cases;
    }
}
