package org.godwit.examples.opt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// Handwritten digits of 8 x 8 grey pixels with what they show.
final class Digits {

    static final int PIXELS = 64;
    static final int CLASSES = 10;
    static final int WHITE = 16;

    /// How many of the set are for training; the rest, the end of the set as it comes, is held out.
    static final int TRAINING = 1_297;

    private static final String RESOURCE = "digits.csv.gz";
    private static final int SET_SIZE = 1_797;

    private final byte[] pixels;
    private final byte[] labels;

    /// Digits over these arrays, which are not copied.
    ///
    /// @param pixels [#PIXELS] per digit, each 0..[#WHITE]
    /// @param labels 0..9, one per digit
    Digits(byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * PIXELS) {
            throw new IllegalArgumentException(
                    "%d labels need %d pixels, not %d"
                            .formatted(labels.length, labels.length * PIXELS, pixels.length));
        }
        this.pixels = pixels;
        this.labels = labels;
    }

    /// The whole set that comes with this class (see NOTICE beside it), in its order.
    static Digits load() {
        try (InputStream in = Digits.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + RESOURCE);
            }
            byte[] text = new GZIPInputStream(in).readAllBytes();
            return parse(new String(text, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// Reads one digit per line: its pixels and its label, separated by commas.
    private static Digits parse(String text) {
        byte[] pixels = new byte[SET_SIZE * PIXELS];
        byte[] labels = new byte[SET_SIZE];
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < SET_SIZE; i++) {
            String[] fields = lines[i].strip().split(",", -1);
            for (int p = 0; p < PIXELS; p++) {
                pixels[i * PIXELS + p] = Byte.parseByte(fields[p]);
            }
            labels[i] = Byte.parseByte(fields[PIXELS]);
        }
        return new Digits(pixels, labels);
    }

    /// The pixels themselves, not a copy.
    byte[] pixels() {
        return pixels;
    }

    /// The labels themselves, not a copy.
    byte[] labels() {
        return labels;
    }

    int count() {
        return labels.length;
    }

    Digits training() {
        return range(0, TRAINING);
    }

    Digits heldOut() {
        return range(TRAINING, count());
    }

    /// The share of worker `index` of `workers`: neighbouring digits, about equally many for each.
    Digits share(int index, int workers) {
        return range(count() * index / workers, count() * (index + 1) / workers);
    }

    private Digits range(int from, int to) {
        return new Digits(
                Arrays.copyOfRange(pixels, from * PIXELS, to * PIXELS),
                Arrays.copyOfRange(labels, from, to));
    }
}
