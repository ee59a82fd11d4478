package org.godwit.examples.zoo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// BigInteger and BigDecimal: factorials, a power tower modulo a prime, digits of e.
public final class BigFactorial {
    private BigFactorial() {}

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return product;
    }

    public static void main(String[] argv) {
        MathContext context = new MathContext(40);
        BigDecimal e = BigDecimal.ONE;
        BigInteger prime = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
        for (int n = 1; n <= 25; n++) {
            BigInteger f = factorial(n);
            e = e.add(BigDecimal.ONE.divide(new BigDecimal(f), context));
            if (n % 5 == 0) {
                System.out.println(
                        f + " " + BigInteger.valueOf(n).modPow(f, prime) + " " + f.bitLength());
            }
        }
        System.out.println(e.round(context));
    }
}
