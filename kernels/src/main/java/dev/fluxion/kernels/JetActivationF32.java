package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;

/**
 * Activations of jets, forward and reverse, for tensors laid out {@code [feature][channel][point]}: the row of feature j and channel c
 * begins at {@code offset + j * featureStride + c * channelStride} and holds n points, a multiple of {@link LanesF32#LENGTH}. Rules of the
 * common shape (value, first derivatives, sums of second derivatives) take a kernel of their own; all others walk the table.
 */
public final class JetActivationF32 {
    private JetActivationF32() {}

    /** Elements of scratch space that {@link #forward} and {@link #backward} need. */
    public static int scratch(JetRules rules, int n) {
        return (rules.order + 2) * LanesF32.stride(n) + rules.channels * LENGTH;
    }

    /**
     * {@code y_c = Σ coefficient · f_order · Π h_factor} for each feature and point, h the rows of z. Modified: y, scratch. Not modified: z,
     * which must not overlap y.
     */
    public static void forward(
            JetRules rules,
            Activation activation,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            int featureStride,
            int channelStride,
            int features,
            int n,
            float[] scratch,
            int scratchOff) {
        assert n % LENGTH == 0 : n;
        SecondOrderRules common = rules.secondOrder.orElse(null);
        for (int j = 0; j < features; j++) {
            int zAt = zOff + j * featureStride;
            int yAt = yOff + j * featureStride;
            if (common != null) {
                JetSecondOrderF32.forward(common, activation, z, zAt, y, yAt, channelStride, n, scratch, scratchOff);
            } else {
                JetTableF32.forward(rules, activation, z, zAt, y, yAt, channelStride, n, scratch, scratchOff);
            }
        }
    }

    /**
     * The adjoint of {@link #forward}: {@code h̄_β = Σ ȳ_c · coefficient · f_order · ∂(Π h_factor)/∂h_β} for β > 0, and
     * {@code h̄_0 = Σ ȳ_c · coefficient · (order+1) · f_{order+1} · Π h_factor}. Modified: zAdjoint (overwritten; may be yAdjoint at the same
     * offset), scratch. Not modified: z, y = the result of {@link #forward}.
     */
    public static void backward(
            JetRules rules,
            Activation activation,
            float[] z,
            int zOff,
            float[] y,
            int yOff,
            float[] yAdjoint,
            int yaOff,
            float[] zAdjoint,
            int zaOff,
            int featureStride,
            int channelStride,
            int features,
            int n,
            float[] scratch,
            int scratchOff) {
        assert n % LENGTH == 0 : n;
        SecondOrderRules common = rules.secondOrder.orElse(null);
        for (int j = 0; j < features; j++) {
            int zAt = zOff + j * featureStride;
            int yAt = yOff + j * featureStride;
            int yaAt = yaOff + j * featureStride;
            int zaAt = zaOff + j * featureStride;
            if (common != null) {
                JetSecondOrderF32.backward(
                        common,
                        activation,
                        z,
                        zAt,
                        y,
                        yAt,
                        yAdjoint,
                        yaAt,
                        zAdjoint,
                        zaAt,
                        channelStride,
                        n,
                        scratch,
                        scratchOff);
            } else {
                JetTableF32.backward(
                        rules,
                        activation,
                        z,
                        zAt,
                        y,
                        yAt,
                        yAdjoint,
                        yaAt,
                        zAdjoint,
                        zaAt,
                        channelStride,
                        n,
                        scratch,
                        scratchOff);
            }
        }
    }
}
