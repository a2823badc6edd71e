package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each field a {@link SpectralSolution}, on two numbers of functions.
 *
 * @param problem linear, in one or two coordinates
 * @param residuals those of its equations and of all its conditions
 */
record SpectralMethod(Problem problem, ResidualGraph residuals) implements SecondMethod {
    /** Coefficients of all fields together: in two coordinates half a second, then three. */
    private static final int[] COEFFICIENTS = {600, 1100};

    private static final int MOST_ALONG_A_LINE = 64;

    /** Fewer functions along each coordinate say nothing, and more coefficients take too long. */
    private static final int MOST_FIELDS = 16;

    /** The method, if a problem is linear, in one or two coordinates, and nothing in its equations jumps. */
    static Optional<SpectralMethod> of(Problem problem, ResidualGraph residuals) {
        boolean fits = problem.dimension() <= 2
                && problem.fields().size() <= MOST_FIELDS
                && residuals.isLinear()
                && !jumps(problem);
        return fits ? Optional.of(new SpectralMethod(problem, residuals)) : Optional.empty();
    }

    /** Polynomials would agree with each other, and hold between the jumps. */
    private static boolean jumps(Problem problem) {
        List<Node> sides =
                problem.equations().stream().flatMap(e -> e.sides().stream()).toList();
        return Nodes.mentionsChoice(sides);
    }

    @Override
    public String name() {
        return "least squares on Chebyshev polynomials";
    }

    @Override
    public Stream<SecondSolution> solutions(PointSet points) {
        return Arrays.stream(COEFFICIENTS).mapToObj(coefficients -> {
            int each = coefficients / problem.fields().size();
            int functions = problem.dimension() == 1 ? Math.min(MOST_ALONG_A_LINE, each) : (int) Math.sqrt(each);
            return new SecondSolution(
                    "least squares on " + functions + " functions along each coordinate",
                    values(functions - functions / 6, points),
                    values(functions, points));
        });
    }

    private double[][] values(int functions, PointSet points) {
        SpectralSolution solution = SpectralSolution.of(residuals, problem.axes(), functions);
        return IntStream.range(0, problem.fields().size())
                .mapToObj(field -> solution.values(field, points.coordinates()))
                .toArray(double[][]::new);
    }
}
