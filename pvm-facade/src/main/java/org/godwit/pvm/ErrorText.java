package org.godwit.pvm;

import java.util.Map;

/// The texts of pvm_perror.
final class ErrorText {

    private static final Map<Integer, String> TEXTS =
            Map.ofEntries(
                    Map.entry(Pvm.PvmBadParam, "Bad parameter"),
                    Map.entry(Pvm.PvmMismatch, "Parameter mismatch"),
                    Map.entry(Pvm.PvmOverflow, "Value too large"),
                    Map.entry(Pvm.PvmNoData, "End of buffer"),
                    Map.entry(Pvm.PvmNoHost, "No such host"),
                    Map.entry(Pvm.PvmNoFile, "No such file"),
                    Map.entry(Pvm.PvmDenied, "Permission denied"),
                    Map.entry(Pvm.PvmNoMem, "Malloc failed"),
                    Map.entry(Pvm.PvmBadMsg, "Can't decode message"),
                    Map.entry(Pvm.PvmSysErr, "Can't contact local daemon"),
                    Map.entry(Pvm.PvmNoBuf, "No current buffer"),
                    Map.entry(Pvm.PvmNoSuchBuf, "No such buffer"),
                    Map.entry(Pvm.PvmNullGroup, "Null group name"),
                    Map.entry(Pvm.PvmDupGroup, "Already in group"),
                    Map.entry(Pvm.PvmNoGroup, "No such group"),
                    Map.entry(Pvm.PvmNotInGroup, "Not in group"),
                    Map.entry(Pvm.PvmNoInst, "No such instance"),
                    Map.entry(Pvm.PvmHostFail, "Host failed"),
                    Map.entry(Pvm.PvmNoParent, "No parent task"),
                    Map.entry(Pvm.PvmNotImpl, "Not implemented"),
                    Map.entry(Pvm.PvmDSysErr, "Pvmd system error"),
                    Map.entry(Pvm.PvmBadVersion, "Version mismatch"),
                    Map.entry(Pvm.PvmOutOfRes, "Out of resources"),
                    Map.entry(Pvm.PvmDupHost, "Duplicate host"),
                    Map.entry(Pvm.PvmCantStart, "Can't start pvmd"),
                    Map.entry(Pvm.PvmAlready, "Already in progress"),
                    Map.entry(Pvm.PvmNoTask, "No such task"),
                    Map.entry(Pvm.PvmNotFound, "Not Found"),
                    Map.entry(Pvm.PvmExists, "Already Exists"),
                    Map.entry(Pvm.PvmHostrNMstr, "Hoster must run on master host"),
                    Map.entry(Pvm.PvmParentNotSet, "Spawning parent set PvmNoParent"),
                    Map.entry(
                            Pvm.PvmIPLoopback,
                            "Master Host IP Address is Loopback! (See pvm3/Readme)"));

    private ErrorText() {}

    static String of(int code) {
        String text = TEXTS.get(code);
        if (text != null) {
            return text;
        }
        return code <= 0 && code > Pvm.PvmIPLoopback ? "Error " + -code : "Unknown Error";
    }
}
