package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;

/// Data on their way in a collective call: an error code, or 0 and items in default encoding.
///
/// @param code below 0: who sent this has failed, and there are no items
record Parcel(int code, UnpackBuffer items) {

    private static final UnpackBuffer NO_ITEMS = new UnpackBuffer(Body.EMPTY);

    static Parcel failed(int code) {
        return new Parcel(code, NO_ITEMS);
    }

    static Parcel of(Items items, int offset, int count) {
        PackBuffer out = new PackBuffer(Encoding.DEFAULT);
        out.packInts(new int[] {Pvm.PvmOk}, 0, 1, 1);
        items.pack(out, offset, count);
        Body body = out.body();
        return new Parcel(Pvm.PvmOk, new UnpackBuffer(body, Integer.BYTES));
    }

    static Parcel of(Body body) {
        UnpackBuffer in = new UnpackBuffer(body);
        int[] code = new int[1];
        in.unpackInts(code, 0, 1, 1);
        return new Parcel(code[0], in);
    }

    boolean hasFailed() {
        return code < 0;
    }

    Body body() {
        if (!hasFailed()) {
            return items.body();
        }
        PackBuffer out = new PackBuffer(Encoding.DEFAULT);
        out.packInts(new int[] {code}, 0, 1, 1);
        return out.body();
    }
}
