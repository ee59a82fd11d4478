package org.godwit.pvm;

import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;
import java.util.Random;

/// Random programs of packing, sending and unpacking. What a seed prints must be the same on any
/// implementation of the interface; it holds no buffer ids and no padding.
public final class RandomPacking {

    private static final int STEPS = 24;
    private static final int ARRAY = 12;
    private static final int TAG = 5;

    private final Random random;
    private final int me = pvm_mytid();
    private final StringBuilder out = new StringBuilder();
    private boolean xdr;

    private RandomPacking(long seed) {
        random = new Random(seed);
    }

    /// Prints a line for each seed from the first to the last argument.
    public static void main(String[] argv) {
        pvm_setopt(PvmAutoErr, 0);
        for (long seed = Long.parseLong(argv[0]); seed <= Long.parseLong(argv[1]); seed++) {
            System.out.println(seed + ":" + run(seed));
        }
        System.out.flush();
        pvm_exit();
    }

    static String run(long seed) {
        RandomPacking program = new RandomPacking(seed);
        if (seed % 8 != 0) {
            program.begin();
        }
        for (int i = 0; i < STEPS; i++) {
            program.step();
        }
        pvm_freebuf(pvm_setsbuf(0));
        pvm_freebuf(pvm_setrbuf(0));
        while (pvm_nrecv(-1, -1) > 0) {
            pvm_freebuf(pvm_setrbuf(0));
        }
        return program.out.toString();
    }

    private void say(String what, Object... values) {
        out.append(' ').append(what);
        for (Object value : values) {
            out.append(',').append(value);
        }
    }

    private static String sign(int code) {
        return code > 0 ? "+" : String.valueOf(code);
    }

    private void step() {
        switch (random.nextInt(14)) {
            case 0 -> begin();
            case 1, 2, 3, 4, 5, 6 -> pack();
            case 7 -> {
                loop();
                unpack();
            }
            case 8, 9, 10, 11 -> unpack();
            case 12 -> nest();
            default -> turn();
        }
    }

    private void begin() {
        int encoding = random.nextInt(2);
        xdr = encoding == PvmDataDefault;
        say("init" + encoding, sign(pvm_initsend(encoding)));
    }

    private static String info(int id) {
        PvmMInfo info = new PvmMInfo();
        int code = pvm_getminfo(id, info);
        return code + "/" + info.len + "/" + info.tag + "/" + Integer.toHexString(info.enc);
    }

    private void loop() {
        int code = pvm_send(me, TAG);
        if (code == PvmOk) {
            int got = pvm_recv(me, TAG);
            say("loop", sign(got), info(got));
        } else {
            say("loop", code);
        }
    }

    /// The receive buffer becomes the send buffer, or is none any more.
    private void turn() {
        switch (random.nextInt(3)) {
            case 0 -> {
                int id = pvm_getrbuf();
                say("turn", sign(pvm_setsbuf(id)) + sign(pvm_getrbuf()), info(id));
                xdr = true;
            }
            case 1 -> say("nrecv", pvm_nrecv(-1, TAG), pvm_getrbuf());
            default -> say("free", pvm_freebuf(pvm_getrbuf()), pvm_getrbuf());
        }
    }

    /// The header of the nested message has no tids.
    private void nest() {
        int encoding = random.nextInt(2);
        int inner = pvm_mkbuf(encoding);
        int before = pvm_setsbuf(inner);
        int[] data = random.ints(random.nextInt(5)).toArray();
        pvm_pkint(data, data.length, 1);
        pvm_setsbuf(before);
        PvmMInfo header = new PvmMInfo();
        header.tag = random.nextInt(100);
        header.src = 7;
        pvm_setminfo(inner, header);
        boolean alone = random.nextBoolean();
        if (alone) {
            begin();
        }
        int[] outer = random.ints(random.nextInt(3)).toArray();
        pvm_pkint(outer, outer.length, 1);
        say("nest" + encoding, pvm_pkmesg(inner), info(pvm_getsbuf()));
        pvm_freebuf(inner);
        if (alone) {
            unnest(outer.length);
        }
    }

    private void unnest(int outer) {
        loop();
        say("outer", pvm_upkint(new int[ARRAY], outer, 1));
        int nested = pvm_upkmesg();
        say("upkmesg", sign(nested), info(nested));
        if (nested > 0) {
            int before = pvm_setrbuf(nested);
            unpack();
            pvm_setrbuf(before);
            pvm_freebuf(nested);
        }
    }

    /// How a call walks, so that it stays in the array.
    private record Walk(int count, int stride) {}

    private Walk walk(int lanes) {
        int stride = random.nextInt(4);
        int count = random.nextInt(5) - (random.nextInt(12) == 0 ? 5 : 0);
        boolean fits = Math.max(0, count - 1) * stride < ARRAY / lanes;
        return new Walk(count, fits ? stride : 1);
    }

    private void pack() {
        int type = random.nextInt(12);
        Walk w = walk(type == PVM_CPLX || type == PVM_DCPLX ? 2 : 1);
        int count = w.count;
        int code =
                switch (type) {
                    case PVM_STR -> pvm_pkstr(text());
                    case PVM_BYTE -> {
                        // a multiple of four, since padding is garbage
                        byte[] bytes = new byte[4 * ARRAY];
                        random.nextBytes(bytes);
                        count = xdr ? 4 * w.count : w.count;
                        yield pvm_pkbyte(bytes, count, 1);
                    }
                    case PVM_SHORT -> pvm_pkshort(shorts(), count, w.stride);
                    case PVM_USHORT -> pvm_pkushort(shorts(), count, w.stride);
                    case PVM_INT -> pvm_pkint(ints(), count, w.stride);
                    case PVM_UINT -> pvm_pkuint(ints(), count, w.stride);
                    case PVM_LONG -> pvm_pklong(longs(), count, w.stride);
                    case PVM_ULONG -> pvm_pkulong(longs(), count, w.stride);
                    case PVM_FLOAT -> pvm_pkfloat(floats(), count, w.stride);
                    case PVM_CPLX -> pvm_pkcplx(floats(), count, w.stride);
                    case PVM_DOUBLE -> pvm_pkdouble(doubles(), count, w.stride);
                    default -> pvm_pkdcplx(doubles(), count, w.stride);
                };
        int[] bytes = {-1};
        pvm_bufinfo(pvm_getsbuf(), bytes, null, null);
        say("pk" + type + "x" + count + "s" + w.stride, code, bytes[0]);
    }

    /// Three characters, and a NUL: nothing to pad.
    private String text() {
        return random.ints(3, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    private short[] shorts() {
        short[] a = new short[ARRAY];
        for (int i = 0; i < ARRAY; i++) {
            a[i] = (short) random.nextInt();
        }
        return a;
    }

    private int[] ints() {
        return random.ints(ARRAY).toArray();
    }

    private long[] longs() {
        return random.longs(ARRAY).toArray();
    }

    private float[] floats() {
        float[] a = new float[ARRAY];
        for (int i = 0; i < ARRAY; i++) {
            a[i] = random.nextInt(2000) / 8f;
        }
        return a;
    }

    private double[] doubles() {
        return random.doubles(ARRAY).map(d -> Math.rint(d * 4000) / 16).toArray();
    }

    private void unpack() {
        int type = random.nextInt(12);
        Walk w = walk(type == PVM_CPLX || type == PVM_DCPLX ? 2 : 1);
        switch (type) {
            case PVM_STR -> {
                String[] s = {"none"};
                // only where a string may stand: C trusts what it reads there
                say("upkstr", pvm_getrbuf() == 0 ? pvm_upkstr(s) : 0);
            }
            case PVM_BYTE -> bytes(w);
            case PVM_SHORT, PVM_USHORT -> shorts(type, w);
            case PVM_INT, PVM_UINT -> ints(type, w);
            case PVM_LONG, PVM_ULONG -> longs(type, w);
            case PVM_FLOAT, PVM_CPLX -> floats(type, w);
            default -> doubles(type, w);
        }
    }

    private void bytes(Walk w) {
        byte[] a = new byte[ARRAY];
        int code = pvm_upkbyte(a, w.count, w.stride);
        say("upk" + PVM_BYTE, code, Arrays.toString(a).replace(", 0", ""));
    }

    private void shorts(int type, Walk w) {
        short[] a = new short[ARRAY];
        int code =
                type == PVM_SHORT
                        ? pvm_upkshort(a, w.count, w.stride)
                        : pvm_upkushort(a, w.count, w.stride);
        say("upk" + type, code, Arrays.toString(a).replace(", 0", ""));
    }

    private void ints(int type, Walk w) {
        int[] a = new int[ARRAY];
        int code =
                type == PVM_INT
                        ? pvm_upkint(a, w.count, w.stride)
                        : pvm_upkuint(a, w.count, w.stride);
        say("upk" + type, code, Arrays.toString(a).replace(", 0", ""));
    }

    private void longs(int type, Walk w) {
        long[] a = new long[ARRAY];
        int code =
                type == PVM_LONG
                        ? pvm_upklong(a, w.count, w.stride)
                        : pvm_upkulong(a, w.count, w.stride);
        say("upk" + type, code, Arrays.toString(a).replace(", 0", ""));
    }

    private void floats(int type, Walk w) {
        float[] a = new float[ARRAY];
        int code =
                type == PVM_FLOAT
                        ? pvm_upkfloat(a, w.count, w.stride)
                        : pvm_upkcplx(a, w.count, w.stride);
        say("upk" + type, code, hash(Arrays.hashCode(a)));
    }

    private void doubles(int type, Walk w) {
        double[] a = new double[ARRAY];
        int code =
                type == PVM_DOUBLE
                        ? pvm_upkdouble(a, w.count, w.stride)
                        : pvm_upkdcplx(a, w.count, w.stride);
        say("upk" + type, code, hash(Arrays.hashCode(a)));
    }

    private static String hash(int code) {
        return Integer.toHexString(code);
    }
}
