package org.godwit.instrument.check;

import java.util.List;
import java.util.Optional;

/// Yield points in static initialisers, and in constructors that run within constructors, of
/// records, or by `X::new`. The rest of a constructor, after its call of another one, is woven like
/// a method.
final class ConstructorInspector implements Inspector {

    private static final String RECORD = "java/lang/Record";

    @Override
    public void inspect(CheckedProgram program, ClassReport report) {
        for (ScannedMethod method : program.methodsOf(report.model())) {
            if (method.name().isConstructor()) {
                inspectConstructor(program, method, report);
            } else if (method.isStaticInitialiser()) {
                inspectInitialiser(program, method, report);
            }
            inspectReferences(program, method, report);
        }
    }

    private static void inspectReferences(
            CheckedProgram program, ScannedMethod method, ClassReport report) {
        for (Site site : method.sites()) {
            if (site instanceof Site.LambdaMade(int line, Origin.Lambda made)
                    && made.body().isConstructor()
                    && program.yields().inMethod(made.body())) {
                report.add(
                        Rule.CONSTRUCTOR,
                        method,
                        line,
                        "%s::new, whose constructor has yield points"
                                .formatted(MethodRef.simple(made.body().owner())));
            }
        }
    }

    private static void inspectConstructor(
            CheckedProgram program, ScannedMethod constructor, ClassReport report) {
        List<Site> sites = constructor.sites();
        int chained = 0;
        while (chained < sites.size()
                && !(sites.get(chained) instanceof Site.Call call && call.isChained())) {
            chained++;
        }
        if (chained == sites.size()) {
            return;
        }
        for (Site early : sites.subList(0, chained)) {
            if (program.yields().at(early)) {
                report.add(
                        Rule.CONSTRUCTOR,
                        constructor,
                        early.line(),
                        "yield points before the call of super or this");
            }
        }
        if (program.hierarchy().parentsOf(constructor.name().owner()).contains(RECORD)) {
            sites.subList(chained + 1, sites.size()).stream()
                    .filter(program.yields()::at)
                    .findFirst()
                    .ifPresent(site ->
                            report.add(
                                    Rule.CONSTRUCTOR,
                                    constructor,
                                    site.line(),
                                    "yield points in the constructor of a record"));
        }
        Site.Call next = (Site.Call) sites.get(chained);
        if (program.yields().at(next)) {
            report.add(
                    Rule.CONSTRUCTOR,
                    constructor,
                    next.line(),
                    "the constructor of %s that is called here has yield points"
                            .formatted(MethodRef.simple(next.target().owner())));
        }
    }

    private static void inspectInitialiser(
            CheckedProgram program, ScannedMethod initialiser, ClassReport report) {
        Optional<Site> first =
                initialiser.sites().stream().filter(program.yields()::at).findFirst();
        first.ifPresent(site -> {
            boolean calls = program.yields().callsPvm(initialiser.name());
            report.add(
                    calls ? Rule.STATIC_INITIALISER : Rule.STATIC_LOOP,
                    initialiser,
                    site.line(),
                    calls ? "PVM calls in a static initialiser" : "a loop in a static initialiser");
        });
    }
}
