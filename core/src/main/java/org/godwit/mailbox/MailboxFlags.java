package org.godwit.mailbox;

/// The flags of entries and of receives, with PVM's values; above them a put names an index.
public final class MailboxFlags {

    public static final int PERSISTENT = 1;
    public static final int MULTI_INSTANCE = 2;
    public static final int OVERWRITABLE = 4;
    public static final int FIRST_AVAILABLE = 8;
    public static final int READ_AND_DELETE = 16;
    public static final int WAIT = 32;

    private static final int INDEX_SHIFT = 10;
    private static final int INDEX_MASK = (1 << 21) - 1;

    private MailboxFlags() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /// The index that the upper bits name; the topmost bit counts for nothing.
    public static int directIndex(int flags) {
        return flags >> INDEX_SHIFT & INDEX_MASK;
    }
}
