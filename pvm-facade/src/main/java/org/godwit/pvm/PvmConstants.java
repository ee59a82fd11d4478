package org.godwit.pvm;

/// The constants of PVM 3.4 with their C names and values; programs reach them through [Pvm].
@SuppressWarnings("MemberName") // the names are PVM's
public interface PvmConstants {

    // Encodings of pvm_initsend and type codes of pvm_psend.

    int PvmDataDefault = 0;
    int PvmDataRaw = 1;
    int PvmDataInPlace = 2;
    int PvmDataFoo = 0;
    int PvmDataTrace = 4;
    int PVM_STR = 0;
    int PVM_BYTE = 1;
    int PVM_SHORT = 2;
    int PVM_INT = 3;
    int PVM_FLOAT = 4;
    int PVM_CPLX = 5;
    int PVM_DOUBLE = 6;
    int PVM_DCPLX = 7;
    int PVM_LONG = 8;
    int PVM_USHORT = 9;
    int PVM_UINT = 10;
    int PVM_ULONG = 11;

    // Flags of pvm_spawn.

    int PvmTaskDefault = 0;
    int PvmTaskHost = 1;
    int PvmTaskArch = 2;
    int PvmTaskDebug = 4;
    int PvmTaskTrace = 8;
    int PvmMppFront = 16;
    int PvmHostCompl = 32;
    int PvmNoSpawnParent = 64;

    // Kinds of pvm_notify.

    int PvmTaskExit = 1;
    int PvmHostDelete = 2;
    int PvmHostAdd = 3;
    int PvmRouteAdd = 4;
    int PvmRouteDelete = 5;
    int PvmNotifyCancel = 256;

    // Options of pvm_setopt and their values.

    int PvmRoute = 1;
    int PvmDontRoute = 1;
    int PvmAllowDirect = 2;
    int PvmRouteDirect = 3;
    int PvmDebugMask = 2;
    int PvmAutoErr = 3;
    int PvmOutputTid = 4;
    int PvmOutputCode = 5;
    int PvmTraceTid = 6;
    int PvmTraceCode = 7;
    int PvmTraceBuffer = 8;
    int PvmTraceOptions = 9;
    int PvmTraceFull = 1;
    int PvmTraceTime = 2;
    int PvmTraceCount = 3;
    int PvmFragSize = 10;
    int PvmResvTids = 11;
    int PvmSelfOutputTid = 12;
    int PvmSelfOutputCode = 13;
    int PvmSelfTraceTid = 14;
    int PvmSelfTraceCode = 15;
    int PvmSelfTraceBuffer = 16;
    int PvmSelfTraceOptions = 17;
    int PvmShowTids = 18;
    int PvmPollType = 19;
    int PvmPollConstant = 1;
    int PvmPollSleep = 2;
    int PvmPollTime = 20;
    int PvmOutputContext = 21;
    int PvmTraceContext = 22;
    int PvmSelfOutputContext = 23;
    int PvmSelfTraceContext = 24;
    int PvmNoReset = 25;

    // Trace masks and contexts.

    int PvmTaskSelf = 0;
    int PvmTaskChild = 1;
    int PvmBaseContext = 0;
    int TEV_MASK_LENGTH = 36;

    // Flags of the mailbox.

    int PvmMboxDefault = 0;
    int PvmMboxPersistent = 1;
    int PvmMboxMultiInstance = 2;
    int PvmMboxOverWritable = 4;
    int PvmMboxFirstAvail = 8;
    int PvmMboxReadAndDelete = 16;
    int PvmMboxWaitForInfo = 32;
    int PvmMboxMaxFlag = 512;
    int PvmMboxDirectIndexShift = 10;
    int PvmMboxMaxDirectIndex = 2097152;

    // Return codes; negative is an error.

    int PvmOk = 0;
    int PvmBadParam = -2;
    int PvmMismatch = -3;
    int PvmOverflow = -4;
    int PvmNoData = -5;
    int PvmNoHost = -6;
    int PvmNoFile = -7;
    int PvmDenied = -8;
    int PvmNoMem = -10;
    int PvmBadMsg = -12;
    int PvmSysErr = -14;
    int PvmNoBuf = -15;
    int PvmNoSuchBuf = -16;
    int PvmNullGroup = -17;
    int PvmDupGroup = -18;
    int PvmNoGroup = -19;
    int PvmNotInGroup = -20;
    int PvmNoInst = -21;
    int PvmHostFail = -22;
    int PvmNoParent = -23;
    int PvmNotImpl = -24;
    int PvmDSysErr = -25;
    int PvmBadVersion = -26;
    int PvmOutOfRes = -27;
    int PvmDupHost = -28;
    int PvmCantStart = -29;
    int PvmAlready = -30;
    int PvmNoTask = -31;
    int PvmNotFound = -32;
    int PvmExists = -33;
    int PvmHostrNMstr = -34;
    int PvmParentNotSet = -35;
    int PvmIPLoopback = -36;
    int PvmNoEntry = -32;
    int PvmDupEntry = -8;

    // The version that this interface follows.

    int PVM_MAJOR_VERSION = 3;
    int PVM_MINOR_VERSION = 4;
    int PVM_PATCH_VERSION = 6;
    String PVM_VER = "3.4.6";

    // Names of mailbox classes that belong to the system.

    String PVMNORESETCLASS = "###_PVM_NO_RESET_###";
    String PVMHOSTERCLASS = "###_PVM_HOSTER_###";
    String PVMTASKERCLASS = "###_PVM_TASKER_###";
    String PVMTRACERCLASS = "###_PVM_TRACER_###";
    String PVMRMCLASS = "###_PVM_RM_###";
}
