package org.godwit.instrument.weave.sample;

import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Every way to end a process; takes none of them.
public class Exits implements Supplier<String> {

    private final boolean never = Boolean.getBoolean("no such property");

    @Override
    public String get() {
        IntConsumer referred = System::exit;
        IntConsumer bound = Runtime.getRuntime()::halt;
        if (never) {
            System.exit(1);
            Runtime.getRuntime().exit(2);
            Runtime.getRuntime().halt(3);
            referred.andThen(bound).andThen(Runtime.getRuntime()::exit).accept(4);
        }
        new Door().exit(5);
        return "went on";
    }

    private static class Door {
        void exit(int number) {
            assert number > 0;
        }
    }
}
