package org.godwit.persistence.client;

/// The journal cannot be reached, or the connection was lost while a request was under way.
public final class JournalUnavailableException extends JournalException {

    public JournalUnavailableException(String message) {
        super(message);
    }
}
