package dev.fluxion.examples.reference;

import java.util.function.DoubleFunction;

/**
 * u_t = L u + N(u) on the periodic interval [lower, upper], by a Fourier pseudo-spectral method and {@link Etdrk4}.
 *
 * @param symbol wave number κ ↦ the value of L on exp(iκx)
 * @param initial x ↦ u(x, 0)
 */
record PeriodicEvolution(
        double lower,
        double upper,
        DoubleFunction<Complex> symbol,
        Etdrk4.Nonlinearity nonlinearity,
        DoubleFunction<Complex> initial) {

    /**
     * The values u(lower + j·(upper - lower)/n, m·duration/outputs), at [m][j].
     *
     * @param n points, a power of two
     * @param steps time steps between two outputs
     */
    ComplexArray[] solve(int n, double duration, int outputs, int steps) {
        Fft fft = new Fft(n);
        ComplexArray linear = new ComplexArray(n);
        for (int j = 0; j < n; j++) {
            Complex l = symbol.apply(waveNumber(j, n));
            linear.re()[j] = l.re();
            linear.im()[j] = l.im();
        }
        ComplexArray w = initialCoefficients(n);
        ComplexArray[] values = new ComplexArray[outputs + 1];
        values[0] = initialValues(n);
        Etdrk4 method = new Etdrk4(fft, linear, nonlinearity, duration / outputs / steps);
        for (int m = 1; m <= outputs; m++) {
            for (int step = 0; step < steps; step++) {
                method.step(w);
            }
            values[m] = w.copy();
            fft.inverse(values[m].re(), values[m].im());
        }
        return values;
    }

    /** u(x, 0) at n points. */
    ComplexArray initialValues(int n) {
        ComplexArray values = new ComplexArray(n);
        for (int j = 0; j < n; j++) {
            Complex value = initial.apply(lower + j * (upper - lower) / n);
            values.re()[j] = value.re();
            values.im()[j] = value.im();
        }
        return values;
    }

    /**
     * The n lowest Fourier coefficients of u(x, 0), scaled as those of n points. They come from a grid many times finer,
     * because a kink where the ends meet makes the coefficients fall so slowly that aliasing would be the largest error.
     */
    ComplexArray initialCoefficients(int n) {
        int finer = 64;
        ComplexArray all = initialValues(finer * n);
        new Fft(finer * n).forward(all.re(), all.im());
        ComplexArray lowest = new ComplexArray(n);
        for (int j = 0; j < n; j++) {
            int from = j < n / 2 ? j : j + (finer - 1) * n;
            lowest.re()[j] = j == n / 2 ? 0 : all.re()[from] / finer;
            lowest.im()[j] = j == n / 2 ? 0 : all.im()[from] / finer;
        }
        return lowest;
    }

    /** κ of coefficient j in the order of the transform. */
    double waveNumber(int j, int n) {
        return 2 * Math.PI / (upper - lower) * (j <= n / 2 ? j : j - n);
    }
}
