package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Sums over the pixels of one image, channel by channel; images are as in {@link ConvolutionF32}. The pixels are added in their order. */
public final class ChannelSumsF32 {
    private ChannelSumsF32() {}

    /** {@code s[c] += Σ_i x[i][c]}: the gradient of a bias. Modified: s. Not modified: x. */
    public static void add(int pixels, int channels, float[] x, int xOff, float[] s, int sOff) {
        int lanes = LanesF32.pad(channels);
        for (int c = 0; c < lanes; c += LENGTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = 0; i < pixels; i++) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, xOff + i * lanes + c));
            }
            FloatVector.fromArray(SPECIES, s, sOff + c).add(sum).intoArray(s, sOff + c);
        }
    }
}
