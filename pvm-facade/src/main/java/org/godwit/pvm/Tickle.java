package org.godwit.pvm;

import org.godwit.port.MachineCall;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

/// pvm_tickle.
final class Tickle {

    private static final int ARGUMENTS_MAX = 10;
    private static final int GET_DEBUG_MASK = 5;
    private static final int SET_DEBUG_MASK = 6;
    private static final int DECLARE_HOST_FAILED = 8;

    private Tickle() {}

    static int answer(
            TaskSession session,
            int count,
            int @Nullable [] arguments,
            int @Nullable [] answers,
            int @Nullable [] out) {
        boolean usable =
                arguments != null
                        && count >= 1
                        && count <= ARGUMENTS_MAX
                        && arguments.length >= count
                        && !Numbers.noRoom(answers)
                        && !Numbers.noRoom(out);
        if (!usable || arguments == null) {
            return Pvm.PvmBadParam;
        }
        switch (arguments[0]) {
            case GET_DEBUG_MASK -> {
                Numbers.store(answers, 1);
                Numbers.store(out, session.options.value(Pvm.PvmDebugMask));
            }
            case SET_DEBUG_MASK -> {
                Numbers.store(answers, 0);
                if (count > 1) {
                    int _ = session.options.set(Pvm.PvmDebugMask, arguments[1]);
                }
            }
            case DECLARE_HOST_FAILED -> {
                Numbers.store(answers, 1);
                if (count > 1) {
                    Tid host = new Tid(arguments[1] & Tid.HOST_MASK);
                    MachineCall.Done _ = session.port.ask(new MachineCall.DeclareFailed(host));
                }
            }
            default -> Numbers.store(answers, 0);
        }
        return Pvm.PvmOk;
    }
}
