package dev.fluxion.examples.reference;

/**
 * u_t + u u_x = ν u_xx on [-1, 1], u(x, 0) = -sin πx, u(±1, t) = 0, ν = 0.01/π, by the Cole–Hopf transform:
 *
 * <pre>
 *   u(x, t) = -∫ sin(πy) F(y) e^{-z²} dz / ∫ F(y) e^{-z²} dz,   F(y) = exp(-cos(πy)/(2πν)),   y = x - 2√(νt) z
 * </pre>
 *
 * The integrands are entire and decay like a Gaussian, so the trapezoidal rule converges faster than any power of its step
 * (Trefethen and Weideman 2014). Source: Cole 1951, Hopf 1950; Basdevant et al. 1986 use it for this very problem.
 */
final class Burgers {
    static final double NU = 0.01 / Math.PI;

    /** Beyond it e^{-z²} is less than F's whole range e^{±50} can make up for. */
    private static final double REACH = 16;

    private Burgers() {}

    /**
     * u(x, t).
     *
     * @param nodes number of steps of the trapezoidal rule over z in [-16, 16]
     */
    static double value(double x, double t, int nodes) {
        if (t == 0) {
            return -Math.sin(Math.PI * x);
        }
        double width = 2 * Math.sqrt(NU * t);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= nodes; i++) {
            largest = Math.max(largest, exponent(x, width, z(i, nodes)));
        }
        double above = 0;
        double below = 0;
        for (int i = 0; i <= nodes; i++) {
            double z = z(i, nodes);
            double weight = Math.exp(exponent(x, width, z) - largest);
            above += Math.sin(Math.PI * (x - width * z)) * weight;
            below += weight;
        }
        return -above / below;
    }

    private static double z(int i, int nodes) {
        return REACH * (2.0 * i / nodes - 1);
    }

    private static double exponent(double x, double width, double z) {
        return -Math.cos(Math.PI * (x - width * z)) / (2 * Math.PI * NU) - z * z;
    }
}
