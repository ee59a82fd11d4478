package org.godwit.persistence.log;

/// When the embedded journal forces its file to the disk.
public enum FsyncMode {
    /// Once per group of writes, before any of them is answered: what was acknowledged survives the
    /// loss of power.
    EVERY_COMMIT("every-commit"),
    /// Never: what was acknowledged survives `kill -9` of any process, but not a crash of the
    /// operating system and not the loss of power.
    NEVER("never");

    private final String word;

    FsyncMode(String word) {
        this.word = word;
    }

    /// The word for this mode in a configuration file.
    public String word() {
        return word;
    }

    /// Reads the word for a mode.
    ///
    /// @throws IllegalArgumentException naming the words there are
    public static FsyncMode of(String word) {
        for (FsyncMode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "godwit.journal.fsync is '" + word + "'; it must be 'every-commit' or 'never'");
    }
}
