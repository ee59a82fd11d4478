package org.godwit.persistence.log;

import java.util.Arrays;

/// Where the events of one persistence id stand. The log's lock guards it, but for `staged`, which
/// is the writer's.
final class EventStream {

    private static final int STRIDE =
            3; // first sequence number; segment and offset; bytes and count
    private static final int OFFSET_BITS = 32;

    private static final long[] NOTHING = {};

    private long[] entries = new long[2 * STRIDE];
    private int head;
    private int tail;

    private long highest;
    private long erasedTo;
    private int tombstoneSegment = -1;

    /// The highest sequence number that is on its way to the disk, or there.
    long staged;

    /// Where one record stands.
    record Place(int segment, long offset, int bytes, long first, int count) {
        long last() {
            return first + count - 1;
        }
    }

    long highest() {
        return highest;
    }

    long erasedTo() {
        return erasedTo;
    }

    /// The segment with the newest tombstone, -1 if there is none.
    int tombstoneSegment() {
        return tombstoneSegment;
    }

    int records() {
        return (tail - head) / STRIDE;
    }

    Place place(int index) {
        int at = head + index * STRIDE;
        long where = entries[at + 1];
        return new Place(
                (int) (where >>> OFFSET_BITS),
                where & 0xffff_ffffL,
                (int) (entries[at + 2] >>> Integer.SIZE),
                entries[at],
                (int) entries[at + 2]);
    }

    /// @throws IllegalArgumentException if its sequence numbers were given before
    void add(Place place) {
        if (place.first() <= highest) {
            throw new IllegalArgumentException(
                    "sequence number " + place.first() + " is written again after " + highest);
        }
        if (tail == entries.length) {
            makeRoom();
        }
        entries[tail] = place.first();
        entries[tail + 1] = ((long) place.segment() << OFFSET_BITS) | place.offset();
        entries[tail + 2] = ((long) place.bytes() << Integer.SIZE) | place.count();
        tail += STRIDE;
        highest = place.last();
        staged = Math.max(staged, highest);
    }

    private void makeRoom() {
        int used = tail - head;
        entries = Arrays.copyOfRange(entries, head, head + Math.max(2 * used, 2 * STRIDE));
        head = 0;
        tail = used;
    }

    /// Notes a deletion. Records that are deleted as a whole must be taken off with [#dropErased].
    ///
    /// @return how many events can be read no more
    long erase(long upTo, long highestThen, int segment) {
        long before = events();
        highest = Math.max(highest, highestThen);
        staged = Math.max(staged, highest);
        erasedTo = Math.max(erasedTo, upTo);
        tombstoneSegment = segment;
        return before - events();
    }

    long events() {
        return tail == head ? 0 : highest - Math.max(erasedTo, entries[head] - 1);
    }

    boolean firstIsErased() {
        return head < tail && place(0).last() <= erasedTo;
    }

    Place dropErased() {
        Place dropped = place(0);
        head += STRIDE;
        if (head == tail) {
            // perhaps for good: of one that has ended only the numbers are kept
            entries = NOTHING;
            head = 0;
            tail = 0;
        }
        return dropped;
    }

    /// The index of the record that holds a sequence number, or of the next one.
    int find(long sequence) {
        int low = 0;
        int high = records() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (place(middle).last() < sequence) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The first sequence number that should be here and is not; 0 if none is missing.
    long firstMissing() {
        long next = erasedTo + 1;
        for (int i = 0; i < records(); i++) {
            Place place = place(i);
            if (place.first() > next) {
                return next;
            }
            next = Math.max(next, place.last() + 1);
        }
        return next <= highest ? next : 0;
    }
}
