package org.godwit.mailbox;

import org.godwit.task.Tid;

/// One message in the mailbox.
///
/// @param owner who put it there; [#NOBODY]: has ended
/// @param flags as given to the put
public record MailboxEntry(Tid owner, int flags, StoredMessage message) {

    public static final Tid NOBODY = new Tid(0);

    boolean mayBeChangedBy(Tid task) {
        return MailboxFlags.has(flags, MailboxFlags.OVERWRITABLE) || owner.equals(task);
    }

    boolean isPersistent() {
        return MailboxFlags.has(flags, MailboxFlags.PERSISTENT);
    }

    MailboxEntry orphaned() {
        return new MailboxEntry(NOBODY, flags, message);
    }
}
