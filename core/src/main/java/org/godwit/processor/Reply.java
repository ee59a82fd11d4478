package org.godwit.processor;

import org.godwit.message.Message;

/// What a call gets back.
public sealed interface Reply {

    /// Done; nothing to say.
    record Done() implements Reply {}

    record Delivered(Message message) implements Reply {}

    /// There is no such message now.
    record Nothing() implements Reply {}

    /// Not yet: wait to be woken, then call again.
    record Wait() implements Reply {}

    /// The virtual processor is closed for a move: wait to be woken, then call again.
    record Held() implements Reply {}

    /// Save the program's state, give it with [ProcessorInput.StateSaved], then call again.
    record SaveState() implements Reply {}

    /// This thread is to end.
    record Unwound() implements Reply {}

    /// The outcome as journaled.
    record Recorded(byte[] result) implements Reply {}

    /// No outcome is journaled: make the call in earnest.
    record Live() implements Reply {}

    Reply DONE = new Done();
    Reply NOTHING = new Nothing();
    Reply WAIT = new Wait();
    Reply HELD = new Held();
    Reply SAVE_STATE = new SaveState();
    Reply UNWOUND = new Unwound();
    Reply LIVE = new Live();
}
