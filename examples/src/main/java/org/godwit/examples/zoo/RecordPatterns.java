package org.godwit.examples.zoo;

/// Records taken apart in switches and conditions, nested and with `var`.
@SuppressWarnings({"AvoidCommonTypeNames", "NarrowCalculation"}) // on purpose
public final class RecordPatterns {
    private RecordPatterns() {}

    private sealed interface Term {}

    private record Number(long value) implements Term {}

    private record Sum(Term left, Term right) implements Term {}

    private record Product(Term left, Term right) implements Term {}

    private record Negative(Term inner) implements Term {}

    private static Term simplify(Term term) {
        return switch (term) {
            case Number n -> n;
            case Sum(Number(var a), Number(var b)) -> new Number(a + b);
            case Sum(var a, Number(long b)) when b == 0 -> simplify(a);
            case Sum(Term a, Term b) -> new Sum(simplify(a), simplify(b));
            case Product(Number(var a), var b) when a == 1 -> simplify(b);
            case Product(Number(var a), Number(var b)) -> new Number(a * b);
            case Product(Term a, Term b) -> new Product(simplify(a), simplify(b));
            case Negative(Negative(var inner)) -> simplify(inner);
            case Negative(Number(var a)) -> new Number(-a);
            case Negative(var inner) -> new Negative(simplify(inner));
        };
    }

    public static void main(String[] argv) {
        Term term = new Number(3);
        for (int i = 0; i < 4; i++) {
            term =
                    new Sum(
                            new Product(new Number(i), term),
                            new Negative(new Negative(new Number(i * i))));
        }
        int rounds = 0;
        while (!(term instanceof Number(long value) && value > 0) && rounds < 12) {
            term = simplify(term);
            rounds++;
            System.out.println(rounds + " " + term);
        }
    }
}
