package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.Support;
import java.nio.file.Path;
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
        double sum = 0;
        for (int p = 0; p < only.points().count(); p++) {
            sum += value(only.summand(), only.points(), p);
        }
        return sum;
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

    @Test
    void aConstraintInTimeIsNotBuiltYet() {
        Pde.Compilation compiled = Pde.compile(
                "a.pde",
                "domain x in [0, 1]\ntime t in [0, 1]\nunknown u\neq u_t = u_xx\nic u = 0\nbc u = 0 on boundary\n"
                        + "constraint integral(u) = 0\n",
                CompileOptions.in(Path.of(".")));
        assertEquals(Code.E0901, compiled.diagnostics().getFirst().code());
    }
}
