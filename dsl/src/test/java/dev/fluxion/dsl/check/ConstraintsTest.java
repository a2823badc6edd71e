package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.Support;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Left minus right of a constraint for u = x²y, by the sum over its own points. */
class ConstraintsTest {
    private static final String SQUARE = """
            domain x in [0, 1], y in [0, 2]
            unknown u
            eq lap(u) = 2*y
            boundary top: y = 2
            boundary upper: y = 2, x = 1
            bc u = 0 on boundary
            """;

    private static double difference(String constraint) {
        Constraint only = Compiled.problem(SQUARE + "constraint " + constraint + "\n")
                .constraints()
                .getFirst();
        return sums(only).getFirst();
    }

    private static List<Double> sums(Constraint constraint) {
        return constraint.summands().stream()
                .map(summand -> IntStream.range(0, constraint.points().count())
                        .mapToDouble(p -> value(summand, constraint.points(), p))
                        .sum())
                .toList();
    }

    private static double value(Node node, Support.Points points, int p) {
        double x = points.coordinates()[0][p];
        double y = points.coordinates()[1][p];
        return switch (node) {
            case Node.Binary(var function, Node left, Node right) ->
                function.apply(value(left, points, p), value(right, points, p));
            case Node.Custom column -> {
                double[] values = new double[points.count()];
                column.op().value(new double[0][], values, values.length);
                yield values[p];
            }
            case Node.Derivative(int field, MultiIndex order) ->
                switch (10 * order.get(0) + order.get(1)) {
                    case 0 -> x * x * y;
                    case 1 -> x * x;
                    case 10 -> 2 * x * y;
                    default -> throw new AssertionError(order);
                };
            case Node.Normal(int axis) -> points.normals()[axis][p];
            case Node.Coordinate(int axis) -> points.coordinates()[axis][p];
            case Node.Constant(double constant) -> constant;
            case Node.Unary(var function, Node argument) -> function.apply(value(argument, points, p));
            case Node.Select select -> throw new AssertionError(select);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    integral(u) = 1               | -0.33333333333333333
                    mean(u) = 0                   | 0.33333333333333333
                    integral(u^2) = 0             | 0.53333333333333333
                    integral(u, top) = 0          | 0.66666666666666667
                    integral(u_y, top) = 0        | 0.33333333333333333
                    mean(u, upper) = 0            | 0.88888888888888889
                    integral(dn(u), upper) = 0    | 4.33333333333333333
                    integral(dn(u), boundary) = 0 | 4
                    2*integral(u) - mean(u)/2 = 1 | 0.16666666666666667
                    -(integral(u) + 1) = mean(u)  | -2
                    3 = integral(x)               | 2
                    """)
    void sumsOfIntegralsAndMeansAreTheClosedForms(String constraint, double expected) {
        assertEquals(expected, difference(constraint), 1e-12);
    }

    @Test
    void theResidualIsASumAndItsWeightIsTheRootOfTheStatedOne() {
        Pde.Compilation compiled = Pde.compile(
                "a.pde", SQUARE + "constraint gauge: mean(u) = 0 with weight = 9\n", CompileOptions.in(Path.of(".")));
        Residual last = compiled.residuals().orElseThrow().residuals().getLast();
        assertEquals("gauge", last.name());
        assertEquals(Residual.Kind.CONSTRAINT, last.kind());
        assertEquals(3, ((Node.Constant) last.weight()).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integral(u)^2 = 1",
                "integral(u)*mean(u) = 1",
                "integral(u) = x",
                "1/integral(u) = 2",
                "exp(integral(u)) = 1",
                "u = 1",
                "integral(u, top, top) = 1",
                "integral(u) = 1 with weight = x"
            })
    void whatIsNoSumOfIntegralsIsRefused(String constraint) {
        Pde.Compilation compiled =
                Pde.compile("a.pde", SQUARE + "constraint " + constraint + "\n", CompileOptions.in(Path.of(".")));
        assertEquals(1, compiled.diagnostics().size(), compiled.diagnostics()::toString);
    }

    /** With u = x²t: ∫u - t²/4 = t/3 - t²/4 at 16 instants. */
    @Test
    void inTimeThereIsASumForEachInstant() {
        Constraint only = Compiled.problem("""
                        domain x in [0, 1]
                        time   t in [0, 4]
                        unknown u
                        eq u_t = u_xx
                        ic u = 0
                        bc u = 0 on boundary
                        constraint integral(u) = t^2/4
                        """).constraints().getFirst();
        List<Double> sums = sums(only);
        assertEquals(16, sums.size());
        for (int i = 0; i < sums.size(); i++) {
            double t = 0.125 + 0.25 * i;
            assertEquals(t / 3 - t * t / 4, sums.get(i), 1e-12);
        }
    }

    /** With u = x²y the ends of x ∈ [0, 1] differ by -y in u and by -2y in u_x. */
    @Test
    void softPeriodsAskForTheSameAtOppositePoints() {
        List<Constraint> constraints = Compiled.problem("""
                        domain x in [0, 1], y in [0, 2]
                        unknown u
                        eq lap(u) = 2*y
                        bc u = 0 on boundary
                        periodic x soft
                        """).constraints();
        assertEquals(
                List.of("periodic.u", "periodic.u_x"),
                constraints.stream().map(Constraint::name).toList());
        for (int order = 0; order < 2; order++) {
            Constraint constraint = constraints.get(order);
            List<Double> sums = sums(constraint);
            assertEquals(64, sums.size());
            for (int pair = 0; pair < sums.size(); pair++) {
                double y = constraint.points().coordinates()[1][2 * pair];
                assertEquals(-(order + 1) * y, sums.get(pair), 1e-15);
            }
        }
    }

    /** Nothing runs along the ends of an interval. */
    @Test
    void softPeriodsOfAnIntervalAreOnePair() {
        Constraint value = Compiled.problem("domain x in [0, 1]\nunknown u\neq u - u_xx = 1\nperiodic x soft\n")
                .constraints()
                .getFirst();
        assertEquals("u(x = 0) = u(x = 1)", value.text());
        assertEquals(1, value.summands().size());
        assertEquals(2, value.points().count());
    }
}
