package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.Uncertainty;
import java.util.List;
import java.util.Optional;

/**
 * The covariance of inferred numbers. Near the solution the parameters follow the data linearly, δθ = H⁻¹·J₀ᵀ·e with H = JᵀJ of all weighted residuals, J₀ the
 * rows of the observations and e their noise, so that Cov = H⁻¹·(J₀ᵀ·Var(e)·J₀)·H⁻¹ (the sandwich form; Seber and Wild 1989, section 2.1, where all rows are
 * data). The variance of each observed term is that of its residuals, with as many degrees of freedom less as there are numbers.
 *
 * <p>A number is identifiable if the curvature of the loss along it that remains when all other parameters adapt, 1/(H⁻¹)ᵢᵢ, is a part of Hᵢᵢ that rounding
 * does not explain.
 */
public final class UncertaintyEstimate {
    /** What is added to the diagonal of H, relative to its largest element: the rounding of its sums. */
    private static final double RIDGE = 1e-14;

    /** Part of its curvature that a number must keep. */
    private static final double LEAST_CURVATURE = 1e-9;

    /** Parameters beyond which two n × n matrices (800 MB) are not worth it. */
    private static final int LARGEST = 7000;

    private final int n;
    private final int first;
    private final double[] h;
    private final double[] noise;

    private UncertaintyEstimate(PinnObjective objective, Mlp network, Buffer parameters) {
        n = network.parameters();
        first = network.scalarOffset();
        Buffer.F64 matrix = (Buffer.F64) Buffer.allocate(Precision.F64, n * n);
        Buffer.F64 observed = (Buffer.F64) Buffer.allocate(Precision.F64, n * n);
        objective.normalMatrix(parameters, matrix);
        objective.noiseMatrix(parameters, network.scalars(), observed);
        h = matrix.values();
        noise = observed.values();
    }

    /**
     * The uncertainty of a problem's numbers at {@code parameters}; empty where it has none, has no observations, or was trained in single precision or with too many
     * parameters.
     */
    public static Optional<Uncertainty> of(
            Problem problem, Mlp network, PinnObjective objective, Buffer parameters, Workers workers) {
        boolean possible = network.scalars() > 0
                && !problem.observations().isEmpty()
                && parameters.precision() == Precision.F64
                && network.parameters() <= LARGEST;
        return possible
                ? new UncertaintyEstimate(objective, network, parameters).estimate(problem, parameters, workers)
                : Optional.empty();
    }

    private Optional<Uncertainty> estimate(Problem problem, Buffer parameters, Workers workers) {
        List<Field> numbers = problem.fields().stream().filter(Field::isNumber).toList();
        int m = numbers.size();
        double[] curvature = new double[m];
        for (int i = 0; i < m; i++) {
            curvature[i] = h[(first + i) * n + first + i];
        }
        double ridge = RIDGE * ridgeScale();
        for (int i = 0; i < n; i++) {
            h[i * n + i] += ridge;
        }
        CholeskyF64 cholesky = new CholeskyF64(n, workers);
        if (!cholesky.factor(h, n)) {
            return Optional.empty();
        }
        double[][] columns = new double[m][n];
        for (int i = 0; i < m; i++) {
            columns[i][first + i] = 1;
            cholesky.solve(h, n, columns[i]);
        }
        double[] values = new double[m];
        double[][] covariance = new double[m][m];
        boolean[] identifiable = new boolean[m];
        for (int i = 0; i < m; i++) {
            Inferred inferred = numbers.get(i).inferred().orElseThrow();
            values[i] = inferred.value(parameters.get(first + i));
            identifiable[i] = 1 > LEAST_CURVATURE * curvature[i] * columns[i][first + i] && curvature[i] > ridge;
            double[] noisy = noiseTimes(columns[i]);
            for (int j = 0; j < m; j++) {
                double slopes = inferred.slope(parameters.get(first + i))
                        * numbers.get(j).inferred().orElseThrow().slope(parameters.get(first + j));
                covariance[i][j] = slopes * dot(noisy, columns[j]);
            }
        }
        return Optional.of(
                new Uncertainty(numbers.stream().map(Field::name).toList(), values, covariance, identifiable));
    }

    private double ridgeScale() {
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, h[i * n + i]);
        }
        return largest;
    }

    /** The symmetric noise matrix, of which the lower triangle is held, times a vector. */
    private double[] noiseTimes(double[] x) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                y[i] += noise[i * n + j] * x[j];
                y[j] += noise[i * n + j] * x[i];
            }
            y[i] += noise[i * n + i] * x[i];
        }
        return y;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
