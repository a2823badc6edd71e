package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.kernels.ChannelProductsF32;

/** Derivatives of residuals with respect to the parameters of a dense layer, point by point. */
final class JacobianRowsF32 {
    private JacobianRowsF32() {}

    /**
     * J[w_oi][p] = Σ_c ḡ[o][c][p]·a[i][c][p] and J[b_o][p] = ḡ[o][0][p], where ḡ is the adjoint of the layer's output and a its input.
     *
     * @param panel row of parameter q at {@code at + q * stride}, n columns. Modified (overwritten).
     */
    static void write(
            Dense layer,
            int channels,
            int n,
            float[] g,
            int gOff,
            int gStride,
            float[] a,
            int aOff,
            int aStride,
            float[] panel,
            int at,
            int stride) {
        for (int o = 0; o < layer.outputs(); o++) {
            int go = gOff + o * gStride;
            for (int i = 0; i < layer.inputs(); i++) {
                int row = at + (layer.weights() + o * layer.inputs() + i) * stride;
                ChannelProductsF32.sum(channels, n, g, go, a, aOff + i * aStride, panel, row);
            }
            System.arraycopy(g, go, panel, at + (layer.biases() + o) * stride, n);
        }
    }
}
