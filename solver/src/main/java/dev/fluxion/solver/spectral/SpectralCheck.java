package dev.fluxion.solver.spectral;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.IndependentCheck;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.metrics.RelativeErrors;
import dev.fluxion.solver.sampling.Sobol;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares a trained model with a {@link SpectralSolution} of its problem. */
public final class SpectralCheck {
    private static final long SEED = 0x0dd_0b5eL;
    private static final int POINTS = 2048;

    /** Coefficients of all fields together, tried in turn until one decides: in two coordinates half a second, then three. */
    private static final int[] COEFFICIENTS = {600, 1100};

    private static final int MOST_ALONG_A_LINE = 64;

    /** Fewer functions along each coordinate say nothing, and more coefficients take too long. */
    private static final int MOST_FIELDS = 16;

    private final Problem problem;
    private final ResidualGraph residuals;

    private SpectralCheck(Problem problem, ResidualGraph residuals) {
        this.problem = problem;
        this.residuals = residuals;
    }

    /** The check of a problem, if it is linear, in one or two coordinates, nothing in its equations jumps, and nothing is to be inferred. */
    public static Optional<SpectralCheck> of(Problem problem) {
        if (problem.dimension() > 2
                || jumps(problem)
                || problem.unknowns() < problem.fields().size()
                || problem.fields().size() > MOST_FIELDS) {
            return Optional.empty();
        }
        // Every condition as a residual: what the network has built in is checked too.
        ResidualGraph residuals = ResidualCompiler.compile(problem.withConditions(
                problem.conditions().stream().map(Condition::soft).toList()));
        return residuals.isLinear() ? Optional.of(new SpectralCheck(problem, residuals)) : Optional.empty();
    }

    /** Polynomials would agree with each other, and hold between the jumps. */
    private static boolean jumps(Problem problem) {
        List<Node> sides =
                problem.equations().stream().flatMap(e -> e.sides().stream()).toList();
        return Nodes.mentionsChoice(sides);
    }

    /** The same, if nothing is known about the solution to compare with instead. */
    public static Optional<SpectralCheck> ofUnknown(Problem problem) {
        return problem.exact().isEmpty() && problem.references().isEmpty() ? of(problem) : Optional.empty();
    }

    /** Compares a model of the problem with a solution by the other method. */
    public IndependentCheck compare(TrainedModel model) {
        PointSet points = Collocation.points(problem.interior(), problem.axes(), POINTS, new Sobol(), SEED, 0);
        double[][] ours = fields(model, points);
        IndependentCheck check = null;
        for (int coefficients : COEFFICIENTS) {
            int each = coefficients / ours.length;
            int functions = problem.dimension() == 1 ? Math.min(MOST_ALONG_A_LINE, each) : (int) Math.sqrt(each);
            check = compare(functions, points, ours);
            if (check.decides()) {
                break;
            }
        }
        return check;
    }

    private double[][] fields(TrainedModel model, PointSet points) {
        double[][] rows =
                IntStream.range(0, points.count()).mapToObj(points::point).toArray(double[][]::new);
        List<Node> nodes = IntStream.range(0, problem.fields().size())
                .mapToObj(field -> problem.graph().field(field))
                .toList();
        double[][] values = model.evaluate(nodes, rows);
        double[][] fields = new double[nodes.size()][values.length];
        for (int f = 0; f < fields.length; f++) {
            for (int p = 0; p < values.length; p++) {
                fields[f][p] = values[p][f];
            }
        }
        return fields;
    }

    private IndependentCheck compare(int functions, PointSet points, double[][] ours) {
        SpectralSolution finer = SpectralSolution.of(residuals, problem.axes(), functions);
        SpectralSolution coarser = SpectralSolution.of(residuals, problem.axes(), functions - functions / 6);
        double[][] theirs = values(finer, points, ours.length);
        double difference = RelativeErrors.largest(problem.fields(), ours, theirs, RelativeErrors.OF_COMPUTED);
        double uncertainty = RelativeErrors.largest(
                problem.fields(), values(coarser, points, ours.length), theirs, RelativeErrors.OF_COMPUTED);
        return new IndependentCheck(difference, uncertainty, functions);
    }

    private static double[][] values(SpectralSolution solution, PointSet points, int fields) {
        return IntStream.range(0, fields)
                .mapToObj(field -> solution.values(field, points.coordinates()))
                .toArray(double[][]::new);
    }
}
