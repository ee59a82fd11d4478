package org.godwit.pvm;

/// The header of a message, filled by [Pvm#pvm_getminfo] and read by [Pvm#pvm_setminfo].
public final class PvmMInfo {

    /// Length of the body, in bytes.
    public int len;

    /// Context.
    public int ctx;

    public int tag;

    /// Wait id, 0 unless set; the only field that survives a send.
    public int wid;

    /// Encoding signature.
    public int enc;

    /// Always 0.
    public int crc;

    /// Who sent it.
    public int src;

    /// Whom it was sent to, 0 before a send.
    public int dst;
}
