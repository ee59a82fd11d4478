package org.godwit.programs;

import org.godwit.instrument.Output;
import org.godwit.pvm.Pvm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Places where no capture is possible; `argv[0]` says which.
public final class Pinning {

    private static final Object LOCK = new Object();

    private final int made;

    private Pinning() {
        made = loop(2);
    }

    private static final class Late {
        static final int VALUE = loop(2);

        private Late() {}
    }

    public static void main(String[] argv) throws Throwable {
        Output.print(
                switch (argv[0]) {
                    case "constructor" -> new Pinning().made;
                    case "initialiser" -> Late.VALUE;
                    case "monitor" -> held();
                    case "synchronized" -> synchronizedLoop();
                    case "callback" -> List.of(2).stream().mapToInt(Pinning::loop).sum();
                    case "reflection" ->
                            Pinning.class.getDeclaredMethod("loop", int.class).invoke(null, 2);
                    case "handle" ->
                            (int)
                                    MethodHandles.lookup()
                                            .findStatic(
                                                    Pinning.class,
                                                    "loop",
                                                    MethodType.methodType(int.class, int.class))
                                            .invokeExact(2);
                    case "facade reference" -> throughReference(Pvm::pvm_pstat);
                    case "deep" -> deep(1_500);
                    default -> loop(2);
                });
    }

    private static int deep(int n) {
        return n == 0 ? loop(2) : deep(n - 1) + 1;
    }

    static int loop(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i;
        }
        return sum;
    }

    private static int held() {
        synchronized (LOCK) {
            return loop(2);
        }
    }

    private static synchronized int synchronizedLoop() {
        return loop(2);
    }

    private static int throughReference(IntUnaryOperator call) {
        return call.applyAsInt(0x40001);
    }
}
