package org.godwit.program;

/// What follows a message: another state, or the end.
public sealed interface Step<S> {

    record Stay<S>(S state) implements Step<S> {}

    record End<S>() implements Step<S> {}

    static <S> Step<S> stay(S state) {
        return new Stay<>(state);
    }

    static <S> Step<S> end() {
        return new End<>();
    }
}
