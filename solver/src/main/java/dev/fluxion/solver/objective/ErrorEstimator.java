package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.metrics.RelativeErrors;
import dev.fluxion.solver.sampling.Sobol;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Estimates the error of a solution that nobody knows. Near the solution the error grows about as the square root of the loss, with a
 * factor that belongs to the problem. The run itself measures that factor: the fields of an earlier moment, when the loss was larger,
 * differ from those of now by about their error then. The loss is taken at points that training has not seen, so that a residual which is
 * small at the training points only does not count as an error that is small.
 */
public final class ErrorEstimator {
    /** A moment is kept whenever the loss has fallen by this factor. */
    private static final double FALL = 4;

    private static final int MOST_MOMENTS = 64;
    private static final int POINTS = 2048;

    /** How much larger the root of the loss of a moment must be, so that the difference of the fields is the error of then. */
    private static final double FAR = 3;

    /** Moments that the factor is taken from. */
    private static final int NEAREST = 5;

    private static final long SEED = 0x0e57_1a7eL;

    private final Problem problem;
    private final PinnObjective fresh;
    private final FieldEvaluator evaluator;
    private final List<Buffer> moments = new ArrayList<>();
    private double lowest = Double.POSITIVE_INFINITY;

    /** An estimator for one run. */
    public ErrorEstimator(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        this.problem = problem;
        fresh = new PinnObjective(
                residuals,
                problem,
                network,
                options.training(),
                new Sobol(),
                options.precision(),
                options.seed() ^ SEED,
                workers);
        PointSet points = Collocation.points(problem.interior(), problem.axes(), POINTS, new Sobol(), SEED, 0);
        List<Node> fields = IntStream.range(0, problem.fields().size())
                .mapToObj(f -> residuals.graph().field(f))
                .toList();
        evaluator = new FieldEvaluator(residuals, network, options.precision(), fields, points, workers);
    }

    /** Forgets what it heard, which does not compare with what follows. */
    public void restart() {
        moments.clear();
        lowest = Double.POSITIVE_INFINITY;
    }

    /** Hears about a step; keeps a copy of the parameters now and then. */
    public void step(double loss, Buffer parameters) {
        if (loss * FALL < lowest) {
            lowest = loss;
            if (moments.size() == MOST_MOMENTS) {
                moments.removeFirst();
            }
            moments.add(parameters.copy());
        }
    }

    /**
     * The largest relative L2 error of a field, in the mean about right; empty while the run is too young to tell.
     *
     * @param weights λ of the loss terms
     */
    public OptionalDouble relativeError(Buffer parameters, double[] weights) {
        double now = rootLoss(parameters, weights);
        double[][] fields = evaluator.rows(parameters);
        double[] factors = moments.reversed().stream()
                .map(moment -> new double[] {rootLoss(moment, weights), largestDifference(moment, fields)})
                .filter(pair -> pair[0] > FAR * now)
                .limit(NEAREST)
                .mapToDouble(pair -> pair[1] / pair[0])
                .sorted()
                .toArray();
        if (factors.length == 0 || !Double.isFinite(now)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(now * factors[factors.length / 2]);
    }

    /** The loss at points that training has not seen. */
    public double freshLoss(Buffer parameters, double[] weights) {
        return TrainingResult.loss(weights, fresh.values(parameters));
    }

    private double rootLoss(Buffer parameters, double[] weights) {
        return Math.sqrt(freshLoss(parameters, weights));
    }

    private double largestDifference(Buffer moment, double[][] fields) {
        return RelativeErrors.largest(problem.fields(), evaluator.rows(moment), fields, RelativeErrors.OF_COMPUTED);
    }
}
