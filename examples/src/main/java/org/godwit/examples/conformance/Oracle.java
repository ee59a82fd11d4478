package org.godwit.examples.conformance;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;
import java.util.Locale;

/// What the conformance programs share. Every observation is one line `name: value`. Names begin
/// with `spec.` where the manual of PVM promises the behaviour, with `impl.` where it is only what
/// PVM 3.4.6 happens to do. Values hold no tids, process numbers or buffer numbers.
final class Oracle {

    /// No check waits longer than this for a message, so that a hung one does not hang the run.
    private static final Duration GUARD = Duration.ofSeconds(20);

    private Oracle() {}

    /// Joins the virtual machine without the lines that errors print.
    static int enrol() {
        pvm_setopt(PvmAutoErr, 0);
        int tid = pvm_mytid();
        if (tid < 0) {
            throw new IllegalStateException("no virtual machine (rc " + tid + ")");
        }
        return tid;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its library is not on a program's class path
    static void say(String name, String format, Object... values) {
        System.out.println(name + ": " + String.format(Locale.ROOT, format, values));
        System.out.flush();
    }

    static void sayrc(String name, int code) {
        say(name, "%s", rcs(code));
    }

    static String rcs(int code) {
        return ReturnCode.symbol(code);
    }

    static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    static String equal(boolean is) {
        return is ? "equal" : "DIFFER";
    }

    /// Starts copies of a program in a role.
    static int spawnRole(Class<?> program, int n, int[] tids, String... roleAndArguments) {
        return pvm_spawn(program.getName(), roleAndArguments, PvmTaskDefault, "", n, tids);
    }

    /// Receives. If nothing comes in time, says so and ends the program.
    static int recvOrDie(int tid, int tag, String where) {
        int buffer = pvm_trecv(tid, tag, GUARD);
        if (buffer == 0) {
            System.out.println("TIMEOUT at " + where);
            System.out.flush();
            pvm_exit();
            throw new IllegalStateException("TIMEOUT at " + where);
        }
        return buffer;
    }

    /// Waits until a message has come, without taking it.
    static int awaitMessage(int tid, int tag, String where) {
        for (int i = 0; i < 4000; i++) {
            int buffer = pvm_probe(tid, tag);
            if (buffer != 0) {
                return buffer;
            }
            nap(5);
        }
        return recvOrDie(tid, tag, where);
    }

    /// Sleeps outside of the library, as nothing must be received meanwhile.
    static void nap(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void sendEmpty(int tid, int tag) {
        pvm_initsend(PvmDataDefault);
        pvm_send(tid, tag);
    }

    static int sendInt(int tid, int tag, int... values) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(values, values.length, 1);
        return pvm_send(tid, tag);
    }

    /// Sends the send buffer to the task itself and receives it.
    static void loop(int me, int tag) {
        pvm_send(me, tag);
        recvOrDie(me, tag, "loop");
    }

    /// Bytes of the buffer that is being packed.
    static int packedBytes() {
        return length(pvm_getsbuf());
    }

    static void packInt(int value) {
        pvm_pkint(new int[] {value}, 1, 1);
    }

    static int unpackInt() {
        int[] value = new int[1];
        pvm_upkint(value, 1, 1);
        return value[0];
    }

    static int[] unpackInts(int n) {
        int[] values = new int[n];
        pvm_upkint(values, n, 1);
        return values;
    }

    static String unpackString() {
        String[] value = {""};
        pvm_upkstr(value);
        return value[0];
    }

    /// The int in the next message that matches.
    static int recvInt(int tid, int tag, String where) {
        recvOrDie(tid, tag, where);
        return unpackInt();
    }

    static int source(int buffer) {
        int[] tid = new int[1];
        pvm_bufinfo(buffer, null, null, tid);
        return tid[0];
    }

    static int tag(int buffer) {
        int[] tag = new int[1];
        pvm_bufinfo(buffer, null, tag, null);
        return tag[0];
    }

    static int length(int buffer) {
        int[] bytes = {-1};
        pvm_bufinfo(buffer, bytes, null, null);
        return bytes[0];
    }

    /// Waits until a task's program has ended; what pvm_pstat then says.
    static int waitGone(int tid) {
        for (int i = 0; i < 500 && pvm_pstat(tid) == PvmOk; i++) {
            nap(20);
        }
        return pvm_pstat(tid);
    }
}
