package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Helpers of the conformance-oracle programs, which print one line per observation.
class Oracle {

    private static final Duration GUARD = Duration.ofSeconds(20);

    final List<String> lines = new ArrayList<>();
    int me;

    void enrol() {
        pvm_setopt(PvmAutoErr, 0);
        me = pvm_mytid();
    }

    void say(String name, Object value) {
        lines.add(name + ": " + value);
    }

    void sayrc(String name, int code) {
        say(name, rcs(code));
    }

    /// Symbolic form of a return code; positive numbers are handles.
    static String rcs(int code) {
        if (code > 0) {
            return ">0";
        }
        return Arrays.stream(PvmConstants.class.getFields())
                .filter(f -> f.getName().matches("PvmOk|Pvm[A-Z].*"))
                .filter(f -> f.getType() == int.class && (code < 0 || f.getName().equals("PvmOk")))
                .filter(f -> !f.getName().matches("PvmNoEntry|PvmDupEntry"))
                .filter(f -> valueOf(f) == code)
                .map(f -> f.getName() + "(" + code + ")")
                .findFirst()
                .orElse("?(" + code + ")");
    }

    private static int valueOf(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static int receiveOrDie(int tid, int tag) {
        int buffer = pvm_trecv(tid, tag, GUARD);
        if (buffer == 0) {
            throw new AssertionError("nothing came from " + tid + " with tag " + tag);
        }
        return buffer;
    }

    /// Sends the send buffer to the task itself and receives it.
    void loop(int tag) {
        pvm_send(me, tag);
        receiveOrDie(me, tag);
    }

    static int packedBytes() {
        int[] n = {-1};
        pvm_bufinfo(pvm_getsbuf(), n, null, null);
        return n[0];
    }

    static String list(int... values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    /// C's %g, for the values that occur.
    static String g(double v) {
        return v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v);
    }

    static String complex(double re, double im) {
        return g(re) + (im >= 0 ? "+" : "") + g(im) + "i";
    }

    static String latin1(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] withNul(String s) {
        return bytes(s + "\0");
    }
}
