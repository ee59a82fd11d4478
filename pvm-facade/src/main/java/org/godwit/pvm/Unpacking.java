package org.godwit.pvm;

import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Unpacks from the active receive buffer.
final class Unpacking {

    private Unpacking() {}

    static int unpack(String name, int count, Function<UnpackBuffer, PackResult> call) {
        return read(name, count, b -> Packing.codeOf(call.apply(b)));
    }

    static int unpackString(String name, @Nullable String @Nullable [] into) {
        return read(name, 1, b -> into == null ? Pvm.PvmBadParam : unpackString(b, into));
    }

    static int unpackString(UnpackBuffer from, @Nullable String[] into) {
        if (into.length == 0) {
            return Pvm.PvmBadParam;
        }
        Optional<String> text = from.unpackString();
        if (text.isEmpty()) {
            return Pvm.PvmNoData;
        }
        into[0] = text.get();
        return Pvm.PvmOk;
    }

    private static int read(String name, int count, ToIntFunction<UnpackBuffer> call) {
        return Call.local(
                name,
                s -> {
                    if (count < 0) {
                        return Pvm.PvmBadParam;
                    }
                    MessageBuffer buffer = s.buffers.receiving();
                    if (buffer == null) {
                        return Pvm.PvmNoBuf;
                    }
                    UnpackBuffer reader = buffer.reader();
                    return reader == null ? Pvm.PvmBadMsg : call.applyAsInt(reader);
                });
    }
}
