package org.godwit.pvm;

import org.godwit.pvm.Collectives.Data;
import org.godwit.pvm.Collectives.Instance;
import org.jspecify.annotations.Nullable;

/// Groups: named sets of tasks (API.md 4.11). Part of [Pvm]; programs name only that.
///
/// The virtual machine's group server keeps them: a journaled task of its own, so they survive the
/// move of any member, of the server, and the crash of its host. A member that ends leaves all its
/// groups. No call touches the task's buffers. Every call but pvm_bcast's sends waits for an answer
/// of the server.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmGroups extends PvmMessages permits PvmMailbox {

    PvmGroups() {}

    /// Makes this task a member, and the group if need be. Its instance number, the lowest that is
    /// free. PvmNullGroup (no name), PvmDupGroup (a member already), PvmNotInGroup (the group is
    /// frozen).
    public static int pvm_joingroup(@Nullable String group) {
        return Call.enrolled("pvm_joingroup", s -> s.groups.join(group));
    }

    /// Leaves a group; one without members is gone. PvmNullGroup, PvmNoGroup, PvmNotInGroup.
    public static int pvm_lvgroup(@Nullable String group) {
        return Call.enrolled("pvm_lvgroup", s -> s.groups.leave(group));
    }

    /// How many members a group has. PvmNullGroup, PvmNoGroup.
    public static int pvm_gsize(@Nullable String group) {
        return Call.enrolled("pvm_gsize", s -> s.groups.size(group));
    }

    /// The instance number of a task. PvmNullGroup, PvmNoGroup, PvmNotInGroup.
    public static int pvm_getinst(@Nullable String group, int tid) {
        return Call.enrolled("pvm_getinst", s -> s.groups.instanceOf(group, tid));
    }

    /// The tid of an instance number. PvmNullGroup, PvmNoGroup, PvmNoInst.
    public static int pvm_gettid(@Nullable String group, int inst) {
        return Call.enrolled("pvm_gettid", s -> s.groups.taskOf(group, inst));
    }

    /// Waits until `count` members (-1: as many as there are now) have called it. PvmNullGroup,
    /// PvmNoGroup (also when a member of a frozen group ends), PvmNotInGroup, PvmMismatch (another
    /// count than that of those who wait already, who go on waiting; or less than 1).
    public static int pvm_barrier(@Nullable String group, int count) {
        return Call.enrolled("pvm_barrier", s -> s.groups.barrier(group, count));
    }

    /// Sends the active send buffer to all members but the caller, who need not be one.
    /// PvmNullGroup, PvmNoGroup, PvmNoInst (nobody else is in it), PvmNoBuf, PvmBadParam (a
    /// negative tag), PvmNoMem.
    public static int pvm_bcast(@Nullable String group, int tag) {
        return Call.enrolled("pvm_bcast", s -> s.groups.broadcast(group, tag));
    }

    /// Waits until `size` members (-1: as many as there are now) have called it; then nobody joins
    /// any more, and the callers know all members without asking. The number of callers.
    /// PvmNullGroup, PvmNoGroup, PvmDupGroup (frozen already), PvmNotInGroup, PvmMismatch as in
    /// [#pvm_barrier].
    public static int pvm_freezegroup(@Nullable String group, int size) {
        return Call.enrolled("pvm_freezegroup", s -> s.groups.freeze(group, size));
    }

    /// Member `root` gets `count` items of `data` from each member into `result`, in the order of
    /// instance numbers; the others send theirs and go on. The members are those at the time when
    /// the first of them calls. Default encoding: longs of others are cut to 32 bits.
    ///
    /// PvmBadParam (count, tag, an array missing, of another class or too short, a type that is
    /// unknown or unsigned), PvmNotImpl (PVM_STR), PvmNullGroup, PvmNoGroup, PvmNoInst (no root, or
    /// numbers below the highest that nobody has), PvmNotInGroup, PvmNoMem.
    public static int pvm_gather(
            @Nullable Object result,
            @Nullable Object data,
            int count,
            int type,
            int tag,
            @Nullable String group,
            int root) {
        Data own = new Data(data, count, type);
        Instance call = new Instance(tag, group, root);
        return Call.enrolled("pvm_gather", s -> s.groups.collectives.gather(result, own, call));
    }

    /// The reverse of [#pvm_gather]: each member gets its `count` items of root's `data` into
    /// `result`. The errors are the same.
    public static int pvm_scatter(
            @Nullable Object result,
            @Nullable Object data,
            int count,
            int type,
            int tag,
            @Nullable String group,
            int root) {
        Data whole = new Data(data, count, type);
        Instance call = new Instance(tag, group, root);
        return Call.enrolled("pvm_scatter", s -> s.groups.collectives.scatter(result, whole, call));
    }

    /// Combines `data` of all members by `f`, element by element, into root's `data`; what the
    /// others have there afterwards is anybody's guess. The order of combination follows from the
    /// instance numbers and the root, not from the places of the tasks.
    ///
    /// `f` may set its `info` below 0: then this member and root are told so. The other errors are
    /// those of [#pvm_gather]; free instance numbers do not matter.
    public static int pvm_reduce(
            @Nullable PvmReduceFunction f,
            @Nullable Object data,
            int count,
            int type,
            int tag,
            @Nullable String group,
            int root) {
        Data own = new Data(data, count, type);
        Instance call = new Instance(tag, group, root);
        return Call.enrolled("pvm_reduce", s -> s.groups.collectives.reduce(f, own, call));
    }
}
