package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Channels of an image multiplied by numbers between 0 and 1: the excitation of squeeze-and-excite blocks (Hu, Shen and Sun, Squeeze-and-excitation
 * networks, 2018). Images are as in {@link ConvolutionF32}.
 */
public final class GateF32 {
    private GateF32() {}

    /** {@code y[i][c] = x[i][c]·σ(z[c])} with the logistic function σ. Modified: y, which may be x. Not modified: z. */
    public static void forward(
            int pixels, int channels, float[] x, int xOff, float[] z, int zOff, float[] y, int yOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector open = SigmoidsF32.logistic(FloatVector.fromArray(SPECIES, z, zOff + c));
            for (int i = 0; i < pixels; i++) {
                int at = i * lanes + c;
                FloatVector.fromArray(SPECIES, x, xOff + at).mul(open).intoArray(y, yOff + at);
            }
        }
    }

    /**
     * {@code dx[i][c] = dy[i][c]·σ(z[c])} and {@code dz[c] = σ'(z[c])·Σ_i dy[i][c]·x[i][c]}, the adjoint of {@link #forward}; the pixels are added in
     * their order. Modified: dx, which may be dy, and dz. Not modified: x, z.
     */
    public static void adjoint(
            int pixels,
            int channels,
            float[] x,
            int xOff,
            float[] z,
            int zOff,
            float[] dy,
            int dyOff,
            float[] dx,
            int dxOff,
            float[] dz,
            int dzOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector open = SigmoidsF32.logistic(FloatVector.fromArray(SPECIES, z, zOff + c));
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < pixels; i++) {
                int at = i * lanes + c;
                FloatVector d = FloatVector.fromArray(SPECIES, dy, dyOff + at);
                sum = d.fma(FloatVector.fromArray(SPECIES, x, xOff + at), sum);
                d.mul(open).intoArray(dx, dxOff + at);
            }
            sum.mul(open.sub(open.mul(open))).intoArray(dz, dzOff + c);
        }
    }
}
