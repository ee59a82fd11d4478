package org.godwit.pvm;

import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// Packs into the active send buffer.
final class Packing {

    private Packing() {}

    static int pack(String name, int count, Function<PackBuffer, PackResult> call) {
        return pack(name, count, MessageBuffer::packer, call);
    }

    /// The same for bytes.
    static int packBytes(String name, int count, Function<PackBuffer, PackResult> call) {
        return pack(name, count, MessageBuffer::bytePacker, call);
    }

    private static int pack(
            String name,
            int count,
            Function<MessageBuffer, PackBuffer> packer,
            Function<PackBuffer, PackResult> call) {
        return Call.local(
                name,
                s -> {
                    if (count < 0) {
                        return Pvm.PvmBadParam;
                    }
                    MessageBuffer buffer = s.buffers.sending();
                    return buffer == null ? Pvm.PvmNoBuf : codeOf(call.apply(packer.apply(buffer)));
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
