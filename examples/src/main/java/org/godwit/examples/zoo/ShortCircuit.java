package org.godwit.examples.zoo;

/// `&&`, `||`, `?:` and `&`, `|`, `^` over calls: which calls are made, and in which order.
@SuppressWarnings({"OperatorPrecedence", "ShortCircuitBoolean"}) // on purpose
public final class ShortCircuit {
    private ShortCircuit() {}

    private static final StringBuilder ASKED = new StringBuilder();

    private static boolean ask(char who, int n) {
        ASKED.append(who);
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Echo.of(i);
        }
        return sum % 2 == 1;
    }

    private static int pick(int n) {
        return ask('p', n) ? ask('q', n + 1) ? 1 : 2 : ask('r', n + 2) || ask('s', n) ? 3 : 4;
    }

    public static void main(String[] argv) {
        for (int n = 0; n < 8; n++) {
            boolean and = ask('a', n) && ask('b', n + 1);
            boolean or = ask('c', n) || ask('d', 2) && !ask('e', n);
            boolean all = ask('f', n) & ask('g', 1) | ask('h', n + 1) ^ ask('i', 2);
            int chosen = and == or ? pick(n) + (all ? pick(n + 1) : 0) : -pick(n + 2);
            System.out.println(n + " " + and + " " + or + " " + all + " " + chosen + " " + ASKED);
            ASKED.setLength(0);
        }
    }
}
