package org.godwit.persistence.postgresql;

/// The database does not have what is wanted, does not answer, or says no; the message says which
/// and what to do.
public final class JournalDatabaseException extends RuntimeException {

    public JournalDatabaseException(String message) {
        super(message);
    }

    public JournalDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
