package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.stablegrad.Elapsed;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The start of a linear problem in one coordinate, where the optimizers are chosen: hidden layers as they are drawn, and the output layer from linear least squares
 * (Huang, Zhu and Siew 2006; for differential equations Dwivedi and Srinivasan 2020). Twenty random functions of one coordinate form many a solution to some digits at once,
 * and curvature does the rest from there; where they do not, the run starts as any other.
 *
 * @param parameters of the network
 * @param training what is left to do: curvature alone, over the whole time
 * @param text what was done, for the user
 */
record LeastSquaresStart(Buffer parameters, Training training, String text) implements PreparedStart {
    /** What must be left of the loss of a network that is 0. */
    private static final double ENOUGH = 1e-6;

    /** Slopes and offsets of the first layer: its functions bend all over the domain, which is two units long for the network. */
    private static final double STEEPER = 2;

    /**
     * What is added to the diagonal of the normal equations, relative to its largest element: at the very minimum, with 1e-13, every third run ended at once, since rounding hid
     * what its line searches gained.
     */
    private static final double RIDGE = 1e-10;

    private static final int OFFSETS = 1 << 16; // numbers of one seed that no weight has

    /**
     * The start, if the problem is of the kind and the output layer brings the loss down by six powers of ten. It depends on the seed alone.
     *
     * @param residuals those to train on
     * @param network of the options
     */
    static Optional<LeastSquaresStart> of(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        Training training = options.training();
        boolean dense = training.stages().getLast() instanceof Stage.Bfgs; // whose matrix is as large as the one here
        boolean linear = problem.dimension() == 1
                && problem.unknowns() == problem.fields().size()
                && residuals.isLinear();
        if (!PreparedStart.chosen(options) || !dense || !linear) {
            return Optional.empty();
        }
        PinnObjective objective = Attempt.objective(problem, residuals, network, options, workers);
        Buffer parameters = hidden(network, options.seed());
        Buffer gradient = Buffer.allocate(Precision.F64, parameters.length());
        double zero = objective.valueAndGradient(parameters, gradient);
        if (!solve(objective, network.layers().getLast(), parameters, gradient, workers)) {
            return Optional.empty();
        }
        double solved = objective.valueAndGradient(parameters, gradient);
        if (!(solved <= ENOUGH * zero)) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "linear, in one coordinate: least squares for the output layer of a random network bring the loss from %.1e to %.1e, and curvature goes on from there",
                zero,
                solved);
        Training left = training.lastStageOnly();
        return Optional.of(new LeastSquaresStart(parameters, left, text));
    }

    @Override
    public InitialGuess guess(SolveListener listener) {
        return new InitialGuess(parameters, Elapsed.NOTHING);
    }

    /** A network that is 0: random hidden layers and no output. */
    private static Buffer hidden(Mlp network, long seed) {
        Buffer parameters = network.initialize(Precision.F64, Initialization.GLOROT, seed);
        Dense first = network.layers().getFirst();
        for (int i = first.weights(); i < first.biases(); i++) {
            parameters.set(i, STEEPER * parameters.get(i));
        }
        for (int i = 0; i < first.outputs(); i++) {
            parameters.set(first.biases() + i, STEEPER * (2 * Philox.uniform(seed, 0, OFFSETS + i) - 1));
        }
        return network.silent(parameters);
    }

    /** One Gauss–Newton step of the output layer, which is the solution where the residuals are linear in it. */
    private static boolean solve(
            PinnObjective objective, Dense last, Buffer parameters, Buffer gradient, Workers workers) {
        int n = parameters.length();
        int first = last.weights();
        int m = last.end() - first;
        Buffer matrix = Buffer.allocate(Precision.F64, n * n);
        objective.normalMatrix(parameters, matrix);
        double[] normal = new double[m * m];
        double[] step = new double[m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                normal[i * m + j] = matrix.get((first + i) * n + first + j);
            }
            step[i] = -gradient.get(first + i) / 2;
        }
        double largest = 0;
        for (int i = 0; i < m; i++) {
            largest = Math.max(largest, normal[i * m + i]);
        }
        CholeskyF64 cholesky = new CholeskyF64(m, workers);
        if (!cholesky.factor(normal, RIDGE * largest, normal, m)) {
            return false;
        }
        cholesky.solve(normal, m, step);
        for (int i = 0; i < m; i++) {
            parameters.set(first + i, parameters.get(first + i) + step[i]);
        }
        return Arrays.stream(step).allMatch(Double::isFinite);
    }
}
