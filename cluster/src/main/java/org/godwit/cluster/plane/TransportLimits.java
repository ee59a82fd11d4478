package org.godwit.cluster.plane;

import org.godwit.wire.FrameCodec;

import java.time.Duration;

/// The limits of an [AeronTransport]. All hosts that send to one address through one media driver
/// share its log and must agree on `termBytes` and the MTUs.
///
/// @param termBytes a third of the (sparse) log behind each target; a power of two, 64 KiB to 1
///   GiB. Half of it may be under way; an eighth, at most 16 MiB, goes in one piece
/// @param ipcMtuBytes the longest fragment on `aeron:ipc`; a multiple of 32 up to 65,504
/// @param udpMtuBytes the same on UDP; over the network's own MTU (less 28) packets are cut by IP
/// @param receiverWindowBytes how much a UDP sender may be ahead of the receiver; not more than the
///   driver's socket receive buffer (net.core.rmem_max)
/// @param bodyBytesMax the longest body of a frame
/// @param chunkBytes the pieces of frames that are too long for Aeron; capped by an eighth of a
///   term
/// @param partialTransfersPerSender how many chunked frames of one sender may be incomplete here;
///   beyond that the oldest is dropped
/// @param partialBytesMax what all incomplete chunked frames may take here together; beyond that a
///   further one is dropped. At least one frame fits
/// @param partialIdleMax an incomplete frame whose next chunk takes longer than this is dropped
/// @param offerStallMax how long [Waiting#MAY_WAIT] waits without getting a byte further
/// @param driverTimeout how long the media driver may be silent before it counts as lost
public record TransportLimits(
        int termBytes,
        int ipcMtuBytes,
        int udpMtuBytes,
        int receiverWindowBytes,
        int bodyBytesMax,
        int chunkBytes,
        int partialTransfersPerSender,
        long partialBytesMax,
        Duration partialIdleMax,
        Duration offerStallMax,
        Duration driverTimeout) {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    public static final TransportLimits DEFAULT =
            new TransportLimits(
                    8 * MIB,
                    32 * KIB,
                    1408,
                    128 * KIB,
                    FrameCodec.BODY_BYTES_MAX,
                    256 * KIB,
                    4,
                    256L * MIB,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10));

    /// The same for bodies of another length. One of the longest fits besides those of the usual
    /// length.
    public TransportLimits withBodies(int bytesMax) {
        return new TransportLimits(
                termBytes,
                ipcMtuBytes,
                udpMtuBytes,
                receiverWindowBytes,
                bytesMax,
                chunkBytes,
                partialTransfersPerSender,
                Math.max(partialBytesMax, bytesMax + 2L * MIB),
                partialIdleMax,
                offerStallMax,
                driverTimeout);
    }

    public TransportLimits {
        range("termBytes", termBytes, 64 * KIB, 1024 * MIB);
        if (Integer.bitCount(termBytes) != 1) {
            throw new IllegalArgumentException("termBytes must be a power of two: " + termBytes);
        }
        mtu("ipcMtuBytes", ipcMtuBytes);
        mtu("udpMtuBytes", udpMtuBytes);
        range("receiverWindowBytes", receiverWindowBytes, udpMtuBytes, termBytes / 2);
        range("bodyBytesMax", bodyBytesMax, 0, Integer.MAX_VALUE - FrameCodec.HEADER_BYTES_MAX);
        range("chunkBytes", chunkBytes, KIB, 16 * MIB);
        range("partialTransfersPerSender", partialTransfersPerSender, 1, 1024);
        long frame = (long) bodyBytesMax + FrameCodec.HEADER_BYTES_MAX;
        range("partialBytesMax", partialBytesMax, frame, Long.MAX_VALUE);
        positive("partialIdleMax", partialIdleMax);
        positive("offerStallMax", offerStallMax);
        positive("driverTimeout", driverTimeout);
    }

    /// Bodies beyond this go in chunks.
    int longestPieceBytes() {
        return Math.min(termBytes / 8, 16 * MIB) - FrameCodec.HEADER_BYTES_MAX;
    }

    private static void mtu(String name, int bytes) {
        range(name, bytes, 256, 65_504);
        if (bytes % 32 != 0) {
            throw new IllegalArgumentException(name + " must be a multiple of 32: " + bytes);
        }
    }

    private static void range(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s must be %,d..%,d: %,d".formatted(name, min, max, value));
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be longer than 0: " + value);
        }
    }
}
