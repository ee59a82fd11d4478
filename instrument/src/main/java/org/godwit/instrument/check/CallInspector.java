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
            default -> {}
        }
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
                        call.descriptor().substring(call.descriptor().indexOf(')') + 1));
    }
}
