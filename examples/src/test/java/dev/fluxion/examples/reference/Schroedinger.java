package dev.fluxion.examples.reference;

/** i h_t + ½ h_xx + |h|² h = 0 for h = u + iv, periodic, h(x, 0) = 2 sech x. */
final class Schroedinger {
    private Schroedinger() {}

    /** The problem on [-reach, reach]; the example has a reach of 5. */
    static PeriodicEvolution evolution(double reach) {
        return new PeriodicEvolution(
                -reach,
                reach,
                k -> new Complex(0, -0.5 * k * k),
                Schroedinger::cubic,
                x -> new Complex(2 / Math.cosh(x), 0));
    }

    /**
     * The values h(-reach + 2·reach·j/n, m·duration/outputs), at [m][j], by splitting: h_t = ½ i h_xx is a rotation of each
     * Fourier coefficient, h_t = i |h|² h a rotation of each value, and Yoshida's triple jump (1990) makes alternating them
     * fourth order. The kink where the ends meet never smooths out; this method suffers from it much less than ETDRK4 does.
     *
     * @param n points, a power of two
     * @param steps time steps between two outputs
     */
    static ComplexArray[] split(double reach, int n, double duration, int outputs, int steps) {
        PeriodicEvolution problem = evolution(reach);
        Fft fft = new Fft(n);
        double h = duration / outputs / steps;
        double outer = 1 / (2 - Math.cbrt(2));
        double[] jumps = {outer * h, (1 - 2 * outer) * h, outer * h};
        ComplexArray[] values = new ComplexArray[outputs + 1];
        values[0] = problem.initialValues(n);
        ComplexArray w = problem.initialCoefficients(n);
        fft.inverse(w.re(), w.im());
        for (int m = 1; m <= outputs; m++) {
            for (int step = 0; step < steps; step++) {
                for (double jump : jumps) {
                    rotateValues(w, jump / 2);
                    fft.forward(w.re(), w.im());
                    for (int j = 0; j < n; j++) {
                        double k = problem.waveNumber(j, n);
                        rotate(w, j, -0.5 * k * k * jump);
                    }
                    fft.inverse(w.re(), w.im());
                    rotateValues(w, jump / 2);
                }
            }
            values[m] = w.copy();
        }
        return values;
    }

    private static void rotateValues(ComplexArray h, double time) {
        for (int j = 0; j < h.length(); j++) {
            rotate(h, j, time * (h.re()[j] * h.re()[j] + h.im()[j] * h.im()[j]));
        }
    }

    private static void rotate(ComplexArray h, int j, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double re = h.re()[j];
        h.re()[j] = c * re - s * h.im()[j];
        h.im()[j] = c * h.im()[j] + s * re;
    }

    /** i |h|² h. */
    private static void cubic(ComplexArray h) {
        for (int j = 0; j < h.length(); j++) {
            double re = h.re()[j];
            double im = h.im()[j];
            double square = re * re + im * im;
            h.re()[j] = -square * im;
            h.im()[j] = square * re;
        }
    }
}
