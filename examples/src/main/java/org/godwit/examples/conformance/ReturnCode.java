package org.godwit.examples.conformance;

import static org.godwit.pvm.Pvm.*;

/// Return codes as they are printed: by name; handles, which differ from run to run, as `>0`.
final class ReturnCode {

    private ReturnCode() {}

    static String symbol(int code) {
        if (code > 0) {
            return ">0";
        }
        return name(code) + "(" + code + ")";
    }

    private static String name(int code) {
        return switch (code) {
            case PvmOk -> "PvmOk";
            case PvmBadParam -> "PvmBadParam";
            case PvmMismatch -> "PvmMismatch";
            case PvmOverflow -> "PvmOverflow";
            case PvmNoData -> "PvmNoData";
            case PvmNoHost -> "PvmNoHost";
            case PvmNoFile -> "PvmNoFile";
            case PvmDenied -> "PvmDenied";
            case PvmNoMem -> "PvmNoMem";
            case PvmBadMsg -> "PvmBadMsg";
            case PvmSysErr -> "PvmSysErr";
            case PvmNoBuf -> "PvmNoBuf";
            case PvmNoSuchBuf -> "PvmNoSuchBuf";
            case PvmNullGroup -> "PvmNullGroup";
            case PvmDupGroup -> "PvmDupGroup";
            case PvmNoGroup -> "PvmNoGroup";
            case PvmNotInGroup -> "PvmNotInGroup";
            case PvmNoInst -> "PvmNoInst";
            default -> laterName(code);
        };
    }

    private static String laterName(int code) {
        return switch (code) {
            case PvmHostFail -> "PvmHostFail";
            case PvmNoParent -> "PvmNoParent";
            case PvmNotImpl -> "PvmNotImpl";
            case PvmDSysErr -> "PvmDSysErr";
            case PvmBadVersion -> "PvmBadVersion";
            case PvmOutOfRes -> "PvmOutOfRes";
            case PvmDupHost -> "PvmDupHost";
            case PvmCantStart -> "PvmCantStart";
            case PvmAlready -> "PvmAlready";
            case PvmNoTask -> "PvmNoTask";
            case PvmNotFound -> "PvmNotFound";
            case PvmExists -> "PvmExists";
            case PvmHostrNMstr -> "PvmHostrNMstr";
            case PvmParentNotSet -> "PvmParentNotSet";
            case PvmIPLoopback -> "PvmIPLoopback";
            default -> "?";
        };
    }
}
