package org.godwit.examples.zoo;

/// Bits: masks, shifts of all kinds, Gray codes, population counts by hand, a CRC.
public final class BitTwiddling {
    private BitTwiddling() {}

    private static int ones(long bits) {
        int count = 0;
        for (long left = bits; left != 0; left &= left - 1) {
            count++;
        }
        return count;
    }

    private static int reverse(int bits) {
        int out = 0;
        for (int i = 0; i < 32; i++) {
            out = out << 1 | (bits >>> i & 1);
        }
        return out;
    }

    private static int crc(byte[] data) {
        int crc = ~0;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int k = 0; k < 8; k++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xedb88320 : crc >>> 1;
            }
        }
        return ~crc;
    }

    public static void main(String[] argv) {
        long bits = 0x9e3779b97f4a7c15L;
        for (int i = 1; i < 7; i++) {
            bits ^= bits << 13;
            bits ^= bits >>> 7;
            bits ^= bits << 17;
            System.out.println(
                    Long.toHexString(bits)
                            + " "
                            + ones(bits)
                            + " "
                            + Integer.toHexString(reverse((int) bits))
                            + " "
                            + (bits >> 60)
                            + " "
                            + (i ^ i >> 1)
                            + " "
                            + (-i >>> 28));
        }
        System.out.println(
                Integer.toHexString(
                        crc("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII))));
    }
}
