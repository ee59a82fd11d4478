package org.godwit.instrument.check;

import java.util.List;

/// A place in a method that a rule may have to do with; in the order of the code.
///
/// `line` is 0 where the class file has none.
sealed interface Site {

    int line();

    /// A method or constructor call.
    ///
    /// @param dispatched whether the receiver's class decides what is called
    /// @param arguments the receiver first, if there is one
    record Call(int line, MethodRef target, boolean dispatched, List<Value> arguments)
            implements Site {

        /// Whether a constructor calls another one for its own object.
        boolean isChained() {
            return target.isConstructor()
                    && arguments.getFirst().origins().contains(new Origin.Unborn());
        }

        /// The arguments without the receiver.
        List<Value> passed(int parameters) {
            return arguments.subList(arguments.size() - parameters, arguments.size());
        }
    }

    /// A lambda or method reference is made.
    record LambdaMade(int line, Origin.Lambda lambda) implements Site {}

    /// Strings and other values are put together.
    record Joining(int line, List<Value> parts) implements Site {}

    /// `==` or `!=` of two objects.
    record Comparison(int line, Value left, Value right) implements Site {}

    /// A static field of a class is read; both by internal name.
    record StaticRead(int line, String owner, String name) implements Site {}

    /// An object is put into a variable or returned.
    record Kept(int line, Value value) implements Site {}

    /// A jump back.
    record Loop(int line) implements Site {}

    /// A `synchronized` block begins.
    record MonitorEntered(int line) implements Site {}

    record MonitorLeft(int line) implements Site {}
}
