package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

/// The trace masks of a task: which events it would report, and which its children. Kept for
/// programs that read them back; nothing is traced.
final class TraceMasks {

    private static final int EVENTS = Pvm.TEV_MASK_LENGTH - 1;

    private String self;
    private String children;

    TraceMasks(Environment environment) {
        self = environment.traceMask("@".repeat(EVENTS));
        children = self;
    }

    String ofChildren() {
        return children;
    }

    int get(int who, @Nullable String @Nullable [] mask) {
        if (mask == null || mask.length == 0) {
            return Pvm.PvmBadParam;
        }
        switch (who) {
            case Pvm.PvmTaskSelf -> mask[0] = self;
            case Pvm.PvmTaskChild -> mask[0] = children;
            default -> {
                return Pvm.PvmBadParam;
            }
        }
        return Pvm.PvmOk;
    }

    int set(int who, @Nullable String mask) {
        if (mask == null) {
            return Pvm.PvmBadParam;
        }
        String kept = mask.substring(0, Math.min(mask.length(), Pvm.TEV_MASK_LENGTH));
        switch (who) {
            case Pvm.PvmTaskSelf -> self = kept;
            case Pvm.PvmTaskChild -> children = kept;
            default -> {
                return Pvm.PvmBadParam;
            }
        }
        return Pvm.PvmOk;
    }
}
