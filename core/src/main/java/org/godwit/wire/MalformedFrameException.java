package org.godwit.wire;

/// Bytes that are not a frame of this format: cut short, corrupted, or of another version. The
/// message names what was found and what would be right. Checked, because such bytes come from
/// outside: whoever decodes must drop them and go on.
public final class MalformedFrameException extends Exception {

    public MalformedFrameException(String message) {
        super(message);
    }
}
