package dev.fluxion.kernels;

/** Dropout (Srivastava et al., 2014) by the counter-based generator, so that what is dropped need not be stored. */
public final class DropoutF32 {
    private DropoutF32() {}

    /**
     * {@code y_i = 0} with probability p, else {@code x_i/(1 - p)}; which, is decided by number {@code counter + i} of the stream. The map is its own
     * adjoint. Modified: y, which may be x.
     *
     * @param probability p, 0 ≤ p &lt; 1
     */
    public static void apply(
            double probability, long seed, long stream, long counter, float[] x, int xOff, float[] y, int yOff, int n) {
        float kept = (float) (1 / (1 - probability));
        for (int i = 0; i < n; i++) {
            y[yOff + i] = Philox.uniform(seed, stream, counter + i) < probability ? 0 : kept * x[xOff + i];
        }
    }
}
