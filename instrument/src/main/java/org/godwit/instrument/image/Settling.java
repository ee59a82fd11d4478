package org.godwit.instrument.image;

import java.lang.reflect.Method;
import java.util.Date;

/// Objects that keep a part of their state in a form of this JVM until it is asked for: asked here,
/// so that the other fields say it all. Runs code of the JDK only, and changes nothing that a
/// program can see.
final class Settling {

    private static final Method STACK_TRACE = method(Throwable.class, "getOurStackTrace");
    private static final Method TIME = method(Date.class, "getTimeImpl");

    private Settling() {}

    static boolean concerns(Class<?> type) {
        return Throwable.class.isAssignableFrom(type) || Date.class.isAssignableFrom(type);
    }

    static void settle(Object o) {
        try {
            if (o instanceof Throwable) {
                STACK_TRACE.invoke(o);
            } else if (o instanceof Date) {
                TIME.invoke(o);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot settle " + o.getClass().getName(), e);
        }
    }

    private static Method method(Class<?> type, String name) {
        try {
            return Internals.open(type.getDeclaredMethod(name));
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
