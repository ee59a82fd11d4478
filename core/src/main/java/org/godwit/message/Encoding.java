package org.godwit.message;

/// How data are laid out in a message (API.md section 2.1). Every layout is the same on every JVM.
public enum Encoding {
    /// PvmDataDefault: XDR, big-endian in units of 4 bytes; longs are cut to 32 bits.
    DEFAULT,
    /// PvmDataRaw: the layout of x86-64 Linux, little-endian, unpadded.
    RAW,
    /// PvmDataInPlace: laid out as [#RAW], but read from the arrays when the message is sent.
    IN_PLACE,
    /// PvmDataTrace: laid out as [#DEFAULT], without the descriptors that PVM's tracers get.
    TRACE;

    /// Whether items are laid out in XDR.
    boolean isXdr() {
        return this == DEFAULT || this == TRACE;
    }
}
