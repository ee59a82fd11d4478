package org.godwit.pvm;

/// Gets messages instead of the queue: see [Pvm#pvm_addmhf]. While it runs its task is pinned.
@FunctionalInterface
public interface PvmMessageHandler {

    /// Handles one message, which is the active receive buffer; no send buffer is active, and the
    /// context is the message's. It may pack and send; it should not wait or receive. The answer is
    /// ignored.
    int handle(int mid);
}
