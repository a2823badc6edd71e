package dev.fluxion.kernels;

/**
 * The smooth {@link Activation activations} of networks that need no derivatives by their inputs, on a row of n elements, n a multiple of
 * {@link LanesF32#LENGTH}.
 */
public final class UnitF32 {
    /** Elements between which values stay in the first-level cache. */
    private static final int STRIP = 512;

    private UnitF32() {}

    /** Elements of scratch that {@link #adjoint} needs. */
    public static int scratchLength() {
        return 2 * STRIP;
    }

    /** {@code y_i = f(x_i)}. Modified: y, which must not overlap x. Not modified: x. */
    public static void forward(Activation f, float[] x, int xOff, float[] y, int yOff, int n) {
        ActivationF32.taylor(f, x, xOff, n, 0, y, yOff, n);
    }

    /** {@code dx_i = f'(x_i)·dy_i}. Modified: dx, which may be dy, and scratch. Not modified: x. */
    public static void adjoint(
            Activation f, float[] x, int xOff, float[] dy, int dyOff, float[] dx, int dxOff, int n, float[] scratch) {
        for (int i = 0; i < n; i += STRIP) {
            int m = Math.min(STRIP, n - i);
            ActivationF32.taylor(f, x, xOff + i, m, 1, scratch, 0, STRIP);
            ElementwiseF32.multiply(scratch, STRIP, dy, dyOff + i, dx, dxOff + i, m);
        }
    }
}
