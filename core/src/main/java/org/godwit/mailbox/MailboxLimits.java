package org.godwit.mailbox;

/// What the mailbox of one virtual machine holds at most.
///
/// @param entries one more is refused with PvmOutOfRes
/// @param bytes of all bodies and the names of their classes; more is refused with PvmNoMem
/// @param contexts allocated at a time; one more is refused with PvmOutOfRes
public record MailboxLimits(int entries, long bytes, int contexts) {

    /// What every virtual machine has: its whole mailbox moves as one piece.
    public static final MailboxLimits STANDARD = new MailboxLimits(16_384, 128L << 20, 65_536);
}
