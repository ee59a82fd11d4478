package org.godwit.persistence.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Puts bytes one after the other: short pieces are copied together, long ones are taken as they
/// are. Used by one thread.
public final class Gathering {

    private static final int SHORT_BYTES = 4_096;
    private static final int ROOM_BYTES_FIRST = 256;
    private static final int ROOM_BYTES_MAX = 8_192;

    private final List<ByteBuffer> done = new ArrayList<>();
    private ByteBuffer room = ByteBuffer.allocate(0);
    private int roomBytes = ROOM_BYTES_FIRST;
    private int start;

    /// Adds what remains of a piece, which nobody may change from now on.
    public void add(ByteBuffer piece) {
        if (piece.remaining() > SHORT_BYTES) {
            cut();
            done.add(piece.slice());
            return;
        }
        if (piece.remaining() > room.remaining()) {
            cut();
            room = ByteBuffer.allocate(Math.max(roomBytes, piece.remaining()));
            roomBytes = Math.min(roomBytes * 2, ROOM_BYTES_MAX); // most are of a few short pieces
            start = 0;
        }
        room.put(piece.duplicate());
    }

    /// What was added.
    public List<ByteBuffer> pieces() {
        cut();
        return List.copyOf(done);
    }

    private void cut() {
        if (room.position() > start) {
            done.add(room.slice(start, room.position() - start));
            start = room.position();
        }
    }

    /// How many bytes remain in them all.
    public static long bytes(List<ByteBuffer> pieces) {
        long sum = 0;
        for (ByteBuffer piece : pieces) {
            sum += piece.remaining();
        }
        return sum;
    }

    /// One buffer with what remains in all of them; a copy if they are several.
    ///
    /// @throws ArithmeticException if that is more than 2 GiB
    public static ByteBuffer whole(List<ByteBuffer> pieces) {
        if (pieces.size() == 1) {
            return pieces.getFirst().duplicate();
        }
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(bytes(pieces)));
        pieces.forEach(piece -> all.put(piece.duplicate()));
        return all.flip();
    }
}
