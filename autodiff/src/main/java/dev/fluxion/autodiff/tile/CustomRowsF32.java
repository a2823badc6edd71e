package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.tile.TileOp.Custom;
import java.util.Arrays;
import java.util.List;

/** Runs users' operators, which see f64 rows, on f32 rows. One per worker: it owns the conversion buffers. */
final class CustomRowsF32 {
    private final double[][][] arguments;
    private final double[][][] argumentAdjoints;
    private final double[] result;

    CustomRowsF32(List<TileOp> operations, int n) {
        int arity = operations.stream()
                .mapToInt(op -> op instanceof Custom c ? c.arguments().size() : 0)
                .max()
                .orElse(0);
        arguments = new double[arity + 1][][];
        argumentAdjoints = new double[arity + 1][][];
        for (int m = 1; m <= arity; m++) {
            arguments[m] = new double[m][n];
            argumentAdjoints[m] = new double[m][n];
        }
        result = new double[n];
    }

    void forward(Custom custom, float[] v, int base, int n) {
        double[][] inputs = load(custom, v, base, n);
        custom.op().value(inputs, result, n);
        int out = base + custom.out() * n;
        for (int p = 0; p < n; p++) {
            v[out + p] = (float) result[p];
        }
    }

    void adjoint(Custom custom, float[] v, int base, float[] g, int n) {
        double[][] inputs = load(custom, v, base, n);
        double[][] adjoints = argumentAdjoints[inputs.length];
        int out = custom.out() * n;
        for (int p = 0; p < n; p++) {
            result[p] = g[out + p];
        }
        for (double[] row : adjoints) {
            Arrays.fill(row, 0);
        }
        custom.op().adjoint(inputs, result, adjoints, n);
        for (int i = 0; i < inputs.length; i++) {
            int a = custom.arguments().get(i) * n;
            for (int p = 0; p < n; p++) {
                g[a + p] += (float) adjoints[i][p];
            }
        }
    }

    private double[][] load(Custom custom, float[] v, int base, int n) {
        double[][] inputs = arguments[custom.arguments().size()];
        for (int i = 0; i < inputs.length; i++) {
            int a = base + custom.arguments().get(i) * n;
            for (int p = 0; p < n; p++) {
                inputs[i][p] = v[a + p];
            }
        }
        return inputs;
    }
}
