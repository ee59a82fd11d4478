package org.godwit.pvm;

import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnOutcome.Reason;
import org.godwit.port.SpawnOutcome.Refused;
import org.godwit.port.SpawnOutcome.Spawned;
import org.godwit.port.SpawnRequest;
import org.godwit.port.SpawnRequest.Placement;
import org.godwit.task.Inherited;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// pvm_spawn: C's flags and strings to a request, its outcome to C's array.
final class Spawning {

    private static final int KNOWN_FLAGS =
            Pvm.PvmTaskHost
                    | Pvm.PvmTaskArch
                    | Pvm.PvmTaskDebug
                    | Pvm.PvmTaskTrace
                    | Pvm.PvmMppFront
                    | Pvm.PvmHostCompl
                    | Pvm.PvmNoSpawnParent;

    private static final int PLACES = Pvm.PvmTaskHost | Pvm.PvmTaskArch;

    private Spawning() {}

    static int spawn(
            TaskSession session,
            @Nullable String file,
            @Nullable String @Nullable [] argv,
            int flag,
            @Nullable String where,
            int count,
            int @Nullable [] tids) {
        boolean bothPlaces = (flag & PLACES) == PLACES;
        boolean tooShort = tids != null && tids.length < count;
        if (file == null || count < 1 || (flag & ~KNOWN_FLAGS) != 0 || bothPlaces || tooShort) {
            return Pvm.PvmBadParam;
        }
        if ((flag & Pvm.PvmHostCompl) != 0 && (flag & PLACES) == 0) {
            return none(tids, count, Pvm.PvmNoHost); // the complement of all hosts
        }
        SpawnRequest request =
                new SpawnRequest(
                        file,
                        arguments(argv),
                        count,
                        placement(flag, where),
                        (flag & Pvm.PvmNoSpawnParent) != 0,
                        Optional.empty(),
                        inherited(session, where));
        return answer(session, session.port.spawn(request), count, tids);
    }

    /// A null element ends the arguments early, as in C.
    private static List<String> arguments(@Nullable String @Nullable [] argv) {
        return argv == null
                ? List.of()
                : Arrays.stream(argv).takeWhile(Objects::nonNull).map(String::valueOf).toList();
    }

    /// What stands behind a colon in `where` is the working directory.
    private static Inherited inherited(TaskSession session, @Nullable String where) {
        int colon = where == null ? -1 : where.indexOf(':');
        return session.inherited(where == null || colon < 0 ? "" : where.substring(colon + 1));
    }

    private static Placement placement(int flag, @Nullable String where) {
        String name = where == null ? "" : where;
        int colon = name.indexOf(':');
        String place = colon < 0 ? name : name.substring(0, colon);
        boolean complement = (flag & Pvm.PvmHostCompl) != 0;
        if ((flag & Pvm.PvmTaskHost) != 0) {
            return new Placement.OnHost(place, complement);
        }
        return (flag & Pvm.PvmTaskArch) != 0
                ? new Placement.OnArch(place, complement)
                : new Placement.Anywhere();
    }

    private static int answer(
            TaskSession session, SpawnOutcome outcome, int count, int @Nullable [] tids) {
        return switch (outcome) {
            case Spawned(var started) -> {
                none(tids, count, Pvm.PvmOutOfRes);
                session.output.spawned(
                        started.stream().mapToInt(Tid::value).toArray(), started.size());
                for (int i = 0; tids != null && i < started.size(); i++) {
                    tids[i] = started.get(i).value();
                }
                yield started.size();
            }
            case Refused(var reason, var explanation) -> {
                boolean expected =
                        reason == Reason.NO_SUCH_PROGRAM || reason == Reason.NO_SUCH_HOST;
                if (!expected && session.options.autoErr() != 0) {
                    session.errors.print("pvm_spawn(): " + explanation);
                }
                yield none(tids, count, codeOf(reason));
            }
        };
    }

    private static int none(int @Nullable [] tids, int count, int code) {
        if (tids != null) {
            Arrays.fill(tids, 0, count, code);
        }
        return 0;
    }

    private static int codeOf(Reason reason) {
        return switch (reason) {
            case NO_SUCH_PROGRAM -> Pvm.PvmNoFile;
            case NO_SUCH_HOST -> Pvm.PvmNoHost;
            case OUT_OF_RESOURCES -> Pvm.PvmOutOfRes;
            case SYSTEM_ERROR -> Pvm.PvmDSysErr;
        };
    }
}
