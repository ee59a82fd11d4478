package org.godwit.instrument.weave;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where a method yields, and which `new` instructions are put off until their constructor is
/// called, since an object without constructor can be on no captured stack.
final class YieldPlan {

    /// What a frame may hold, in slots of the method that saves it (the JVM's limit is 255).
    private static final int SAVED_SLOTS_MAX = 240;

    final MethodCode code;
    final TypeFlow types;
    final HeldMonitors monitors;
    final List<YieldPoint> points = new ArrayList<>();

    /// `new` and `dup` instructions that are put off.
    final Set<Integer> skipped = new HashSet<>();

    /// Constructor calls that make their object first.
    final Set<Integer> making = new HashSet<>();

    private final CallReach calls;
    private final Predicate<ClassDesc> accessible;
    private final Liveness liveness;
    private final BitSet heads = new BitSet();
    private final Map<Integer, YieldPoint> polls = new HashMap<>();
    private final Map<Integer, YieldPoint> others = new HashMap<>();

    /// @param accessible tells types that the class may name; what the verifier finds where control
    ///   meets can be a class that the program itself could not name
    YieldPlan(MethodCode code, ClassDesc owner, CallReach calls, Predicate<ClassDesc> accessible) {
        this.code = code;
        this.accessible = accessible;
        this.calls = calls;
        types = new TypeFlow(code, owner);
        monitors = new HeldMonitors(code);
        liveness = new Liveness(code);
        findHeads();
        for (int i = 0; i < code.size(); i++) {
            if (types.reached(i) && !monitors.heldAt(i)) {
                plan(i);
            }
        }
        points.forEach(YieldPlan::checkSize);
    }

    /// The first local that the method itself does not use.
    int firstFreeSlot() {
        return Math.max(code.attribute.maxLocals(), 1);
    }

    /// The number of an instruction's poll or call among the yield points.
    Optional<YieldPoint> at(int instruction, boolean poll) {
        return Optional.ofNullable((poll ? polls : others).get(instruction));
    }

    private void findHeads() {
        for (int i = 0; i < code.size(); i++) {
            if (types.reached(i)) {
                for (int next : code.successors(i)) {
                    if (next <= i && types.before(next).stack().isEmpty()) {
                        heads.set(next);
                    }
                }
            }
        }
    }

    private void plan(int at) {
        if (heads.get(at)) {
            add(at, YieldPoint.Kind.POLL, liveness.before(at), 0);
        }
        if (code.at(at) instanceof InvokeInstruction call) {
            int arguments =
                    call.typeSymbol().parameterCount()
                            + (call.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
            int depth = types.before(at).stack().size();
            switch (calls.classify(call)) {
                case CallReach.Never never -> {}
                case CallReach.Facade again ->
                        add(at, YieldPoint.Kind.FACADE, liveness.over(at), depth);
                case CallReach.Maybe maybe -> {
                    if (calls.reaches(maybe)) {
                        add(at, YieldPoint.Kind.CALL, liveness.over(at), depth - arguments);
                    }
                }
            }
        }
    }

    private void add(int at, YieldPoint.Kind kind, BitSet live, int kept) {
        TypeFlow.State state = types.before(at);
        List<YieldPoint.Slot> values = new ArrayList<>();
        live.stream().forEach(slot -> addLocal(slot, state.locals().get(slot), values));
        List<YieldPoint.Slot> operands = spill(state.stack(), kept);
        values.addAll(operands);
        values.removeIf(value -> !value.type().isSaved());
        values.sort(Comparator.comparing(value -> value.type().kind()));
        YieldPoint point =
                new YieldPoint(points.size(), at, kind, List.copyOf(values), List.copyOf(operands));
        points.add(point);
        (kind == YieldPoint.Kind.POLL ? polls : others).put(at, point);
    }

    private void addLocal(int slot, ValueType type, List<YieldPoint.Slot> values) {
        if (type.isUninitialized()) {
            throw new Unweavable("keeps an object in a variable before its constructor has run");
        }
        if (type.kind() != ValueType.Kind.NOTHING) {
            values.add(new YieldPoint.Slot(slot, nameable(type)));
        }
    }

    private List<YieldPoint.Slot> spill(List<ValueType> stack, int kept) {
        List<YieldPoint.Slot> operands = new ArrayList<>();
        int slot = firstFreeSlot();
        for (ValueType type : stack.subList(0, kept)) {
            if (type.isUninitialized()) {
                putOff(type);
            } else {
                operands.add(new YieldPoint.Slot(slot, nameable(type)));
                slot += type.slots();
            }
        }
        if (stack.subList(kept, stack.size()).stream().anyMatch(ValueType::isUninitialized)) {
            throw new Unweavable("hands on an object before its constructor has run");
        }
        return operands;
    }

    private ValueType nameable(ValueType type) {
        boolean object = type.kind() == ValueType.Kind.OBJECT;
        return !object || accessible.test(type.type())
                ? type
                : ValueType.object(ConstantDescs.CD_Object);
    }

    private void putOff(ValueType made) {
        Integer constructor = types.constructorOf.get(made.newAt());
        boolean usual =
                constructor != null
                        && made.newAt() + 1 < code.size()
                        && code.at(made.newAt() + 1) instanceof StackInstruction dup
                        && dup.opcode() == Opcode.DUP;
        if (constructor == null || !usual) {
            throw new Unweavable("makes an object in an unusual way");
        }
        skipped.add(made.newAt());
        skipped.add(made.newAt() + 1);
        making.add(constructor);
    }

    /// Whether an object is not on the stack of the woven code although it was in the compiled one.
    boolean isPutOff(ValueType type) {
        return type.kind() == ValueType.Kind.UNINITIALIZED && skipped.contains(type.newAt());
    }

    private static void checkSize(YieldPoint point) {
        int slots = point.values().stream().mapToInt(value -> value.type().slots()).sum();
        if (slots > SAVED_SLOTS_MAX) {
            throw new Unweavable(
                    "holds %d slots of live values at once, of %d that can be saved"
                            .formatted(slots, SAVED_SLOTS_MAX));
        }
    }

    /// The types of what a point keeps, in the order of saving.
    static Stream<TypeKind> kinds(YieldPoint point) {
        return point.values().stream().map(value -> value.type().typeKind());
    }
}
