package org.godwit.mailbox;

import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;
import org.godwit.task.Tid;

/// A receive that waits for an entry.
///
/// @param number of the request, which its answer names
record Waiting(Tid client, int number, MailboxRequest.Receive receive) {

    /// Bytes of the shortest one as [#write] lays it out.
    static final int BYTES_MIN = 5 * Integer.BYTES;

    void write(PlainWriter out) {
        out.integer(client.value()).integer(number);
        out.string(receive.name()).integer(receive.index()).integer(receive.flags());
    }

    static Waiting read(PlainReader in) {
        return new Waiting(
                new Tid(in.integer()),
                in.integer(),
                new MailboxRequest.Receive(in.string(), in.integer(), in.integer()));
    }
}
