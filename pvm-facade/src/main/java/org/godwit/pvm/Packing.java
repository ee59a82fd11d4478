package org.godwit.pvm;

import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Packs into the active send buffer.
final class Packing {

    private Packing() {}

    static int pack(String name, int count, Function<PackBuffer, PackResult> call) {
        return Call.local(
                name,
                s -> {
                    if (count < 0) {
                        return Pvm.PvmBadParam;
                    }
                    MessageBuffer buffer = s.buffers.sending();
                    return buffer == null ? Pvm.PvmNoBuf : codeOf(call.apply(buffer.packer()));
                });
    }

    static int packString(String name, @Nullable String text) {
        return pack(name, 1, b -> text == null ? PackResult.BAD_PARAM : b.packString(text));
    }

    static int codeOf(PackResult result) {
        return switch (result) {
            case OK -> Pvm.PvmOk;
            case NO_DATA -> Pvm.PvmNoData;
            case BAD_PARAM -> Pvm.PvmBadParam;
            case NOT_IMPLEMENTED -> Pvm.PvmNotImpl;
            case NO_MEMORY -> Pvm.PvmNoMem;
        };
    }
}
