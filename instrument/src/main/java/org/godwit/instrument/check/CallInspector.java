package org.godwit.instrument.check;

import java.util.Optional;

/// Calls of JDK methods that have a rule by their name or by what they return, and references to
/// them.
final class CallInspector implements Inspector.OfSites {

    @Override
    public void inspect(
            CheckedProgram program, ScannedMethod method, Site site, ClassReport report) {
        switch (site) {
            case Site.Call call when !call.isChained() ->
                    inspect(program, method, call.line(), call.target(), report);
            case Site.LambdaMade(int line, Origin.Lambda lambda) ->
                    inspect(program, method, line, lambda.body(), report);
            case Site.StaticRead(int line, String owner, String name) -> {
                if (owner.equals("java/lang/System") && name.equals("in")) {
                    report.add(Rule.STANDARD_INPUT, method, line, "System.in");
                }
            }
            case Site.Kept(int line, Value value) ->
                    HeldTypes.ruleOfDescriptor(value.type())
                            .filter(rule -> rule == Rule.MIRROR)
                            .ifPresent(rule -> report.add(rule, method, line, words(value)));
            default -> {}
        }
    }

    private static String words(Value value) {
        String element = value.type().substring(value.type().lastIndexOf('[') + 1);
        String name = MethodRef.simple(element.substring(1, element.length() - 1));
        return "a " + name + " that is kept";
    }

    private static void inspect(
            CheckedProgram program,
            ScannedMethod method,
            int line,
            MethodRef call,
            ClassReport report) {
        if (program.hierarchy().isTaskClass(call.owner())) {
            return;
        }
        rule(call).ifPresent(rule -> report.add(rule, method, line, call.words()));
    }

    private static Optional<Rule> rule(MethodRef call) {
        return ApiRules.of(call).or(() -> ruleOfKind(call));
    }

    private static Optional<Rule> ruleOfKind(MethodRef call) {
        if (ThreadUse.isThreadCall(call)) {
            return Optional.of(Rule.THREADS);
        }
        if (ThreadUse.isParallel(call)) {
            return Optional.of(Rule.PARALLEL_STREAM);
        }
        return call.isConstructor()
                ? HeldTypes.rule(call.owner())
                : HeldTypes.ruleOfDescriptor(
                                call.descriptor().substring(call.descriptor().indexOf(')') + 1))
                        // Used and forgotten, most of them; those that are kept are found there.
                        .filter(rule -> rule != Rule.MIRROR);
    }
}
