package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;

/**
 * Activations of jets, forward and reverse, for tensors laid out {@code [feature][channel][point]}: the row of feature j and channel c
 * begins at {@code offset + j * featureStride + c * channelStride} and holds n points, a multiple of {@link LanesF32#LENGTH}. Rules of the
 * common shapes (value, first derivatives, sums of second derivatives; all second derivatives in two or three variables; pure derivatives up to the fourth) take kernels of their own; all others walk the table.
 *
 * <p>Both methods decide everything about a feature themselves, and are thereby longer than what HotSpot inlines (325 bytes of bytecode). That is wanted:
 * they are compiled on their own, with nothing but the kernels they use. Inside a larger method, C2 runs out of nodes, and vectors go through
 * the heap.
 */
public final class JetActivationF32 {
    private JetActivationF32() {}

    /** Elements of scratch space that {@link #forward} and {@link #backward} need. */
    public static int scratch(JetRules rules, int n) {
        return (rules.order + 2) * LanesF32.stride(n) + JetTableF32.scratch(rules);
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
        int fStride = LanesF32.stride(n);
        int order = rules.order;
        SecondOrderRules common = rules.secondOrder.orElse(null);
        ChainRules chains = rules.chains.orElse(null);
        float[] f = scratch;
        for (int j = 0; j < features; j++) {
            int zAt = zOff + j * featureStride;
            int yAt = yOff + j * featureStride;
            switch (activation) {
                case TANH -> ActivationF32.tanh(z, zAt, n, order, f, scratchOff, fStride);
                case SIN -> ActivationF32.sin(z, zAt, n, order, f, scratchOff, fStride);
                case GELU -> ActivationF32.gelu(z, zAt, n, order, f, scratchOff, fStride);
                case SILU -> ActivationF32.silu(z, zAt, n, order, f, scratchOff, fStride);
                case SOFTPLUS -> ActivationF32.softplus(z, zAt, n, order, f, scratchOff, fStride);
                case IDENTITY -> ActivationF32.identity(z, zAt, n, order, f, scratchOff, fStride);
            }
            System.arraycopy(f, scratchOff, y, yAt, n);
            if (chains != null) {
                JetChainF32.forward(chains, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
            } else if (common == null) {
                JetTableF32.forward(rules, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
            } else if (common.squaresF32.length > 0) {
                float[] s = common.squaresF32;
                switch (s.length) {
                    case 1 -> JetLaplacianF32.forward1(s, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
                    case 2 -> JetLaplacianF32.forward2(s, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
                    default -> JetLaplacianF32.forward3(s, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
                }
            } else if (common.hessian.length > 0) {
                int[] c = common.hessian;
                if (c.length == 3) {
                    JetHessianF32.forward2(c, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
                } else {
                    JetHessianF32.forward3(c, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
                }
            } else if (order > 0) {
                JetSecondOrderF32.forward(common, z, zAt, y, yAt, channelStride, n, f, scratchOff, fStride);
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
        int fStride = LanesF32.stride(n);
        int order = rules.order + 1;
        SecondOrderRules common = rules.secondOrder.orElse(null);
        ChainRules chains = rules.chains.orElse(null);
        float[] f = scratch;
        float[] g = yAdjoint;
        float[] h = zAdjoint;
        for (int j = 0; j < features; j++) {
            int zAt = zOff + j * featureStride;
            int yAt = yOff + j * featureStride;
            int gAt = yaOff + j * featureStride;
            int hAt = zaOff + j * featureStride;
            switch (activation) {
                case TANH -> ActivationF32.tanhSlopes(y, yAt, n, order, f, scratchOff, fStride);
                case SIN -> ActivationF32.sinSlopes(z, zAt, y, yAt, n, order, f, scratchOff, fStride);
                case GELU -> ActivationF32.gelu(z, zAt, n, order, f, scratchOff, fStride);
                case SILU -> ActivationF32.silu(z, zAt, n, order, f, scratchOff, fStride);
                case SOFTPLUS -> ActivationF32.softplus(z, zAt, n, order, f, scratchOff, fStride);
                case IDENTITY -> ActivationF32.identity(z, zAt, n, order, f, scratchOff, fStride);
            }
            if (chains != null) {
                JetChainF32.backward(chains, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
            } else if (common == null) {
                JetTableF32.backward(rules, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
            } else if (common.squaresF32.length > 0) {
                float[] s = common.squaresF32;
                switch (s.length) {
                    case 1 ->
                        JetLaplacianF32.backward1(s, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
                    case 2 ->
                        JetLaplacianF32.backward2(s, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
                    default ->
                        JetLaplacianF32.backward3(s, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
                }
            } else if (common.hessian.length > 0) {
                int[] c = common.hessian;
                if (c.length == 3) {
                    JetHessianF32.backward2(c, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
                } else {
                    JetHessianF32.backward3(c, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
                }
            } else if (order > 1) {
                JetSecondOrderF32.backward(common, z, zAt, g, gAt, h, hAt, channelStride, n, f, scratchOff, fStride);
            } else {
                ElementwiseF32.multiply(f, scratchOff + fStride, g, gAt, h, hAt, n);
            }
        }
    }
}
