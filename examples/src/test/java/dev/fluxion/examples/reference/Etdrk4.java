package dev.fluxion.examples.reference;

/**
 * w_t = L w + N(w) for the Fourier coefficients w of a periodic function, L diagonal, by the fourth-order exponential
 * Runge–Kutta method ETDRK4 (Cox and Matthews 2002). Its coefficients have removable singularities at 0 and are therefore
 * means over a circle around each value of L (Kassam and Trefethen 2005).
 */
final class Etdrk4 {
    /** A pointwise term of the equation. */
    @FunctionalInterface
    interface Nonlinearity {
        /** Replaces the n values of the function by those of the term. Modified. */
        void apply(ComplexArray values);
    }

    private static final int CIRCLE = 64;

    private final Fft fft;
    private final Nonlinearity nonlinearity;
    private final ComplexArray full;
    private final ComplexArray half;
    private final ComplexArray stage;
    private final ComplexArray first;
    private final ComplexArray middle;
    private final ComplexArray last;
    private final ComplexArray a;
    private final ComplexArray b;
    private final ComplexArray c;
    private final ComplexArray nw;
    private final ComplexArray na;
    private final ComplexArray nb;
    private final ComplexArray nc;

    /**
     * @param linear L for each of the n coefficients, in the order of the transform
     * @param h time step
     */
    Etdrk4(Fft fft, ComplexArray linear, Nonlinearity nonlinearity, double h) {
        int n = fft.length();
        this.fft = fft;
        this.nonlinearity = nonlinearity;
        full = new ComplexArray(n);
        half = new ComplexArray(n);
        stage = new ComplexArray(n);
        first = new ComplexArray(n);
        middle = new ComplexArray(n);
        last = new ComplexArray(n);
        a = new ComplexArray(n);
        b = new ComplexArray(n);
        c = new ComplexArray(n);
        nw = new ComplexArray(n);
        na = new ComplexArray(n);
        nb = new ComplexArray(n);
        nc = new ComplexArray(n);
        for (int k = 0; k < n; k++) {
            coefficients(k, new Complex(h * linear.re()[k], h * linear.im()[k]), h);
        }
    }

    private void coefficients(int k, Complex hl, double h) {
        put(full, k, hl.exp());
        put(half, k, hl.times(0.5).exp());
        Complex q = Complex.ZERO;
        Complex f1 = Complex.ZERO;
        Complex f2 = Complex.ZERO;
        Complex f3 = Complex.ZERO;
        for (int j = 0; j < CIRCLE; j++) {
            double angle = 2 * Math.PI * (j + 0.5) / CIRCLE;
            Complex z = hl.plus(new Complex(Math.cos(angle), Math.sin(angle)));
            Complex e = z.exp();
            Complex z2 = z.times(z);
            Complex z3 = z2.times(z);
            q = q.plus(z.times(0.5).exp().plus(-1).over(z));
            f1 = f1.plus(z.times(-1)
                    .plus(-4)
                    .plus(e.times(z.times(-3).plus(4).plus(z2)))
                    .over(z3));
            f2 = f2.plus(z.plus(2).plus(e.times(z.plus(-2))).over(z3));
            f3 = f3.plus(z2.times(-1)
                    .plus(z.times(-3))
                    .plus(-4)
                    .plus(e.times(z.times(-1).plus(4)))
                    .over(z3));
        }
        put(stage, k, q.times(h / CIRCLE));
        put(first, k, f1.times(h / CIRCLE));
        put(middle, k, f2.times(2 * h / CIRCLE));
        put(last, k, f3.times(h / CIRCLE));
    }

    private static void put(ComplexArray array, int k, Complex value) {
        array.re()[k] = value.re();
        array.im()[k] = value.im();
    }

    /** w(t) ← w(t + h). Modified. */
    void step(ComplexArray w) {
        evaluate(w, nw);
        a.product(half, w);
        c.copyFrom(a);
        a.addProduct(1, stage, nw);
        evaluate(a, na);
        b.copyFrom(c);
        b.addProduct(1, stage, na);
        evaluate(b, nb);
        c.product(half, a);
        c.addProduct(2, stage, nb);
        c.addProduct(-1, stage, nw);
        evaluate(c, nc);
        w.product(full, w);
        w.addProduct(1, first, nw);
        w.addProduct(1, middle, na);
        w.addProduct(1, middle, nb);
        w.addProduct(1, last, nc);
    }

    private void evaluate(ComplexArray coefficients, ComplexArray result) {
        result.copyFrom(coefficients);
        fft.inverse(result.re(), result.im());
        nonlinearity.apply(result);
        fft.forward(result.re(), result.im());
    }
}
