package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Lambdas of an image being read. One can only be made when all that it captures is there, so
/// others refer to it late.
final class PendingLambdas {

    private final List<Pending> all = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /// A lambda to be made.
    static final class Pending {

        private final ReadRow.Lambdas row;
        final @Nullable Object[] captured;
        private boolean visited;
        private @Nullable Object made;

        private Pending(ReadRow.Lambdas row) {
            this.row = row;
            captured = new @Nullable Object[row.recipe().captured()];
        }
    }

    /// Where a lambda is referred to: the i-th reference of an object or array.
    private record Place(Object holder, int index, Pending lambda) {}

    Pending begin(ReadRow.Lambdas row) {
        Pending pending = new Pending(row);
        all.add(pending);
        return pending;
    }

    void refer(Object holder, int index, Pending lambda) {
        places.add(new Place(holder, index, lambda));
    }

    /// Makes all lambdas and puts them where they belong.
    void make() {
        for (Pending lambda : all) {
            make(lambda);
        }
        for (Place place : places) {
            put(place);
        }
    }

    Object made(Pending lambda) {
        Object made = lambda.made;
        if (made == null) {
            throw new IllegalStateException("a lambda is not made yet");
        }
        return made;
    }

    private void make(Pending first) {
        Deque<Pending> stack = new ArrayDeque<>();
        stack.push(first);
        while (!stack.isEmpty()) {
            Pending lambda = stack.peek();
            if (lambda.made == null && !lambda.visited) {
                lambda.visited = true;
                for (Object value : lambda.captured) {
                    if (value instanceof Pending inner && inner.made == null) {
                        if (inner.visited) {
                            throw ChunkInput.refusal("a lambda captures itself");
                        }
                        stack.push(inner);
                    }
                }
            } else {
                if (lambda.made == null) {
                    lambda.made = evaluate(lambda);
                }
                stack.pop();
            }
        }
    }

    private Object evaluate(Pending lambda) {
        Object[] values = new Object[lambda.captured.length];
        for (int i = 0; i < values.length; i++) {
            Object value = lambda.captured[i];
            Internals.putReference(
                    values,
                    Internals.arrayBase(Object[].class)
                            + (long) i * Internals.arrayScale(Object[].class),
                    value instanceof Pending inner ? made(inner) : value);
        }
        ReadRow.Lambdas row = lambda.row;
        try {
            Object made = row.factory().invoke(null, row.recipe().with(row.capturing(), values));
            if (made == null) {
                throw refusal(row, null);
            }
            return made;
        } catch (InvocationTargetException e) {
            throw refusal(row, e.getCause());
        } catch (IllegalAccessException | RuntimeException | LinkageError e) {
            throw refusal(row, e);
        }
    }

    private static CaptureRefusedException refusal(ReadRow.Lambdas row, @Nullable Throwable cause) {
        String reason =
                "the capture is refused: "
                        + row.recipe().capturingClass()
                        + " does not make its lambda "
                        + row.recipe().names()[4];
        return cause == null
                ? new CaptureRefusedException(reason)
                : new CaptureRefusedException(reason, cause);
    }

    private void put(Place place) {
        Object made = made(place.lambda);
        if (place.holder instanceof Object[] array) {
            try {
                array[place.index] = made;
            } catch (ArrayStoreException e) {
                throw ChunkInput.refusal("an array of another type holds a lambda");
            }
        } else {
            ClassLayout layout = ClassLayout.of(place.holder.getClass());
            if (!layout.references[place.index].getType().isInstance(made)) {
                throw ChunkInput.refusal(layout.references[place.index] + " cannot hold a lambda");
            }
            Internals.putReference(place.holder, layout.referenceOffsets[place.index], made);
        }
    }
}
