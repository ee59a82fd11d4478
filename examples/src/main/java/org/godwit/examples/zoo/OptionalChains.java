package org.godwit.examples.zoo;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Chains of Optional, kept in locals and fields between the loops of their lambdas.
@SuppressWarnings("LoopOverCharArray") // on purpose
public final class OptionalChains {
    private OptionalChains() {}

    private Optional<String> last = Optional.empty();

    private static final Map<String, String> PARENT =
            Map.of("leaf", "twig", "twig", "branch", "branch", "trunk");

    private static int vowels(String word) {
        int count = 0;
        for (char c : word.toCharArray()) {
            count += "aeiou".indexOf(c) >= 0 ? 1 : 0;
        }
        return count;
    }

    private Optional<String> up(String word) {
        Optional<String> parent = Optional.ofNullable(PARENT.get(word));
        for (int i = 0; i < 2; i++) {
            last = last.or(() -> parent).filter(w -> vowels(w) < 2);
        }
        return parent;
    }

    public static void main(String[] argv) {
        OptionalChains tree = new OptionalChains();
        for (String word : new String[] {"leaf", "twig", "branch", "trunk", "root"}) {
            Optional<String> two = tree.up(word).flatMap(tree::up);
            OptionalInt count =
                    two.isPresent() ? OptionalInt.of(vowels(two.get())) : OptionalInt.empty();
            String text = two.map(w -> w + vowels(w)).orElseGet(() -> "none" + vowels(word));
            System.out.println(
                    word + " " + two + " " + count + " " + text + " " + tree.last.orElse("-"));
        }
    }
}
