package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Path;

/// The disk did not confirm what was written to it. What it holds is not known, and asking again
/// would not tell: the operating system may have dropped what it could not write. Only opening the
/// journal again finds out.
public final class UnforcedException extends IOException {

    private static final long serialVersionUID = 1L;

    UnforcedException(Path file, IOException cause) {
        super("%s could not be forced to the disk (%s)".formatted(file, cause.getMessage()), cause);
    }
}
