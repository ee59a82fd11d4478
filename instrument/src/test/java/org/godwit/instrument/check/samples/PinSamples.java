package org.godwit.instrument.check.samples;

import static org.godwit.pvm.Pvm.pvm_recv;
import static org.godwit.pvm.Pvm.pvm_trecv;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

class NativeMethodHas {
    native int fast(int n);
}

class NativeMethodHasNot {
    int slow(int n) {
        return n * n;
    }
}

class ReflectiveCallHas {
    Object call(Method method, Object target) throws ReflectiveOperationException {
        return method.invoke(target);
    }
}

class ReflectiveCallHasNot {
    int call(IntUnaryOperator method, int n) {
        return method.applyAsInt(n);
    }
}

class CallbackHas {
    int sum;

    void run(List<Integer> numbers) {
        numbers.forEach(n -> {
            for (int i = 0; i < n; i++) {
                sum += i;
            }
        });
    }
}

class CallbackHasNot {
    int sum;

    void run(List<Integer> numbers) {
        numbers.forEach(n -> sum += n);
        IntUnaryOperator triangle = CallbackHasNot::triangle;
        for (int n : numbers) {
            sum += triangle.applyAsInt(n);
        }
        List<IntUnaryOperator> kept = new ArrayList<>();
        kept.add(triangle);
    }

    static int triangle(int n) {
        int all = 0;
        for (int i = 0; i < n; i++) {
            all += i;
        }
        return all;
    }
}

class CallbackByReference {
    void run(List<Integer> numbers) {
        numbers.forEach(CallbackByReference::ask);
    }

    static void ask(int tid) {
        pvm_recv(tid, -1);
    }
}

class SlowOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return a.length() - b.length() + i;
    }
}

class CallbackByObject {
    void run(List<String> words) {
        Comparator<String> order = new SlowOrder();
        words.sort(order);
    }
}

class CallbackByEitherObject {
    void run(List<String> words, boolean slow) {
        words.sort(slow ? new SlowOrder() : Comparator.naturalOrder());
    }
}

class ParallelStreamHas {
    long count(List<String> words) {
        return words.parallelStream().count();
    }
}

class ParallelStreamHasNot {
    long count(List<String> words) {
        return words.stream().count();
    }
}

class Slow {
    int[] table = new int[100];

    Slow() {
        for (int i = 0; i < table.length; i++) {
            table[i] = i;
        }
    }
}

class ConstructorHas extends Slow {
    ConstructorHas() {
        table[0]++;
    }
}

class ConstructorHasNot {
    final Slow slow;

    ConstructorHasNot() {
        slow = new Slow();
        for (int i = 0; i < slow.table.length; i++) {
            slow.table[i] *= 2;
        }
    }
}

record ConstructorOfRecord(int[] cells) {
    ConstructorOfRecord {
        for (int cell : cells) {
            if (cell < 0) {
                throw new IllegalArgumentException("negative: " + cell);
            }
        }
    }
}

class ConstructorByReference {
    Slow make() {
        Supplier<Slow> maker = Slow::new;
        return maker.get();
    }
}

class ConstructorEarly {
    final int sum;

    ConstructorEarly(int[] all) {
        this(sum(all));
    }

    ConstructorEarly(int sum) {
        this.sum = sum;
    }

    static int sum(int[] all) {
        int sum = 0;
        for (int each : all) {
            sum += each;
        }
        return sum;
    }
}

class StaticInitialiserHas {
    static final int FIRST = pvm_recv(-1, -1);
}

class StaticInitialiserHasNot {
    static final int LAST = 17;
    static final String NAME = String.valueOf(LAST);
}

class StaticLoopHas {
    static final int[] SQUARES = new int[100];

    static {
        for (int i = 0; i < SQUARES.length; i++) {
            SQUARES[i] = i * i;
        }
    }
}

class StaticLoopHasNot {
    static final int[] SQUARES = {0, 1, 4, 9};
}

class SleepHas {
    void pause() throws InterruptedException {
        Thread.sleep(100);
    }
}

class SleepHasNot {
    void pause() {
        pvm_trecv(-1, 99, Duration.ofMillis(100));
    }
}

class MonitorHas {
    int sum;

    void run() {
        Thread.startVirtualThread(this::add);
        add();
    }

    void add() {
        synchronized (this) {
            for (int i = 0; i < 100; i++) {
                sum += i;
            }
        }
    }
}

class MonitorHasNot {
    int sum;

    synchronized void add() {
        for (int i = 0; i < 100; i++) {
            sum += i;
        }
    }
}

class MonitorShort {
    int sum;

    void run() {
        Thread.startVirtualThread(this::add);
        for (int i = 0; i < 100; i++) {
            add();
        }
    }

    void add() {
        synchronized (this) {
            sum++;
        }
    }
}

class RecursionHas {
    static long fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }
}

class RecursionHasNot {
    RecursionHasNot inner = this;

    int places(int n, int depth) {
        int sum = depth;
        for (int i = 0; i < n; i++) {
            sum += places(n, depth - 1);
        }
        return sum;
    }

    int sum(int n) {
        return n + sum((long) n);
    }

    int sum(long n) {
        return (int) n;
    }
}

class LargeMethodHasNot {
    int sum(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }
}
