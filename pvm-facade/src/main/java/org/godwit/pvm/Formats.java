package org.godwit.pvm;

import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.godwit.pvm.FormatReader.Item;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// pvm_packf and pvm_unpackf. What stands before a mistake in a format has been done.
final class Formats {

    private Formats() {}

    static int pack(TaskSession session, @Nullable String format, @Nullable Object[] arguments) {
        if (format == null) {
            return Pvm.PvmBadParam;
        }
        FormatReader in = new FormatReader(format, arguments);
        if (in.startsWithEncoding()) {
            Optional<Integer> encoding = in.integer();
            int made = encoding.isPresent() ? initSend(session, encoding.get()) : Pvm.PvmBadParam;
            if (made < 0) {
                return made;
            }
        }
        MessageBuffer buffer = session.buffers.sending();
        if (buffer == null) {
            return Pvm.PvmNoBuf;
        }
        PackResult result = PackResult.OK;
        while (result == PackResult.OK && in.findItem()) {
            result =
                    in.item()
                            .map(i -> pack(buffer.packer(), i, in.next()))
                            .orElse(PackResult.BAD_PARAM);
        }
        return Packing.codeOf(result);
    }

    private static int initSend(TaskSession session, int encoding) {
        int made = session.initSend(encoding);
        return made < 0 ? session.errors.fail("pvm_initsend", made) : made;
    }

    private static PackResult pack(PackBuffer to, Item item, @Nullable Object data) {
        if (item.type() == 's') {
            return data instanceof String text ? to.packText(text) : PackResult.BAD_PARAM;
        }
        Object array = item.array() || item.type() == 'x' ? data : scalar(item, data);
        if (!isOf(item, array)) {
            return PackResult.BAD_PARAM;
        }
        int count = item.count();
        int stride = item.stride();
        boolean complex = item.type() == 'x';
        return switch (array) {
            case byte[] a -> to.packBytes(a, 0, count, stride);
            case short[] a -> to.packShorts(a, 0, count, stride);
            case int[] a -> to.packInts(a, 0, count, stride);
            case long[] a -> to.packLongs(a, 0, count, stride);
            case float[] a when complex -> to.packComplexes(a, 0, count, stride);
            case float[] a -> to.packFloats(a, 0, count, stride);
            case double[] a when complex -> to.packComplexes(a, 0, count, stride);
            case double[] a -> to.packDoubles(a, 0, count, stride);
            case null, default -> PackResult.BAD_PARAM;
        };
    }

    /// A number by value, as an array of one item; what is none stays as it is.
    private static @Nullable Object scalar(Item item, @Nullable Object value) {
        if (item.type() == 'c' && value instanceof Character c) {
            return new byte[] {(byte) c.charValue()};
        }
        if (!(value instanceof Number n)) {
            return null;
        }
        return switch (item.type()) {
            case 'c' -> new byte[] {n.byteValue()};
            case 'd' ->
                    item.isLong()
                            ? new long[] {n.longValue()}
                            : item.isShort()
                                    ? new short[] {n.shortValue()}
                                    : new int[] {n.intValue()};
            case 'f' ->
                    item.isLong() ? new double[] {n.doubleValue()} : new float[] {n.floatValue()};
            default -> null;
        };
    }

    /// Whether data are an array of the item's type. Of h and l together l counts; neither means
    /// anything where it does not belong.
    private static boolean isOf(Item item, @Nullable Object data) {
        return switch (item.type()) {
            case 'c' -> data instanceof byte[];
            case 'd' ->
                    item.isLong()
                            ? data instanceof long[]
                            : item.isShort() ? data instanceof short[] : data instanceof int[];
            case 'f', 'x' -> item.isLong() ? data instanceof double[] : data instanceof float[];
            default -> false;
        };
    }

    static int unpack(TaskSession session, @Nullable String format, @Nullable Object[] arguments) {
        if (format == null) {
            return Pvm.PvmBadParam;
        }
        MessageBuffer buffer = session.buffers.receiving();
        if (buffer == null) {
            return Pvm.PvmNoBuf;
        }
        FormatReader in = new FormatReader(format, arguments);
        int answer = Pvm.PvmOk;
        while (answer == Pvm.PvmOk && in.findItem()) {
            answer = in.item().map(i -> unpack(buffer, i, in.next())).orElse(Pvm.PvmBadParam);
        }
        return answer;
    }

    private static int unpack(MessageBuffer buffer, Item item, @Nullable Object into) {
        boolean fits = item.type() == 's' ? into instanceof String[] : isOf(item, into);
        UnpackBuffer from = buffer.reader();
        if (!fits || from == null) {
            return fits ? Pvm.PvmBadMsg : Pvm.PvmBadParam;
        }
        if (into instanceof String[] texts) {
            return Unpacking.unpackString(from, texts);
        }
        int count = item.count();
        int stride = item.stride();
        boolean complex = item.type() == 'x';
        return Packing.codeOf(
                switch (into) {
                    case byte[] a -> from.unpackBytes(a, 0, count, stride);
                    case short[] a -> from.unpackShorts(a, 0, count, stride);
                    case int[] a -> from.unpackInts(a, 0, count, stride);
                    case long[] a -> from.unpackLongs(a, 0, count, stride);
                    case float[] a when complex -> from.unpackComplexes(a, 0, count, stride);
                    case float[] a -> from.unpackFloats(a, 0, count, stride);
                    case double[] a when complex -> from.unpackComplexes(a, 0, count, stride);
                    case double[] a -> from.unpackDoubles(a, 0, count, stride);
                    case null, default -> PackResult.BAD_PARAM;
                });
    }
}
