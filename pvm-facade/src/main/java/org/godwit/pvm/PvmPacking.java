package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

/// The packing calls, into the active send buffer. Part of [Pvm]; programs name only that.
///
/// `nitem` items are taken, `stride` items apart (0 repeats one, negative walks backwards), from
/// array index 0 or `off` on. Results: PvmOk, PvmBadParam (a negative count, an array that is
/// missing or too short; nothing is packed), PvmNoBuf, PvmNotImpl (PvmDataInPlace takes neither
/// strings nor strides), PvmNoMem.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmPacking extends PvmReductions permits PvmUnpacking {

    PvmPacking() {}

    /// Packs bytes.
    public static int pvm_pkbyte(byte @Nullable [] p, int nitem, int stride) {
        return pvm_pkbyte(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkbyte(byte @Nullable [] p, int off, int nitem, int stride) {
        return Packing.packBytes("pvm_pkbyte", nitem, b -> b.packBytes(p, off, nitem, stride));
    }

    /// Packs shorts.
    public static int pvm_pkshort(short @Nullable [] p, int nitem, int stride) {
        return pvm_pkshort(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkshort(short @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkshort", nitem, b -> b.packShorts(p, off, nitem, stride));
    }

    /// Packs ints.
    public static int pvm_pkint(int @Nullable [] p, int nitem, int stride) {
        return pvm_pkint(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkint(int @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkint", nitem, b -> b.packInts(p, off, nitem, stride));
    }

    /// Packs longs. PvmDataDefault carries the lower 32 bits only.
    public static int pvm_pklong(long @Nullable [] p, int nitem, int stride) {
        return pvm_pklong(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pklong(long @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pklong", nitem, b -> b.packLongs(p, off, nitem, stride));
    }

    /// Packs unsigned shorts, as their bits.
    public static int pvm_pkushort(short @Nullable [] p, int nitem, int stride) {
        return pvm_pkushort(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkushort(short @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkushort", nitem, b -> b.packShorts(p, off, nitem, stride));
    }

    /// Packs unsigned ints, as their bits.
    public static int pvm_pkuint(int @Nullable [] p, int nitem, int stride) {
        return pvm_pkuint(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkuint(int @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkuint", nitem, b -> b.packInts(p, off, nitem, stride));
    }

    /// Packs unsigned longs, as their bits. PvmDataDefault carries the lower 32 bits only.
    public static int pvm_pkulong(long @Nullable [] p, int nitem, int stride) {
        return pvm_pkulong(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkulong(long @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkulong", nitem, b -> b.packLongs(p, off, nitem, stride));
    }

    /// Packs floats.
    public static int pvm_pkfloat(float @Nullable [] p, int nitem, int stride) {
        return pvm_pkfloat(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkfloat(float @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkfloat", nitem, b -> b.packFloats(p, off, nitem, stride));
    }

    /// Packs doubles.
    public static int pvm_pkdouble(double @Nullable [] p, int nitem, int stride) {
        return pvm_pkdouble(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkdouble(double @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkdouble", nitem, b -> b.packDoubles(p, off, nitem, stride));
    }

    /// Packs complex numbers: two neighbouring floats each.
    public static int pvm_pkcplx(float @Nullable [] p, int nitem, int stride) {
        return pvm_pkcplx(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkcplx(float @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkcplx", nitem, b -> b.packComplexes(p, off, nitem, stride));
    }

    /// Packs complex numbers: two neighbouring doubles each.
    public static int pvm_pkdcplx(double @Nullable [] p, int nitem, int stride) {
        return pvm_pkdcplx(p, 0, nitem, stride);
    }

    /// The same from index `off` on.
    public static int pvm_pkdcplx(double @Nullable [] p, int off, int nitem, int stride) {
        return Packing.pack("pvm_pkdcplx", nitem, b -> b.packComplexes(p, off, nitem, stride));
    }

    /// Packs by a format: `%[count|*][.stride|.*][h l u]type`, where type is c (bytes), d (int; h
    /// short, l long), f (float; l double), x (complex; l of doubles) or s (a String). Without
    /// count and stride c, d and f take a boxed number, else an array; `*` takes an Integer. `%+`
    /// at the start takes an Integer too and makes a new send buffer of that encoding. Other
    /// characters mean nothing. PvmBadParam for a conversion that does not exist and for an
    /// argument that is missing or of another class; what stands before it has been packed.
    public static int pvm_packf(@Nullable String fmt, @Nullable Object... args) {
        return Call.local("pvm_packf", s -> Formats.pack(s, fmt, args));
    }

    /// Packs a whole message, with its header, as one item. PvmBadParam (the active send buffer
    /// itself), PvmNoSuchBuf, PvmNoBuf; no error is printed.
    public static int pvm_pkmesg(int bufid) {
        return Call.value("pvm_pkmesg", s -> Nesting.pack(s, bufid));
    }

    /// Packs what is in a message, without its header. PvmMismatch if its encoding is another;
    /// PvmBadParam, PvmNoSuchBuf, PvmNoBuf; no error is printed.
    public static int pvm_pkmesgbody(int bufid) {
        return Call.value("pvm_pkmesgbody", s -> Nesting.packBody(s, bufid));
    }

    /// Packs a string up to its first NUL: as ISO 8859-1 if it fits, else as UTF-8.
    public static int pvm_pkstr(@Nullable String s) {
        return Packing.packString("pvm_pkstr", s);
    }
}
