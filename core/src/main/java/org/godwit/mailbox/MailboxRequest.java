package org.godwit.mailbox;

import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;

/// What a task may ask of the mailbox service.
public sealed interface MailboxRequest {

    /// pvm_putinfo: stores a message; the answer is its index.
    record Put(String name, int flags, StoredMessage message) implements MailboxRequest {}

    /// pvm_insert: stores a message where none is; `index` -1: the lowest free one.
    record Insert(String name, int index, StoredMessage message) implements MailboxRequest {}

    /// pvm_recvinfo: a copy of a message.
    record Receive(String name, int index, int flags) implements MailboxRequest {}

    /// pvm_delinfo: the answer is the index.
    record Delete(String name, int index) implements MailboxRequest {}

    /// pvm_getmboxinfo: the classes whose names match.
    record Listing(String pattern) implements MailboxRequest {}

    /// pvm_newcontext: the answer is the number.
    record NewContext() implements MailboxRequest {}

    /// pvm_freecontext.
    record FreeContext(int number) implements MailboxRequest {}

    int PUT = 1;
    int INSERT = 2;
    int RECEIVE = 3;
    int DELETE = 4;
    int LISTING = 5;
    int NEW_CONTEXT = 6;
    int FREE_CONTEXT = 7;

    /// The request as the body of a message.
    default byte[] toBytes() {
        PlainWriter out = new PlainWriter();
        switch (this) {
            case Put(String name, int flags, StoredMessage message) -> {
                out.octet(PUT).string(name).integer(flags);
                message.write(out);
            }
            case Insert(String name, int index, StoredMessage message) -> {
                out.octet(INSERT).string(name).integer(index);
                message.write(out);
            }
            case Receive(String name, int index, int flags) ->
                    out.octet(RECEIVE).string(name).integer(index).integer(flags);
            case Delete(String name, int index) -> out.octet(DELETE).string(name).integer(index);
            case Listing(String pattern) -> out.octet(LISTING).string(pattern);
            case NewContext() -> out.octet(NEW_CONTEXT);
            case FreeContext(int number) -> out.octet(FREE_CONTEXT).integer(number);
        }
        return out.toBytes();
    }

    /// @throws MalformedBytesException if these bytes are not exactly one request
    static MailboxRequest of(PlainReader in) {
        int kind = in.octet();
        MailboxRequest request =
                switch (kind) {
                    case PUT -> new Put(in.string(), in.integer(), StoredMessage.read(in));
                    case INSERT -> new Insert(in.string(), in.integer(), StoredMessage.read(in));
                    case RECEIVE -> new Receive(in.string(), in.integer(), in.integer());
                    case DELETE -> new Delete(in.string(), in.integer());
                    case LISTING -> new Listing(in.string());
                    case NEW_CONTEXT -> new NewContext();
                    case FREE_CONTEXT -> new FreeContext(in.integer());
                    default ->
                            throw new MalformedBytesException(
                                    "a request of kind %d; there are %d..%d"
                                            .formatted(kind, PUT, FREE_CONTEXT));
                };
        in.end();
        return request;
    }
}
