package org.godwit.persistence.client;

/// The journal did not do what was asked. After a write that failed this way it is not known
/// whether the events are in the journal; reading tells.
public sealed class JournalException extends RuntimeException
        permits JournalFencedException, JournalUnavailableException {

    public JournalException(String message) {
        super(message);
    }
}
