package org.godwit.instrument.weave.sample;

import java.util.function.Supplier;

/// Asks the process for variables and properties.
public final class Reads implements Supplier<String> {

    @Override
    public String get() {
        return System.getenv("GODWIT_NO_SUCH_VARIABLE")
                + " "
                + System.getProperty("godwit.no.such.property", "none")
                + " "
                + System.getProperty("user.dir");
    }
}
