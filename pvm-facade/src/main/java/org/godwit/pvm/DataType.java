package org.godwit.pvm;

import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.Optional;

/// A type code of pvm_psend and pvm_precv with the class of Java array that goes with it.
record DataType(Class<?> array, boolean complex) {

    static Optional<DataType> ofCode(int code) {
        return switch (code) {
            case Pvm.PVM_BYTE -> plain(byte[].class);
            case Pvm.PVM_SHORT, Pvm.PVM_USHORT -> plain(short[].class);
            case Pvm.PVM_INT, Pvm.PVM_UINT -> plain(int[].class);
            case Pvm.PVM_LONG, Pvm.PVM_ULONG -> plain(long[].class);
            case Pvm.PVM_FLOAT -> plain(float[].class);
            case Pvm.PVM_DOUBLE -> plain(double[].class);
            case Pvm.PVM_CPLX -> Optional.of(new DataType(float[].class, true));
            case Pvm.PVM_DCPLX -> Optional.of(new DataType(double[].class, true));
            default -> Optional.empty();
        };
    }

    private static Optional<DataType> plain(Class<?> array) {
        return Optional.of(new DataType(array, false));
    }

    /// What is wrong with a type code and its array, or PvmOk.
    static int check(int code, @Nullable Object data, int count) {
        if (code == Pvm.PVM_STR) {
            return Pvm.PvmNotImpl;
        }
        Optional<DataType> type = ofCode(code);
        boolean right = type.isPresent() && count >= 0 && type.get().holds(data, count);
        return right ? Pvm.PvmOk : Pvm.PvmBadParam;
    }

    private boolean holds(@Nullable Object data, int count) {
        if (data == null) {
            return count == 0;
        }
        return array.isInstance(data) && Array.getLength(data) >= (long) count * (complex ? 2 : 1);
    }

    PackResult pack(PackBuffer to, @Nullable Object data, int count) {
        return switch (data) {
            case byte[] a -> to.packBytes(a, 0, count, 1);
            case short[] a -> to.packShorts(a, 0, count, 1);
            case int[] a -> to.packInts(a, 0, count, 1);
            case long[] a -> to.packLongs(a, 0, count, 1);
            case float[] a when complex -> to.packComplexes(a, 0, count, 1);
            case float[] a -> to.packFloats(a, 0, count, 1);
            case double[] a when complex -> to.packComplexes(a, 0, count, 1);
            case double[] a -> to.packDoubles(a, 0, count, 1);
            case null, default -> count == 0 ? PackResult.OK : PackResult.BAD_PARAM;
        };
    }

    PackResult unpack(UnpackBuffer from, @Nullable Object data, int count) {
        return switch (data) {
            case byte[] a -> from.unpackBytes(a, 0, count, 1);
            case short[] a -> from.unpackShorts(a, 0, count, 1);
            case int[] a -> from.unpackInts(a, 0, count, 1);
            case long[] a -> from.unpackLongs(a, 0, count, 1);
            case float[] a when complex -> from.unpackComplexes(a, 0, count, 1);
            case float[] a -> from.unpackFloats(a, 0, count, 1);
            case double[] a when complex -> from.unpackComplexes(a, 0, count, 1);
            case double[] a -> from.unpackDoubles(a, 0, count, 1);
            case null, default -> count == 0 ? PackResult.OK : PackResult.BAD_PARAM;
        };
    }
}
