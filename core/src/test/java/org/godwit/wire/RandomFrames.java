package org.godwit.wire;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;

import java.util.random.RandomGenerator;

/// Frames of every kind with arbitrary numbers in them.
final class RandomFrames {

    static final int KINDS = 9;

    private RandomFrames() {}

    static Frame next(RandomGenerator random) {
        return ofKind(random.nextInt(KINDS), random);
    }

    static Frame ofKind(int kind, RandomGenerator random) {
        Tid source = new Tid(random.nextInt());
        Tid destination = new Tid(random.nextInt());
        int incarnation = random.nextInt();
        long number = random.nextLong();
        return switch (kind) {
            case 0 ->
                    new Frame.Data(
                            source,
                            incarnation,
                            destination,
                            number,
                            random.nextInt(),
                            random.nextInt(),
                            random.nextInt(),
                            body(random));
            case 1 -> new Frame.Ack(source, incarnation, destination, number);
            case 2 -> new Frame.Watch(source, destination, number);
            case 3 -> new Frame.WatchAck(source, destination, number);
            case 4 -> new Frame.Notice(source, destination, number);
            case 5 -> new Frame.NoticeAck(source, destination, number);
            case 6 -> new Frame.Gone(source, destination);
            case 7 -> new Frame.Here(source, incarnation, new Tid(random.nextInt()), destination);
            default -> new Frame.NotHere(source, new Tid(random.nextInt()), destination);
        };
    }

    /// Bodies whose array is longer than what counts, as a pack buffer leaves them.
    private static Body body(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        Encoding encoding = Encoding.values()[random.nextInt(Encoding.values().length)];
        return new Body(encoding, bytes, random.nextInt(bytes.length + 1));
    }
}
