package org.godwit.persistence.client;

import java.io.IOException;

/// A bulk file is not there. That is no harm if its events have been deleted since they were read.
public final class BulkFileMissingException extends IOException {

    private static final long serialVersionUID = 1;

    BulkFileMissingException(String name, IOException cause) {
        super("the journal's bulk file %s is missing".formatted(name), cause);
    }
}
