package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.GemmF32;
import dev.fluxion.kernels.JetActivationF32;
import dev.fluxion.kernels.JetRules;
import dev.fluxion.kernels.LanesF32;
import java.util.Arrays;
import java.util.List;

/**
 * Forward tangents of a tile program: the derivatives of all rows in one direction of the parameters. The derivative of an operation comes from its
 * adjoint with unit seeds, so that a new operation or activation needs no second rule: one seed for a row operation, one for each channel of an
 * activation.
 */
final class TangentSweepF32 {
    private final TileExecutorF32 executor;
    private final Mlp network;
    private final JetRules rules;
    private final int n;
    private final int channels;
    private final int stride;
    private final int before;
    private final int after;
    private final int size;

    TangentSweepF32(TileExecutorF32 executor) {
        this.executor = executor;
        network = executor.program().network();
        rules = executor.program().layout().rules();
        n = executor.points();
        channels = executor.program().channels();
        stride = executor.featureStride();
        before = LanesF32.START + LanesF32.line(executor.program().rows() * n);
        after = before + network.widest() * stride;
        size = after + network.widest() * stride;
    }

    /** Elements of the array of tangents, which rows begin. */
    int size() {
        return size;
    }

    /**
     * The tangents after {@link TileExecutorF32#forward} on the same workspace, whose adjoints are lost.
     *
     * @param direction as long as the parameters. Not modified.
     * @param tangents {@link #size} elements: row r is at r·n. Modified (overwritten).
     */
    void run(float[] parameters, float[] direction, TileExecutorF32.Workspace w, float[] tangents) {
        Arrays.fill(tangents, 0, executor.program().rows() * n, 0f);
        for (TileOp operation : executor.program().operations()) {
            switch (operation) {
                case TileOp.Gemm(int layer) -> dense(layer, parameters, direction, w, tangents);
                case TileOp.JetActivation(int layer) -> activation(layer, w, tangents);
                case TileOp.Unary(var f, int a, int out) -> row(operation, new int[] {a}, out, parameters, w, tangents);
                case TileOp.Binary(var f, int a, int b, int out) ->
                    row(operation, new int[] {a, b}, out, parameters, w, tangents);
                case TileOp.Scale(double c, int a, int out) ->
                    row(operation, new int[] {a}, out, parameters, w, tangents);
                case TileOp.Shift(double c, int a, int out) ->
                    row(operation, new int[] {a}, out, parameters, w, tangents);
                case TileOp.IntegerPower(int k, int a, int out) ->
                    row(operation, new int[] {a}, out, parameters, w, tangents);
                case TileOp.Select(var c, int left, int right, int then, int otherwise, int out) ->
                    row(operation, new int[] {then, otherwise}, out, parameters, w, tangents);
                case TileOp.Custom(var op, List<Integer> arguments, int out) ->
                    row(
                            operation,
                            arguments.stream().mapToInt(Integer::intValue).toArray(),
                            out,
                            parameters,
                            w,
                            tangents);
                case TileOp.JetInput input -> {}
                case TileOp.Load load -> {}
                case TileOp.Sum sum -> {}
                case TileOp.SumOfSquares squares -> {}
            }
        }
    }

    /** ż = W·ẏ + Ẇ·y + ḃ. */
    private void dense(
            int layer, float[] parameters, float[] direction, TileExecutorF32.Workspace w, float[] tangents) {
        Dense d = network.layers().get(layer);
        boolean last = layer == network.layers().size() - 1;
        int out = last ? 0 : before;
        int outStride = last ? channels * n : stride;
        int columns = channels * n;
        product(d, direction, w.values, executor.activationOffset(layer), tangents, out, outStride);
        if (layer > 0) {
            int scratch = executor.adjointScratch();
            product(d, parameters, tangents, after, w.adjoints, scratch, outStride);
            for (int o = 0; o < d.outputs(); o++) {
                ElementwiseF32.addScaled(
                        1f, w.adjoints, scratch + o * outStride, tangents, out + o * outStride, columns);
            }
        }
        for (int o = 0; o < d.outputs(); o++) {
            int at = out + o * outStride;
            ElementwiseF32.addScalar(direction[d.biases() + o], tangents, at, tangents, at, n);
        }
        for (int s = 0; last && s < network.scalars(); s++) {
            int row = (network.firstScalar() + s) * channels * n;
            Arrays.fill(tangents, row, row + n, direction[network.scalarOffset() + s]);
        }
    }

    private void product(Dense d, float[] weights, float[] y, int yOff, float[] z, int zOff, int zStride) {
        GemmF32.nn(
                d.outputs(),
                channels * n,
                d.inputs(),
                weights,
                d.weights(),
                d.inputs(),
                y,
                yOff,
                stride,
                z,
                zOff,
                zStride);
    }

    /** ẏ_c = Σ_j ∂y_c/∂z_j·ż_j: row c of the matrix is the adjoint of a unit seed in channel c. */
    private void activation(int layer, TileExecutorF32.Workspace w, float[] tangents) {
        int width = network.hidden().get(layer);
        int seeds = executor.adjointScratch();
        Arrays.fill(tangents, after, after + width * stride, 0f);
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < width; f++) {
                int seed = seeds + f * stride;
                Arrays.fill(w.adjoints, seed, seed + channels * n, 0f);
                Arrays.fill(w.adjoints, seed + c * n, seed + (c + 1) * n, 1f);
            }
            JetActivationF32.backward(
                    rules,
                    network.activation(),
                    w.values,
                    executor.preActivationOffset(layer),
                    w.values,
                    executor.activationOffset(layer + 1),
                    w.adjoints,
                    seeds,
                    w.adjoints,
                    seeds,
                    stride,
                    n,
                    width,
                    n,
                    w.scratch,
                    TileExecutorF32.SCRATCH);
            for (int f = 0; f < width; f++) {
                for (int j = 0; j < channels; j++) {
                    ElementwiseF32.multiplyAdd(
                            w.adjoints,
                            seeds + f * stride + j * n,
                            tangents,
                            before + f * stride + j * n,
                            tangents,
                            after + f * stride + c * n,
                            n);
                }
            }
        }
    }

    /** The tangent of a row: its partial derivatives times the tangents of its operands, none of them counted twice. */
    private void row(
            TileOp operation,
            int[] operands,
            int out,
            float[] parameters,
            TileExecutorF32.Workspace w,
            float[] tangents) {
        for (int operand : operands) {
            fill(w.adjoints, operand, 0f);
        }
        fill(w.adjoints, out, 1f);
        executor.adjoint(operation, parameters, w);
        for (int operand : Arrays.stream(operands).distinct().toArray()) {
            ElementwiseF32.multiplyAdd(
                    w.adjoints, executor.adjointRow(operand), tangents, operand * n, tangents, out * n, n);
        }
    }

    private void fill(float[] adjoints, int row, float value) {
        int at = executor.adjointRow(row);
        Arrays.fill(adjoints, at, at + n, value);
    }
}
