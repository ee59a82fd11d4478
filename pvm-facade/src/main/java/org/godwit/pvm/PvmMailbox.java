package org.godwit.pvm;

import org.jspecify.annotations.Nullable;

/// The mailbox, and contexts of their own (API.md 4.8, 4.10). Part of [Pvm]; programs name only
/// that.
///
/// The mailbox is one table for the virtual machine: messages by class, a name, and index, 0 or
/// more. It and the contexts survive the death of every host. An entry belongs to the task that put
/// it there and goes when that ends, unless it is persistent. It holds at most 16,384 entries
/// (PvmOutOfRes) and 128 MiB (PvmNoMem). A class without a name is PvmBadParam.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmMailbox extends PvmGroups permits PvmMachine {

    PvmMailbox() {}

    /// Puts a copy of a buffer into the mailbox. Its index: what PvmMboxDirectIndex says, else 0,
    /// and with PvmMboxMultiInstance the lowest free one from there on.
    ///
    /// An entry that is there is replaced if it is the caller's or PvmMboxOverWritable, else
    /// PvmDenied (not printed). PvmMboxPersistent entries stay when their owner ends; they are
    /// nobody's then. PvmBadParam, PvmNoSuchBuf, PvmNoMem, PvmOutOfRes.
    public static int pvm_putinfo(@Nullable String name, int bufid, int flags) {
        return Call.enrolled("pvm_putinfo", s -> s.mailbox.put(name, bufid, flags));
    }

    /// Makes a copy of an entry the active receive buffer and frees the previous one. Its id.
    /// PvmMboxFirstAvail: the lowest index from `index` on; PvmMboxReadAndDelete: the entry is
    /// taken out, PvmDenied if it is neither the caller's nor overwritable; PvmMboxWaitForInfo:
    /// waits for such an entry. PvmNotFound (not printed), PvmBadParam.
    public static int pvm_recvinfo(@Nullable String name, int index, int flags) {
        return Call.enrolled("pvm_recvinfo", s -> s.mailbox.receive(name, index, flags));
    }

    /// Deletes an entry that is the caller's or overwritable; `flags` have no meaning. Its index.
    /// PvmNotFound, PvmDenied (neither is printed), PvmBadParam.
    public static int pvm_delinfo(@Nullable String name, int index, int flags) {
        return Call.enrolled("pvm_delinfo", s -> s.mailbox.delete(name, index));
    }

    /// Lists the classes in whose names `pattern` occurs, in the order in which they came into
    /// being. A star in it stands for anything, `\*` for a star; null and "" match all.
    public static int pvm_getmboxinfo(
            @Nullable String pattern,
            int @Nullable [] nclasses,
            PvmMboxInfo @Nullable [] @Nullable [] classes) {
        return Call.enrolled("pvm_getmboxinfo", s -> s.mailbox.list(pattern, nclasses, classes));
    }

    /// Puts an int into the mailbox, persistent, at an index where nothing is (-1: the lowest). Its
    /// index. PvmDupEntry, which is PvmDenied, if something is there; it is not printed.
    public static int pvm_insert(@Nullable String name, int index, int data) {
        return Call.enrolled("pvm_insert", s -> s.mailbox.insert(name, index, data));
    }

    /// Reads the int of an entry (-1: the first). Its index. PvmNoEntry, which is PvmNotFound, is
    /// not printed.
    public static int pvm_lookup(@Nullable String name, int index, int @Nullable [] data) {
        return Call.enrolled("pvm_lookup", s -> s.mailbox.look(name, index, data));
    }

    /// Deletes an entry as [#pvm_delinfo] does; here PvmDenied is printed.
    public static int pvm_delete(@Nullable String name, int index) {
        return Call.enrolled("pvm_delete", s -> s.mailbox.delete(name, index));
    }

    /// A context that no other task of the virtual machine is given, for [#pvm_setcontext]; free
    /// again when the caller ends. PvmOutOfRes when 65,536 are in use.
    public static int pvm_newcontext() {
        return Call.enrolled("pvm_newcontext", s -> s.mailbox.newContext());
    }

    /// Gives back a context that the caller asked for. PvmNotFound. 0 asks for a new one.
    public static int pvm_freecontext(int ctx) {
        return Call.enrolled("pvm_freecontext", s -> s.mailbox.freeContext(ctx));
    }

    /// Stores the tids of the tasks that the console's reset spares (option PvmNoReset), and their
    /// number.
    public static int pvm_getnoresets(int @Nullable [] @Nullable [] tids, int @Nullable [] n) {
        return Call.enrolled("pvm_getnoresets", s -> s.mailbox.noResets(tids, n));
    }

    /// The flags by which [#pvm_putinfo] puts an entry at index `index`, 0 to PvmMboxMaxDirectIndex
    /// -
    ///   1.
    public static int PvmMboxDirectIndex(int index) {
        return index << Pvm.PvmMboxDirectIndexShift;
    }

    /// The index in such flags.
    public static int PvmMboxDirectIndexOf(int flags) {
        return flags >> Pvm.PvmMboxDirectIndexShift & (Pvm.PvmMboxMaxDirectIndex - 1);
    }
}
