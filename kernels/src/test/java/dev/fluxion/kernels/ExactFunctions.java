package dev.fluxion.kernels;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Elementary functions to some 35 digits: {@link StrictMath} promises no more than 1 to 2.5 units in the last place. Exponential, sine and cosine are
 * Taylor series of a small part of their argument; inverse functions are one Newton step from the digits of StrictMath.
 */
final class ExactFunctions {
    private static final MathContext DIGITS = new MathContext(45);
    private static final int HALVINGS = 12;

    private ExactFunctions() {}

    static BigDecimal exp(double x) {
        return exp(big(x));
    }

    static BigDecimal log(double x) {
        return log(big(x), StrictMath.log(x));
    }

    static BigDecimal pow(double a, double b) {
        return exp(log(big(a), StrictMath.log(a)).multiply(big(b)));
    }

    static BigDecimal sinh(double x) {
        BigDecimal e = exp(big(x));
        return e.subtract(inverse(e)).multiply(big(0.5));
    }

    static BigDecimal cosh(double x) {
        BigDecimal e = exp(big(x));
        return e.add(inverse(e)).multiply(big(0.5));
    }

    static BigDecimal tanh(double x) {
        BigDecimal square = exp(big(x).multiply(big(2)));
        return square.subtract(big(1)).divide(square.add(big(1)), DIGITS);
    }

    static BigDecimal sin(double x) {
        return sineAndCosine(big(x))[0];
    }

    static BigDecimal cos(double x) {
        return sineAndCosine(big(x))[1];
    }

    static BigDecimal tan(double x) {
        BigDecimal[] both = sineAndCosine(big(x));
        return both[0].divide(both[1], DIGITS);
    }

    static BigDecimal asin(double x) {
        BigDecimal start = big(StrictMath.asin(x));
        BigDecimal[] both = sineAndCosine(start);
        return both[1].signum() == 0
                ? start
                : start.subtract(both[0].subtract(big(x)).divide(both[1], DIGITS));
    }

    static BigDecimal acos(double x) {
        BigDecimal start = big(StrictMath.acos(x));
        BigDecimal[] both = sineAndCosine(start);
        return Math.abs(x) == 1 ? start : start.add(both[1].subtract(big(x)).divide(both[0], DIGITS));
    }

    /** With s and c of the start, {@code tan(start) - x = (s - x c)/c} and the slope is {@code 1/c²}. */
    static BigDecimal atan(double x) {
        BigDecimal start = big(StrictMath.atan(x));
        BigDecimal[] both = sineAndCosine(start);
        BigDecimal step = both[0].subtract(both[1].multiply(big(x))).multiply(both[1]);
        return start.subtract(step);
    }

    private static BigDecimal big(double x) {
        return new BigDecimal(x);
    }

    private static BigDecimal inverse(BigDecimal x) {
        return BigDecimal.ONE.divide(x, DIGITS);
    }

    private static BigDecimal exp(BigDecimal x) {
        int halvings = HALVINGS + Math.max(0, Math.getExponent(x.doubleValue()));
        BigDecimal value = sumOfPowers(x.divide(BigDecimal.TWO.pow(halvings), DIGITS), 0, 1, 1);
        for (int i = 0; i < halvings; i++) {
            value = value.multiply(value, DIGITS);
        }
        return value;
    }

    private static BigDecimal log(BigDecimal x, double digits) {
        BigDecimal start = big(digits);
        BigDecimal e = exp(start);
        BigDecimal step = x.subtract(e).divide(x.add(e), DIGITS);
        return start.add(step.multiply(BigDecimal.TWO), DIGITS);
    }

    private static BigDecimal[] sineAndCosine(BigDecimal x) {
        int halvings = HALVINGS + Math.max(0, Math.getExponent(x.doubleValue()));
        BigDecimal part = x.divide(BigDecimal.TWO.pow(halvings), DIGITS);
        BigDecimal sine = sumOfPowers(part, 1, 2, -1);
        BigDecimal cosine = sumOfPowers(part, 0, 2, -1);
        for (int i = 0; i < halvings; i++) {
            BigDecimal product = sine.multiply(cosine, DIGITS);
            cosine = cosine.multiply(cosine).subtract(sine.multiply(sine), DIGITS);
            sine = product.multiply(BigDecimal.TWO);
        }
        return new BigDecimal[] {sine, cosine};
    }

    /** {@code Σ sign^i x^n/n!} over n = first, first + step, …. */
    private static BigDecimal sumOfPowers(BigDecimal x, int first, int step, int sign) {
        BigDecimal term = first == 0 ? BigDecimal.ONE : x;
        BigDecimal sum = term;
        for (int n = first + step; n < 30; n += step) {
            for (int k = n - step + 1; k <= n; k++) {
                term = term.multiply(x).divide(BigDecimal.valueOf(k), DIGITS);
            }
            term = sign < 0 ? term.negate() : term;
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }
}
