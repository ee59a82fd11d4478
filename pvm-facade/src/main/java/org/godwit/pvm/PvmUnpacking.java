package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

/// The unpacking calls, from the active receive buffer. Part of [Pvm]; programs name only that.
///
/// `nitem` items are stored, `stride` items apart, from array index 0 or `off` on. Results: PvmOk,
/// PvmBadParam (a negative count, an array that is missing or too short; nothing is unpacked),
/// PvmNoBuf, PvmNoData (the message is at its end; the whole items that were there have been
/// stored), PvmBadMsg (a PvmDataInPlace buffer that was not sent). Nothing tells whether the type
/// is the one that was packed.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmUnpacking extends PvmPacking permits PvmMessages {

    PvmUnpacking() {}

    /// Unpacks bytes.
    public static int pvm_upkbyte(byte @Nullable [] p, int nitem, int stride) {
        return pvm_upkbyte(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkbyte(byte @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkbyte", nitem, b -> b.unpackBytes(p, off, nitem, stride));
    }

    /// Unpacks shorts.
    public static int pvm_upkshort(short @Nullable [] p, int nitem, int stride) {
        return pvm_upkshort(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkshort(short @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkshort", nitem, b -> b.unpackShorts(p, off, nitem, stride));
    }

    /// Unpacks ints.
    public static int pvm_upkint(int @Nullable [] p, int nitem, int stride) {
        return pvm_upkint(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkint(int @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkint", nitem, b -> b.unpackInts(p, off, nitem, stride));
    }

    /// Unpacks longs. PvmDataDefault carries 32 bits, read as unsigned.
    public static int pvm_upklong(long @Nullable [] p, int nitem, int stride) {
        return pvm_upklong(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upklong(long @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upklong", nitem, b -> b.unpackLongs(p, off, nitem, stride));
    }

    /// Unpacks unsigned shorts, as their bits.
    public static int pvm_upkushort(short @Nullable [] p, int nitem, int stride) {
        return pvm_upkushort(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkushort(short @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkushort", nitem, b -> b.unpackShorts(p, off, nitem, stride));
    }

    /// Unpacks unsigned ints, as their bits.
    public static int pvm_upkuint(int @Nullable [] p, int nitem, int stride) {
        return pvm_upkuint(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkuint(int @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkuint", nitem, b -> b.unpackInts(p, off, nitem, stride));
    }

    /// Unpacks unsigned longs, as their bits. PvmDataDefault carries 32 bits, read as unsigned.
    public static int pvm_upkulong(long @Nullable [] p, int nitem, int stride) {
        return pvm_upkulong(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkulong(long @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkulong", nitem, b -> b.unpackLongs(p, off, nitem, stride));
    }

    /// Unpacks floats.
    public static int pvm_upkfloat(float @Nullable [] p, int nitem, int stride) {
        return pvm_upkfloat(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkfloat(float @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack("pvm_upkfloat", nitem, b -> b.unpackFloats(p, off, nitem, stride));
    }

    /// Unpacks doubles.
    public static int pvm_upkdouble(double @Nullable [] p, int nitem, int stride) {
        return pvm_upkdouble(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkdouble(double @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack(
                "pvm_upkdouble", nitem, b -> b.unpackDoubles(p, off, nitem, stride));
    }

    /// Unpacks complex numbers: two neighbouring floats each.
    public static int pvm_upkcplx(float @Nullable [] p, int nitem, int stride) {
        return pvm_upkcplx(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkcplx(float @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack(
                "pvm_upkcplx", nitem, b -> b.unpackComplexes(p, off, nitem, stride));
    }

    /// Unpacks complex numbers: two neighbouring doubles each.
    public static int pvm_upkdcplx(double @Nullable [] p, int nitem, int stride) {
        return pvm_upkdcplx(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_upkdcplx(double @Nullable [] p, int off, int nitem, int stride) {
        return Unpacking.unpack(
                "pvm_upkdcplx", nitem, b -> b.unpackComplexes(p, off, nitem, stride));
    }

    /// Unpacks by a format as of [#pvm_packf], without `%+`. Every conversion takes an array, of
    /// String for s. PvmBadParam as there; what stands before it has been unpacked.
    public static int pvm_unpackf(@Nullable String fmt, @Nullable Object... args) {
        return Call.local("pvm_unpackf", s -> Formats.unpack(s, fmt, args));
    }

    /// Unpacks a message that [#pvm_pkmesg] packed into a new buffer, which is not active. Its id;
    /// PvmNoBuf, PvmNoData, PvmBadMsg (there is none here); no error is printed.
    public static int pvm_upkmesg() {
        return Call.value("pvm_upkmesg", Nesting::unpack);
    }

    /// Unpacks a string into `s[0]`.
    public static int pvm_upkstr(@Nullable String @Nullable [] s) {
        return Unpacking.unpackString("pvm_upkstr", s);
    }
}
