package org.godwit.instrument.weave.sample;

/// A superclass whose methods are referred to through `super` and through a subclass.
class Greeter {
    protected String hello(Object who) {
        return "base " + who;
    }

    int inherited() {
        return 11;
    }
}
