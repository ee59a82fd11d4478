package org.godwit.instrument.image;

import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.StaticSpace;

import java.util.ArrayDeque;
import java.util.Deque;

/// Explains by which way an object is reached, for messages: from the frame or the static variables
/// that hold it.
final class ReachPath {

    /// Steps shown from the object upwards; the root may be millions away.
    private static final int STEPS_MAX = 30;

    private ReachPath() {}

    /// @param holder the number of the object that refers to `o`, 0 if it is the root
    static String to(Object o, int holder, ObjectTable objects) {
        Deque<String> steps = new ArrayDeque<>();
        Object child = o;
        String index = "";
        for (int h = holder; h != 0; h = objects.parent(h)) {
            Object parent = objects.object(h);
            if (parent instanceof SavedFrame frame) {
                // which local variable it was, nobody knows any more
                index = index.substring(index.indexOf(']') + 1);
                if (!index.isEmpty()) {
                    steps.push(index);
                }
                steps.push("frame " + nameOf(frame));
                index = "";
                break;
            } else if (parent instanceof StaticSpace) {
                steps.push("static variables");
                break;
            } else if (steps.size() == STEPS_MAX) {
                steps.push("...");
                break;
            } else if (parent instanceof Object[] array) {
                index = indexOf(child, array) + index;
            } else {
                steps.push(stepFrom(parent, child) + index);
                index = "";
            }
            child = parent;
        }
        if (!index.isEmpty()) {
            steps.push(index);
        }
        return steps.isEmpty() ? "the root" : String.join(" -> ", steps);
    }

    private static String nameOf(SavedFrame frame) {
        int descriptor = frame.method().indexOf('(');
        String method = descriptor < 0 ? frame.method() : frame.method().substring(0, descriptor);
        return frame.type() + "." + method;
    }

    @SuppressWarnings("ReferenceEquality") // it is about identity
    private static String stepFrom(Object parent, Object child) {
        ClassLayout layout = ClassLayout.of(parent.getClass());
        String name = shortName(parent.getClass());
        if (layout.kind == ClassLayout.Kind.LAMBDA) {
            return "lambda " + name;
        }
        for (int i = 0; i < layout.references.length; i++) {
            if (Internals.reference(parent, layout.referenceOffsets[i]) == child) {
                return name + "." + layout.references[i].getName();
            }
        }
        return name;
    }

    private static String shortName(Class<?> type) {
        String name = type.getName();
        int hidden = name.indexOf('/');
        String visible = hidden < 0 ? name : name.substring(0, hidden);
        int dollar = visible.lastIndexOf('$');
        int from = Math.max(visible.lastIndexOf('.'), type.isHidden() ? -1 : dollar);
        return visible.substring(from + 1);
    }

    @SuppressWarnings("ReferenceEquality") // it is about identity
    private static String indexOf(Object child, Object[] array) {
        for (int i = 0; i < array.length; i++) {
            if (array[i] == child) {
                return "[" + i + "]";
            }
        }
        return "[?]";
    }
}
