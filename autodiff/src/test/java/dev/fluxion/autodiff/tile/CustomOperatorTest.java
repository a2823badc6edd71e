package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.custom.GradientCheck;
import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.graph.WaveFields;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A user's operator gives the same numbers as the expression that it stands for. */
class CustomOperatorTest {
    private final Graph g = new Graph(1);
    private final Node x = g.coordinate(0);
    private final Node u = g.field(0);
    private final Node ux = g.derivative(0, MultiIndex.unit(1, 0));

    private Node custom(Node a, Node b) {
        return g.custom(new Hypotenuse(), List.of(a, b));
    }

    private Node expression(Node a, Node b) {
        Node squares = g.add(g.multiply(a, a), g.multiply(g.constant(2), g.multiply(b, b)));
        return g.unary(UnaryFunction.SQRT, g.add(g.constant(1), squares));
    }

    @Test
    void theOperatorsOfThisTestPassTheGradientCheck() {
        double[][] points = {{0.3, -2}, {1, 1}, {-5, 0.1}};
        assertDoesNotThrow(() -> GradientCheck.check(new Hypotenuse(), points));
        assertDoesNotThrow(() -> GradientCheck.check(new Hypotenuse.Slope(0), points));
        assertDoesNotThrow(() -> GradientCheck.check(new Hypotenuse.Slope(1), points));
        for (int order = 0; order < 6; order++) {
            Gelu gelu = new Gelu(order);
            assertDoesNotThrow(() -> GradientCheck.check(gelu, new double[] {0.4}, new double[] {-2.5}));
        }
    }

    @Test
    void itsSymbolicDerivativesAreThoseOfTheExpression() {
        for (int order = 0; order <= 2; order++) {
            MultiIndex alpha = new MultiIndex(List.of(order));
            Node found = Differentiation.of(g, custom(g.multiply(x, u), ux), alpha);
            Node expected = Differentiation.of(g, expression(g.multiply(x, u), ux), alpha);
            for (double at : new double[] {-1.5, 0.2, 0.9}) {
                double[] point = {at};
                assertEquals(
                        Interpreter.evaluate(expected, point, new double[0], WaveFields.at(point)),
                        Interpreter.evaluate(found, point, new double[0], WaveFields.at(point)),
                        1e-12,
                        "order " + order);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theEngineRunsItForwardAndBackward(Precision precision) {
        double tolerance = precision == Precision.F64 ? 1e-13 : 2e-6;
        for (int n : new int[] {1, 7, 31, 207}) {
            Node flux = Differentiation.of(g, custom(u, g.multiply(x, u)), 0);
            Node fluxExpression = Differentiation.of(g, expression(u, g.multiply(x, u)), 0);
            double[] found = sumAndGradient(precision, g.add(flux, custom(x, u)), n);
            double[] expected = sumAndGradient(precision, g.add(fluxExpression, expression(x, u)), n);
            for (int i = 0; i < found.length; i++) {
                assertEquals(expected[i], found[i], tolerance * Math.max(1, Math.abs(expected[i])), "entry " + i);
            }
        }
    }

    private double[] sumAndGradient(Precision precision, Node residual, int n) {
        Mlp mlp = Mlp.of(List.of(x), List.of(5, 4), Activation.TANH, 1);
        Buffer parameters = mlp.initialize(precision, Initialization.TORCH, 3);
        Buffer gradient = Buffer.allocate(precision, mlp.parameters());
        TileProgram program =
                TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, residual, g.constant(1))));
        double[][] points = new double[1][n];
        for (int p = 0; p < n; p++) {
            points[0][p] = Math.sin(3 + p);
        }
        double[] sums = new double[1];
        try (Workers workers = new Workers(2)) {
            Engine engine = Engine.create(precision, List.of(program), 1, workers);
            engine.points(0, PointColumns.of(program, n, points, new double[0][]));
            engine.gradient(parameters, gradient, new double[] {1.0 / n}, sums);
        }
        double[] all = new double[mlp.parameters() + 1];
        System.arraycopy(gradient.toDoubles(), 0, all, 0, mlp.parameters());
        all[mlp.parameters()] = sums[0] / n;
        return all;
    }
}
