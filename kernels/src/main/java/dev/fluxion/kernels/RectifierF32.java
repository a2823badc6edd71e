package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** The rectified linear unit on a row of n elements, n a multiple of {@link LanesF32#LENGTH}. */
public final class RectifierF32 {
    private RectifierF32() {}

    /** {@code y_i = max(x_i, 0)}, NaN where x is. Modified: y, which may be x. */
    public static void forward(float[] x, int xOff, float[] y, int yOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, x, xOff + j).max(0f).intoArray(y, yOff + j);
        }
    }

    /** {@code dx_i = y_i > 0 ? dy_i : 0} with y from {@link #forward}: the derivative at 0 is 0. Modified: dx, which may be dy. Not modified: y. */
    public static void adjoint(float[] y, int yOff, float[] dy, int dyOff, float[] dx, int dxOff, int n) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int j = 0; j < n; j += LENGTH) {
            zero.blend(
                            FloatVector.fromArray(SPECIES, dy, dyOff + j),
                            FloatVector.fromArray(SPECIES, y, yOff + j).compare(VectorOperators.GT, 0f))
                    .intoArray(dx, dxOff + j);
        }
    }
}
