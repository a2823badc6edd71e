package dev.fluxion.solver.spectral;

import dev.fluxion.autodiff.graph.Linearity;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.IndependentCheck;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
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

    private SpectralCheck() {}

    /** Whether a problem is one that {@link #of} can look at: linear, in one or two coordinates, nothing to be inferred. */
    public static boolean applies(Problem problem) {
        return problem.dimension() <= 2
                && problem.unknowns() == problem.fields().size()
                && soft(problem).residuals().stream()
                        .allMatch(residual -> Linearity.of(residual.root()) != Linearity.NONLINEAR);
    }

    /** Whether it applies, and nothing else is known to compare with. */
    public static boolean wanted(Problem problem) {
        return problem.exact().isEmpty() && problem.references().isEmpty() && applies(problem);
    }

    /** The check of a model of a problem to which it {@link #applies}. */
    public static IndependentCheck of(Problem problem, TrainedModel model) {
        ResidualGraph residuals = soft(problem);
        Support inside = residuals.residuals().stream()
                .filter(residual -> residual.kind() == Residual.Kind.EQUATION)
                .map(Residual::support)
                .findFirst()
                .orElse(new Support.Interior(Optional.empty()));
        PointSet points = Collocation.points(inside, problem.axes(), POINTS, new Sobol(), SEED, 0);
        double[][] ours = fields(problem, model, points);
        IndependentCheck check = null;
        for (int coefficients : COEFFICIENTS) {
            int each = coefficients / ours.length;
            int functions = problem.dimension() == 1 ? Math.min(MOST_ALONG_A_LINE, each) : (int) Math.sqrt(each);
            check = check(residuals, problem.axes(), functions, points, ours);
            if (check.decides()) {
                break;
            }
        }
        return check;
    }

    private static double[][] fields(Problem problem, TrainedModel model, PointSet points) {
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

    private static IndependentCheck check(
            ResidualGraph residuals, List<Axis> axes, int functions, PointSet points, double[][] ours) {
        SpectralSolution finer = SpectralSolution.of(residuals, axes, functions);
        SpectralSolution coarser = SpectralSolution.of(residuals, axes, functions - functions / 6);
        double difference = 0;
        double uncertainty = 0;
        for (int f = 0; f < ours.length; f++) {
            double[] theirs = finer.values(f, points.coordinates());
            difference = Math.max(difference, relative(ours[f], theirs));
            uncertainty = Math.max(uncertainty, relative(coarser.values(f, points.coordinates()), theirs));
        }
        return new IndependentCheck(difference, uncertainty, functions);
    }

    /** Every condition as a residual: what the network has built in is checked too. */
    private static ResidualGraph soft(Problem problem) {
        return ResidualCompiler.compile(problem.withConditions(
                problem.conditions().stream().map(Condition::soft).toList()));
    }

    private static double relative(double[] a, double[] b) {
        double difference = 0;
        double size = 0;
        for (int p = 0; p < b.length; p++) {
            difference += (a[p] - b[p]) * (a[p] - b[p]);
            size += b[p] * b[p];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / size);
    }
}
