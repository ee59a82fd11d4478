package org.godwit.pvm;

import org.godwit.task.Inherited;
import org.godwit.task.Tid;

import java.util.OptionalInt;

/// The options of a task, by number. What they steer is up to who asks for them.
final class Options {

    /// Limits of PvmFragSize, in bytes.
    static final int FRAGMENT_BYTES_MIN = 52;

    static final int FRAGMENT_BYTES_MAX = 1_048_576;

    private static final int FRAGMENT_BYTES_FIRST = 4080;
    private static final int LAST = Pvm.PvmNoReset;

    private final int self;
    private final int[] values = new int[LAST + 1];

    /// @param self the task's tid
    Options(int self) {
        this.self = self;
        values[Pvm.PvmRoute] = Pvm.PvmAllowDirect;
        values[Pvm.PvmAutoErr] = 1;
        values[Pvm.PvmFragSize] = FRAGMENT_BYTES_FIRST;
        values[Pvm.PvmShowTids] = 1;
    }

    /// Takes over where the spawner's output and trace go.
    void inherit(Inherited from, Environment environment) {
        values[Pvm.PvmSelfOutputCode] = from.output().tag();
        values[Pvm.PvmSelfOutputContext] = from.output().context();
        set(Pvm.PvmSelfOutputTid, from.output().tid().value());
        values[Pvm.PvmSelfTraceCode] = from.trace().tag();
        values[Pvm.PvmSelfTraceContext] = from.trace().context();
        set(Pvm.PvmSelfTraceTid, from.trace().tid().value());
        values[Pvm.PvmTraceBuffer] = environment.traceBuffer();
        values[Pvm.PvmSelfTraceBuffer] = environment.traceBuffer();
        values[Pvm.PvmTraceOptions] = environment.traceOptions();
        values[Pvm.PvmSelfTraceOptions] = environment.traceOptions();
    }

    /// Where children's output or trace goes, from three options.
    Inherited.Collector collector(int tid, int code, int context) {
        return new Inherited.Collector(new Tid(values[tid]), values[code], values[context]);
    }

    /// The value of an option that there is.
    int value(int what) {
        return values[what];
    }

    int autoErr() {
        return values[Pvm.PvmAutoErr];
    }

    /// Whether destinations and tags go unchecked.
    boolean reservedTids() {
        return values[Pvm.PvmResvTids] != 0;
    }

    /// Bytes per fragment, which shows in nested messages only.
    int fragmentBytes() {
        return values[Pvm.PvmFragSize];
    }

    /// The value of an option; empty if there is no such option here.
    OptionalInt get(int what) {
        boolean known =
                what >= Pvm.PvmRoute
                        && what <= LAST
                        && what != Pvm.PvmPollType
                        && what != Pvm.PvmPollTime;
        return known ? OptionalInt.of(values[what]) : OptionalInt.empty();
    }

    /// Why an option cannot be set to a value, or PvmOk.
    int check(int what, int value) {
        return switch (what) {
            case Pvm.PvmPollType,
                    Pvm.PvmPollTime,
                    Pvm.PvmSelfOutputContext,
                    Pvm.PvmSelfTraceContext ->
                    Pvm.PvmNotImpl;
            case Pvm.PvmRoute, Pvm.PvmTraceOptions, Pvm.PvmSelfTraceOptions ->
                    within(value, Pvm.PvmDontRoute, Pvm.PvmRouteDirect);
            case Pvm.PvmFragSize -> within(value, FRAGMENT_BYTES_MIN, FRAGMENT_BYTES_MAX);
            case Pvm.PvmOutputTid -> collector(value, Pvm.PvmSelfOutputTid);
            case Pvm.PvmTraceTid -> collector(value, Pvm.PvmSelfTraceTid);
            default -> get(what).isPresent() ? Pvm.PvmOk : Pvm.PvmBadParam;
        };
    }

    private static int within(int value, int from, int to) {
        return value >= from && value <= to ? Pvm.PvmOk : Pvm.PvmBadParam;
    }

    /// Children's output goes nowhere, to the task itself or where its own output goes.
    private int collector(int value, int own) {
        boolean known = value == 0 || value == self || value == values[own];
        return known ? Pvm.PvmOk : Pvm.PvmBadParam;
    }

    /// Sets an option to a value that [#check] allows; the old value.
    ///
    /// Where a task's own output goes decides where its children's goes; its tag can only be set
    /// when it goes somewhere.
    int set(int what, int value) {
        int old = values[what];
        switch (what) {
            case Pvm.PvmSelfOutputTid -> {
                values[Pvm.PvmSelfOutputTid] = value;
                values[Pvm.PvmOutputTid] = value;
                values[Pvm.PvmOutputCode] = values[Pvm.PvmSelfOutputCode];
                values[Pvm.PvmOutputContext] = values[Pvm.PvmSelfOutputContext];
            }
            case Pvm.PvmSelfTraceTid -> {
                values[Pvm.PvmSelfTraceTid] = value;
                values[Pvm.PvmTraceTid] = value;
                values[Pvm.PvmTraceCode] = values[Pvm.PvmSelfTraceCode];
                values[Pvm.PvmTraceContext] = values[Pvm.PvmSelfTraceContext];
            }
            case Pvm.PvmSelfOutputCode -> {
                if (values[Pvm.PvmSelfOutputTid] > 0) {
                    values[Pvm.PvmSelfOutputCode] = value;
                    values[Pvm.PvmOutputCode] = value;
                }
            }
            case Pvm.PvmSelfTraceCode -> {
                if (values[Pvm.PvmSelfTraceTid] > 0) {
                    values[Pvm.PvmSelfTraceCode] = value;
                    values[Pvm.PvmTraceCode] = value;
                }
            }
            default -> values[what] = value;
        }
        return old;
    }
}
