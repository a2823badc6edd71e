package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.ElementwiseF64;
import dev.fluxion.kernels.LanesF64;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.SymmetricF64;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;

/** The N × N form: δ = Jᵀλ with (JJᵀ + μ·I)·λ = −r, which is the same δ. J is held, its rows padded to whole vectors with zeros. */
final class ResidualSystem implements DampedSystem {
    private final LeastSquaresObjective objective;
    private final int parameters;
    private final int rows;
    private final int stride;
    private final Buffer.F64 jacobian;
    private final Buffer.F64 residuals;
    private final double[] matrix;
    private final double[] factor;
    private final double[] multipliers;
    private final double[] sum;
    private final SymmetricF64 product;
    private final CholeskyF64 cholesky;

    ResidualSystem(LeastSquaresObjective objective, int parameters, Workers workers) {
        this.objective = objective;
        this.parameters = parameters;
        rows = objective.residuals();
        stride = LanesF64.pad(parameters);
        jacobian = (Buffer.F64) Buffer.allocate(Precision.F64, rows * stride);
        residuals = (Buffer.F64) Buffer.allocate(Precision.F64, rows);
        matrix = new double[rows * rows];
        factor = new double[rows * rows];
        multipliers = new double[rows];
        sum = new double[stride];
        product = new SymmetricF64(rows, workers);
        cholesky = new CholeskyF64(rows, workers);
    }

    @Override
    public void assemble(Buffer at) {
        objective.jacobian(at, jacobian, stride, residuals);
        Arrays.fill(matrix, 0);
        product.addRankK(stride, jacobian.values(), 0, stride, matrix, 0, rows);
    }

    @Override
    public double largestDiagonal() {
        Arrays.fill(sum, 0);
        for (int row = 0; row < rows; row++) {
            ElementwiseF64.multiplyAdd(
                    jacobian.values(), row * stride, jacobian.values(), row * stride, sum, 0, stride);
        }
        return Math.max(Double.MIN_NORMAL, Arrays.stream(sum).max().orElse(0));
    }

    @Override
    public boolean solve(double damping, double[] gradient, double[] step) {
        if (!cholesky.factor(matrix, damping, factor, rows)) {
            return false;
        }
        Arrays.setAll(multipliers, row -> -residuals.values()[row]);
        cholesky.solve(factor, rows, multipliers);
        Arrays.fill(sum, 0);
        for (int row = 0; row < rows; row++) {
            ElementwiseF64.addScaled(multipliers[row], jacobian.values(), row * stride, sum, 0, stride);
        }
        System.arraycopy(sum, 0, step, 0, parameters);
        return true;
    }
}
