package org.godwit.instrument.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which methods of a program have yield points: loops or PVM calls, in themselves or in what they
/// call. A call through an interface counts for whatever of the program may be behind it.
final class Yields {

    private final Hierarchy hierarchy;
    private final Map<String, List<MethodRef>> lambdas = new HashMap<>();
    private final Map<MethodRef, List<MethodRef>> callers = new HashMap<>();
    private final Set<MethodRef> recursive = new HashSet<>();
    private final Set<MethodRef> callPvm;
    private final Set<MethodRef> loop;

    Yields(Hierarchy hierarchy, Collection<ScannedMethod> methods) {
        this.hierarchy = hierarchy;
        methods.forEach(this::collectLambdas);
        Set<MethodRef> calling = new HashSet<>();
        Set<MethodRef> looping = new HashSet<>();
        for (ScannedMethod method : methods) {
            for (Site site : method.sites()) {
                switch (site) {
                    case Site.Loop _ -> looping.add(method.name());
                    case Site.Call call when call.target().isPvmCall() ->
                            calling.add(method.name());
                    case Site.Call call -> add(call, method.name());
                    default -> {}
                }
            }
        }
        callPvm = upwards(calling);
        loop = upwards(looping);
    }

    private void collectLambdas(ScannedMethod method) {
        for (Site site : method.sites()) {
            if (site instanceof Site.LambdaMade(_, Origin.Lambda made)) {
                lambdas.computeIfAbsent(key(made.type(), made.method()), _ -> new ArrayList<>())
                        .add(made.body());
            }
        }
    }

    private static String key(String type, String method) {
        return type + "." + method;
    }

    private void add(Site.Call call, MethodRef caller) {
        for (MethodRef callee : targets(call)) {
            callers.computeIfAbsent(callee, _ -> new ArrayList<>()).add(caller);
        }
        if (hierarchy.resolve(call.target()).equals(Optional.of(caller))) {
            recursive.add(caller);
        }
    }

    private List<MethodRef> targets(Site.Call call) {
        List<MethodRef> found =
                new ArrayList<>(hierarchy.targets(call.target(), call.dispatched()));
        found.addAll(
                lambdas.getOrDefault(key(call.target().owner(), call.target().name()), List.of()));
        return found;
    }

    private Set<MethodRef> upwards(Set<MethodRef> from) {
        Set<MethodRef> reached = new HashSet<>(from);
        Deque<MethodRef> left = new ArrayDeque<>(from);
        while (!left.isEmpty()) {
            for (MethodRef caller : callers.getOrDefault(left.remove(), List.of())) {
                if (reached.add(caller)) {
                    left.add(caller);
                }
            }
        }
        return reached;
    }

    /// Whether the method calls itself and has no yield point.
    boolean isBlindRecursion(MethodRef declared) {
        return recursive.contains(declared)
                && !callPvm.contains(declared)
                && !loop.contains(declared);
    }

    boolean callsPvm(MethodRef declared) {
        return declared.isPvmCall() || callPvm.contains(declared);
    }

    /// Whether the method, if it is the program's, or anything that overrides it has yield points.
    boolean inMethod(MethodRef method) {
        return method.isPvmCall()
                || hierarchy.targets(method, true).stream()
                        .anyMatch(m -> callPvm.contains(m) || loop.contains(m));
    }

    /// Whether there is a yield point at this place.
    boolean at(Site site) {
        return switch (site) {
            case Site.Loop _ -> true;
            case Site.Call call ->
                    call.target().isPvmCall()
                            || targets(call).stream()
                                    .anyMatch(m -> callPvm.contains(m) || loop.contains(m));
            default -> false;
        };
    }
}
