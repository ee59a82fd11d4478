package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Random numbers from known seeds; the generators move with their state.
public final class RandomNumbers {
    private RandomNumbers() {}

    private static int lcg = 1;

    private static int next() {
        lcg = lcg * 1_103_515_245 + 12_345;
        return lcg >>> 16 & 0x7fff;
    }

    public static void main(String[] argv) {
        Random random = new Random(2026);
        SplittableRandom split = new SplittableRandom(7);
        List<Integer> deck = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            deck.add(next() % 50);
        }
        for (int i = 0; i < 12; i++) {
            long inside = 0;
            for (int k = 0; k < 5; k++) {
                double x = random.nextDouble();
                double y = split.nextDouble();
                inside += x * x + y * y < 1 ? 1 : 0;
            }
            System.out.println(
                    inside
                            + " "
                            + next()
                            + " "
                            + random.nextInt(1000)
                            + " "
                            + random.nextGaussian()
                            + " "
                            + split.nextLong());
        }
        Collections.shuffle(deck, random);
        System.out.println(deck);
    }
}
