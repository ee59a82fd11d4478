package org.godwit.pvm;

import org.godwit.port.TaskExit;
import org.godwit.port.TaskPort;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/// The last error of a task, and the printing of errors under PvmAutoErr.
final class ErrorReport {

    /// Answers that are errors by number only: neither printed nor remembered.
    private static final Map<String, Set<Integer>> NO_ERRORS =
            Map.of(
                    "pvm_parent", Set.of(Pvm.PvmNoParent, Pvm.PvmParentNotSet),
                    "pvm_mstat", Set.of(Pvm.PvmNoHost, Pvm.PvmHostFail),
                    "pvm_pstat", Set.of(Pvm.PvmNoTask));

    /// Errors that are expected, and so not printed.
    private static final Map<String, Set<Integer>> EXPECTED =
            Map.of(
                    "pvm_putinfo", Set.of(Pvm.PvmDenied, Pvm.PvmExists),
                    "pvm_recvinfo", Set.of(Pvm.PvmNotFound),
                    "pvm_delinfo", Set.of(Pvm.PvmDenied, Pvm.PvmNotFound),
                    "pvm_insert", Set.of(Pvm.PvmDenied),
                    "pvm_lookup", Set.of(Pvm.PvmNotFound),
                    "pvm_delete", Set.of(Pvm.PvmNotFound));

    /// Calls that print no error at all.
    private static final Set<String> SILENT =
            Set.of(
                    "pvm_joingroup",
                    "pvm_lvgroup",
                    "pvm_gsize",
                    "pvm_getinst",
                    "pvm_gettid",
                    "pvm_barrier",
                    "pvm_bcast",
                    "pvm_freezegroup");

    private static final int AUTO_ERR_EXIT = 2;
    private static final int AUTO_ERR_ABORT = 3;

    private static final int STATUS_FAILED = 1;

    /// That of a process which has called abort, as a shell tells it.
    private static final int STATUS_ABORTED = 134;

    /// For callers that are no task; PvmAutoErr has its initial value there.
    private static final ErrorReport OUTSIDE = new ErrorReport(null, new Options(0));

    private final @Nullable TaskPort port;
    private final Options options;
    private volatile int last;

    ErrorReport(@Nullable TaskPort port, Options options) {
        this.port = port;
        this.options = options;
    }

    /// The report of the calling task, or of all callers that are no task.
    static ErrorReport current() {
        TaskSession session = TaskSession.current();
        return session == null ? OUTSIDE : session.errors;
    }

    int last() {
        return last;
    }

    /// Notes that `call` answers `code`, prints it if the task wants that, and returns `code`. Does
    /// not return if the task wants to end by an error.
    int fail(String call, int code) {
        if (NO_ERRORS.getOrDefault(call, Set.of()).contains(code)) {
            return code;
        }
        last = code;
        int autoErr = options.autoErr();
        boolean expected = EXPECTED.getOrDefault(call, Set.of()).contains(code);
        if (autoErr == 0 || expected || SILENT.contains(call)) {
            return code;
        }
        print(call + "(): " + ErrorText.of(code));
        if (port != null && (autoErr == AUTO_ERR_EXIT || autoErr == AUTO_ERR_ABORT)) {
            TaskExit.end(port, autoErr == AUTO_ERR_ABORT ? STATUS_ABORTED : STATUS_FAILED);
        }
        return code;
    }

    /// One line on System.err, marked with who says it.
    void print(String text) {
        boolean enrolled = port != null && !port.hasExited();
        String who =
                enrolled && port != null
                        ? port.spec().tid().toString()
                        : "pid" + ProcessHandle.current().pid();
        System.err.println("libpvm [" + who + "]: " + text);
    }
}
