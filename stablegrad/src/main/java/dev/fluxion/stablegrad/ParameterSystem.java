package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;

/** The P × P matrix, factored by Cholesky. */
final class ParameterSystem implements DampedSystem {
    private final LeastSquaresObjective objective;
    private final int n;
    private final Buffer.F64 matrix;
    private final double[] factor;
    private final CholeskyF64 cholesky;

    ParameterSystem(LeastSquaresObjective objective, int parameters, Workers workers) {
        this.objective = objective;
        n = parameters;
        matrix = (Buffer.F64) Buffer.allocate(Precision.F64, n * n);
        factor = new double[n * n];
        cholesky = new CholeskyF64(n, workers);
    }

    @Override
    public void assemble(Buffer parameters) {
        objective.normalMatrix(parameters, matrix);
    }

    @Override
    public double largestDiagonal() {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, matrix.values()[i * n + i]);
        }
        return largest;
    }

    @Override
    public boolean solve(double damping, double[] gradient, double[] step) {
        if (!cholesky.factor(matrix.values(), damping, factor, n)) {
            return false;
        }
        Arrays.setAll(step, i -> -0.5 * gradient[i]);
        cholesky.solve(factor, n, step);
        return true;
    }
}
