package dev.fluxion.examples.reference;

/** u_t = 1e-4 u_xx + 5u - 5u³ on [-1, 1] × [0, 1], periodic, u(x, 0) = x² cos πx. */
final class AllenCahn {
    static final PeriodicEvolution EVOLUTION = new PeriodicEvolution(
            -1,
            1,
            k -> new Complex(-1e-4 * k * k + 5, 0),
            AllenCahn::cubic,
            x -> new Complex(x * x * Math.cos(Math.PI * x), 0));

    private AllenCahn() {}

    private static void cubic(ComplexArray u) {
        for (int j = 0; j < u.length(); j++) {
            double value = u.re()[j];
            u.re()[j] = -5 * value * value * value;
            u.im()[j] = 0;
        }
    }
}
