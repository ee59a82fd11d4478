package org.godwit.instrument.check;

import static org.godwit.instrument.check.Severity.BREAKS;
import static org.godwit.instrument.check.Severity.NOTE;
import static org.godwit.instrument.check.Severity.PINS;
import static org.godwit.instrument.check.Severity.REFUSES;

/// The restrictions of docs/restrictions.md that can be seen in a program's class files. Numbers
/// are never given out twice.
public enum Rule {
    CLOCK(
            1,
            NOTE,
            "another host's clock goes on from another value, and a replay after a crash reads"
                    + " another time",
            "measure spans that are short, or let one task tell the time"),
    RANDOM(
            2,
            NOTE,
            "a replay after a crash draws other numbers",
            "seed a java.util.Random from an argument, a message or a constant"),
    IDENTITY(
            3,
            BREAKS,
            "identity hash codes differ from JVM to JVM",
            "give the class its own hashCode and toString, or number the objects"),
    THREADS(
            4,
            REFUSES,
            "a task with threads of its own cannot be captured while it reaches them, and their PVM"
                    + " calls fail",
            "spawn tasks"),
    HOST_VALUE(
            5,
            BREAKS,
            "the answer is the host's own and differs after a move",
            "pass it as an argument or in a message"),
    FILE_AT_ONCE(
            6,
            NOTE,
            "files stay behind at a move to another machine, and a replay after a crash does it"
                    + " again",
            "let one task that stays put do it and send what is in them"),
    SHARED_STATIC(
            7,
            BREAKS,
            "fields of interfaces and of enum constants are shared by all tasks of a host and stay"
                    + " behind at a move",
            "make it a static variable of a class; there it is private to each task"),
    STANDARD_INPUT(18, BREAKS, "that of a task is at its end", "send the input in a message"),
    EXIT(
            19,
            NOTE,
            "it ends the task and not its process: shutdown hooks do not run, and finally blocks"
                    + " are without effect",
            "return from main where they matter"),
    NATIVE_METHOD(
            42,
            PINS,
            "a native frame cannot be captured",
            "keep native calls short, or write them in Java"),
    REFLECTIVE_CALL(
            43,
            PINS,
            "what is called by reflection runs under frames of the JDK",
            "call it directly or through an interface"),
    CALLBACK(
            44,
            PINS,
            "code with yield points runs under frames that are not woven",
            "write the loop yourself"),
    PARALLEL_STREAM(
            45,
            PINS,
            "a parallel stream holds the task until it is through, and PVM calls in it fail",
            "use a loop, or spawn tasks"),
    CONSTRUCTOR(
            46,
            PINS,
            "constructors of superclasses and of records, what runs before super or this, and"
                    + " X::new cannot be captured",
            "move the work into a method that is called after construction"),
    STATIC_INITIALISER(
            47,
            PINS,
            "a static initialiser cannot be captured, and this one makes PVM calls",
            "make them in main"),
    STATIC_LOOP(
            48,
            NOTE,
            "a static initialiser cannot be captured until its loops are through",
            "move long work into main"),
    LOCK(
            49,
            REFUSES,
            "a lock that is held names its thread, and what waits for another thread is not woken",
            "drop it, a task has one thread; or send messages between tasks"),
    WAIT(
            50,
            BREAKS,
            "a task has one thread and its monitors are left out, so that it throws"
                    + " IllegalMonitorStateException",
            "wait for a message with pvm_recv"),
    MONITOR(
            51,
            PINS,
            "monitors are kept because the program uses threads, and a held one cannot be captured",
            "keep loops and PVM calls out of it, or use no threads"),
    OPEN_FILE(
            52,
            REFUSES,
            "open files, sockets, channels and processes belong to the host",
            "open, use and close it without a PVM call or a long loop in between"),
    OFF_HEAP(
            53,
            REFUSES,
            "memory outside of the heap does not move",
            "use arrays or ByteBuffer.allocate"),
    THREAD_LOCAL(
            54, REFUSES, "its value is kept with the thread, which does not move", "use a field"),
    REFERENCE(
            55,
            REFUSES,
            "references that the garbage collector knows do not move",
            "refer to the object itself"),
    MIRROR(
            56,
            REFUSES,
            "class loaders, reflection objects, method and variable handles belong to this JVM",
            "look it up where it is used and keep nothing of it"),
    SAME_OBJECT(
            57,
            BREAKS,
            "equal strings and boxed numbers that were one object may be two after a move",
            "compare with equals"),
    CLASS_BY_NAME(
            58,
            NOTE,
            "the class is not seen by this check",
            "check that class too: ./pvm check NAME"),
    NATIVE_LIBRARY(
            59,
            BREAKS,
            "the library is not loaded on the next host, and native frames and memory do not move",
            "leave native code to a task that stays put"),
    LARGE_METHOD(
            60,
            NOTE,
            "woven it may exceed 8,000 bytes, and HotSpot does not compile such methods",
            "divide it"),
    SHARED_TABLE(
            61,
            NOTE,
            "fields of interfaces and of enum constants are shared by all tasks of a host and stay"
                    + " behind at a move, which is right only if nothing changes them",
            "make it immutable, or a static variable of a class"),
    RESOURCE_STREAM(
            62,
            NOTE,
            "the task cannot be captured until the stream is dropped",
            "read all of it at once and close it"),
    SLEEP(
            63,
            PINS,
            "a task that sleeps in the JDK cannot be captured before it wakes",
            "wait for a message with pvm_trecv"),
    CURRENT_THREAD(
            64,
            NOTE,
            "the thread, its name and its interrupt status do not move",
            "keep nothing of it; tasks are told apart by pvm_mytid"),
    RECURSION(
            66,
            NOTE,
            "without a loop or a PVM call it has no yield point, and the task cannot be captured"
                    + " until it returns",
            "if that takes long, put a loop around its parts"),
    HOST_CHANGE(
            65,
            BREAKS,
            "it changes the host for all its tasks, and the next host not at all",
            "leave it out");

    private final int number;
    private final Severity severity;
    private final String reason;
    private final String advice;

    Rule(int number, Severity severity, String reason, String advice) {
        this.number = number;
        this.severity = severity;
        this.reason = reason;
        this.advice = advice;
    }

    /// Its number in docs/restrictions.md, such as R44.
    public String id() {
        return "R" + number;
    }

    int number() {
        return number;
    }

    public Severity severity() {
        return severity;
    }

    /// Why it is a restriction.
    public String reason() {
        return reason;
    }

    /// What to do instead.
    public String advice() {
        return advice;
    }
}
