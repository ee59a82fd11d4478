package org.godwit.persistence;

import com.typesafe.config.Config;

/// The contract, as far as memory can hold it: nothing survives the actor system, and nothing
/// fences.
final class InMemoryJournalTest extends JournalContract {

    @Override
    Config profile() {
        return JournalProfile.load("in-memory", "unused", 0);
    }

    @Override
    boolean survives() {
        return false;
    }

    @Override
    boolean fences() {
        return false;
    }
}
