package dev.fluxion.solver.objective;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.GemmF64;
import dev.fluxion.kernels.LanesF64;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;
import java.util.Optional;

/**
 * The least-squares problem of a run, linear in its n parameters near the solution: they follow the data as δθ = H⁻¹·J₀ᵀ·e with H = JᵀJ of all weighted
 * residuals, J₀ the rows of the observations and e their noise. A quantity with the gradient g then has the variance gᵀ·H⁻¹·N·H⁻¹·g with N = J₀ᵀ·Var(e)·J₀ (the
 * sandwich form; Seber and Wild 1989, section 2.1, where all rows are data). The variance of each observed term is that of its residuals, with as many
 * degrees of freedom less as the fit took from the data: the trace of H⁻¹·J₀ᵀ·J₀.
 */
final class LinearisedFit {
    /** What is added to the diagonal of H, relative to its largest element: the rounding of its sums. */
    private static final double RIDGE = 1e-14;

    /** Rows that are solved for at once while the trace is taken. */
    private static final int SLAB = 512;

    private final int n;
    private final Workers workers;
    private final CholeskyF64 cholesky;
    private final double[] curvature;
    private final double[] factor;
    private final double[] noise;
    private double ridge;

    private LinearisedFit(PinnObjective objective, Buffer parameters, Workers workers) {
        n = parameters.length();
        this.workers = workers;
        cholesky = new CholeskyF64(n, workers);
        Buffer.F64 matrix = (Buffer.F64) Buffer.allocate(Precision.F64, n * n);
        Buffer.F64 observed = (Buffer.F64) Buffer.allocate(Precision.F64, n * n);
        objective.normalMatrix(parameters, matrix);
        factor = matrix.values();
        noise = observed.values();
        curvature = new double[n];
        for (int i = 0; i < n; i++) {
            curvature[i] = factor[i * n + i];
        }
    }

    /**
     * The fit at {@code parameters}, which are f64; empty if H is singular beyond its rounding. Two n × n matrices.
     *
     * @param workers for this and for what is asked later
     */
    static Optional<LinearisedFit> at(PinnObjective objective, Buffer parameters, Workers workers) {
        LinearisedFit fit = new LinearisedFit(objective, parameters, workers);
        return fit.factor(objective, parameters) ? Optional.of(fit) : Optional.empty();
    }

    private boolean factor(PinnObjective objective, Buffer parameters) {
        ridge = RIDGE
                * Math.max(Double.MIN_NORMAL, Arrays.stream(curvature).max().orElseThrow());
        if (!cholesky.factor(factor, ridge, factor, n)) {
            return false;
        }
        Buffer observed = new Buffer.F64(noise);
        objective.observedMatrix(parameters, observed);
        mirror();
        double fitted = traceOfSolved();
        objective.noiseMatrix(parameters, fitted, observed);
        mirror();
        return true;
    }

    private void mirror() {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                noise[j * n + i] = noise[i * n + j];
            }
        }
    }

    private double traceOfSolved() {
        double[] rows = new double[Math.min(SLAB, n) * n];
        double trace = 0;
        for (int first = 0; first < n; first += SLAB) {
            int m = Math.min(SLAB, n - first);
            System.arraycopy(noise, first * n, rows, 0, m * n);
            solve(m, rows);
            for (int i = 0; i < m; i++) {
                trace += rows[i * n + first + i];
            }
        }
        return trace;
    }

    /** Element i of the diagonal of H. */
    double curvature(int i) {
        return curvature[i];
    }

    /** What was added to the diagonal of H. */
    double ridge() {
        return ridge;
    }

    /**
     * Replaces gradients g by H⁻¹·g.
     *
     * @param m gradients, rows of n elements. Modified.
     */
    void solve(int m, double[] rows) {
        cholesky.solveRows(factor, n, m, rows, 0, n);
    }

    /**
     * N·x of m rows x.
     *
     * @param rows Not modified.
     * @return rows of n elements
     */
    double[] noise(int m, double[] rows) {
        double[] products = new double[m * n];
        int whole = n - n % LanesF64.LENGTH;
        double[] scratch = LanesF64.rows(GemmF64.SCRATCH);
        GemmF64.nt(m, n, whole, rows, 0, n, noise, 0, n, products, 0, n, scratch);
        for (int i = 0; i < m; i++) {
            for (int j = whole; j < n; j++) {
                double x = rows[i * n + j];
                for (int k = 0; k < n; k++) {
                    products[i * n + k] += x * noise[j * n + k];
                }
            }
        }
        return products;
    }
}
