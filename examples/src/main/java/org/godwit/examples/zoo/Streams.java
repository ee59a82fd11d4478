package org.godwit.examples.zoo;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Streams: the frames of the JDK stand between the program's, so captures wait for their return.
public final class Streams {
    private Streams() {}

    private static boolean isPrime(int n) {
        for (int i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return n > 1;
    }

    public static void main(String[] argv) {
        for (int top = 10; top <= 40; top += 10) {
            List<Integer> primes =
                    IntStream.range(0, top).filter(Streams::isPrime).boxed().toList();
            System.out.println(primes);
            int sum = 0;
            for (int prime : primes) {
                sum += Echo.of(prime);
            }
            System.out.println(sum + " " + primes.stream().map(p -> p * p).reduce(0, Integer::sum));
        }
        String words =
                Stream.of("delta", "alpha", "echo", "bravo")
                        .sorted()
                        .collect(Collectors.joining("-"));
        for (int i = 0; i < 3; i++) {
            words += i;
        }
        System.out.println(words);
    }
}
