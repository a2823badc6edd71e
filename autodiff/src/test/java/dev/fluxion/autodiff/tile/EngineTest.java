package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against the network written out as a graph, against differences, and against itself with other thread counts. */
class EngineTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIN", "GELU", "SILU", "SOFTPLUS"})
    void sumsOfSquaresEqualTheInterpretedNetwork(Activation activation) {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(7, 5), activation, 1);
        for (Node residual : List.of(burgers(), wave(), laplaceSquared(), mixed())) {
            double[] sums = new double[1];
            Buffer parameters = mlp.initialize(Precision.F64, Initialization.AWARE, 3);
            try (Workers workers = new Workers(1)) {
                Engine engine = engine(Precision.F64, mlp, residual, 13, workers);
                engine.values(parameters, sums);
            }
            double expected = interpreted(mlp, parameters, residual, 13);
            assertEquals(expected, sums[0], 1e-11 * Math.max(1, expected), residual.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIN", "GELU", "SILU", "SOFTPLUS"})
    void gradientsEqualCentralDifferences(Activation activation) {
        Mlp mlp = Mlp.of(List.of(x, g.unary(UnaryFunction.COS, t)), List.of(6, 5), activation, 1);
        for (Node residual : List.of(burgers(), wave(), laplaceSquared(), mixed())) {
            Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 5);
            Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
            double[] sums = new double[1];
            try (Workers workers = new Workers(1)) {
                Engine engine = engine(Precision.F64, mlp, residual, 31, workers);
                engine.gradient(parameters, gradient, new double[] {0.5}, sums);
                for (int i = 0; i < mlp.parameters(); i++) {
                    double value = parameters.get(i);
                    double h = 1e-5;
                    parameters.set(i, value + h);
                    engine.values(parameters, sums);
                    double above = sums[0];
                    parameters.set(i, value - h);
                    engine.values(parameters, sums);
                    double below = sums[0];
                    parameters.set(i, value);
                    double difference = 0.5 * (above - below) / (2 * h);
                    assertEquals(
                            difference, gradient.get(i), 2e-7 * (1 + Math.abs(above)), activation + " parameter " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void theBitsDoNotDependOnTheThreads(int threads) {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(13, 13), Activation.TANH, 1);
        for (Precision precision : Precision.values()) {
            Buffer parameters = mlp.initialize(precision, Initialization.GLOROT, 1);
            for (int n : new int[] {7, 1000, 4099}) {
                double[][] gradients = new double[2][];
                for (int run = 0; run < 2; run++) {
                    try (Workers workers = new Workers(run == 0 ? 1 : threads)) {
                        Buffer gradient = Buffer.allocate(precision, mlp.parameters());
                        Engine engine = engine(precision, mlp, burgers(), n, workers);
                        engine.gradient(parameters, gradient, new double[] {1.0 / n}, new double[1]);
                        gradients[run] = gradient.toDoubles();
                    }
                }
                assertArrayEquals(gradients[0], gradients[1]);
            }
        }
    }

    @Test
    void singlePrecisionAgreesWithDoubleToItsRounding() {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(20, 20), Activation.TANH, 1);
        Buffer single = mlp.initialize(Precision.F32, Initialization.GLOROT, 2);
        Buffer twice = Buffer.of(Precision.F64, single.toDoubles());
        double[][] gradients = new double[2][];
        for (Buffer parameters : List.of(single, twice)) {
            try (Workers workers = new Workers(1)) {
                Buffer gradient = Buffer.allocate(parameters.precision(), mlp.parameters());
                engine(parameters.precision(), mlp, burgers(), 207, workers)
                        .gradient(parameters, gradient, new double[] {1.0 / 207}, new double[1]);
                gradients[parameters.precision().ordinal()] = gradient.toDoubles();
            }
        }
        assertArrayEquals(gradients[1], gradients[0], 2e-5);
    }

    @Test
    void outputsAreTheDerivativesOfTheInterpretedNetwork() {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(6, 6), Activation.TANH, 2);
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.AWARE, 9);
        List<MultiIndex> orders =
                List.of(MultiIndex.zero(2), new MultiIndex(List.of(2, 1)), new MultiIndex(List.of(0, 4)));
        TileProgram program = TileCompiler.outputs(g, mlp, orders);
        double[][] points = points(7);
        try (Workers workers = new Workers(1)) {
            Engine engine = Engine.create(Precision.F64, List.of(program), 0, workers);
            engine.points(0, PointColumns.of(program, 7, points, new double[0][]));
            double[][] rows = engine.outputs(parameters, 0);
            List<Node> symbolic = SymbolicMlp.outputs(g, mlp, parameters);
            for (int field = 0; field < 2; field++) {
                for (MultiIndex order : orders) {
                    int row = field * program.channels() + program.layout().channel(LinearOperator.derivative(order));
                    Node derivative = Differentiation.of(g, symbolic.get(field), order);
                    for (int p = 0; p < 7; p++) {
                        double expected = Interpreter.evaluate(
                                derivative, new double[] {points[0][p], points[1][p]}, new double[0], null);
                        assertEquals(expected, rows[row][p], 1e-10 * Math.max(1, Math.abs(expected)));
                    }
                }
            }
        }
    }

    private Node d(int... orders) {
        return g.derivative(0, new MultiIndex(Arrays.stream(orders).boxed().toList()));
    }

    private Node burgers() {
        Node viscous = g.multiply(g.constant(0.01), d(2, 0));
        return g.subtract(g.add(d(0, 1), g.multiply(u, d(1, 0))), viscous);
    }

    /** x·(u_tt - 4 u_xx) + t: a collapsed operator with a coefficient. */
    private Node wave() {
        Node operator = g.subtract(d(0, 2), g.multiply(g.constant(4), d(2, 0)));
        return g.add(g.multiply(x, operator), t);
    }

    private Node laplaceSquared() {
        Node laplacian = g.add(d(2, 0), d(0, 2));
        return g.subtract(g.multiply(laplacian, laplacian), g.unary(UnaryFunction.EXP, g.multiply(u, x)));
    }

    private Node mixed() {
        Node quotient = g.divide(d(1, 1), g.add(g.constant(2), g.power(u, g.constant(2))));
        return g.add(quotient, g.multiply(d(3, 0), g.unary(UnaryFunction.SIN, d(1, 0))));
    }

    private Engine engine(Precision precision, Mlp mlp, Node residual, int n, Workers workers) {
        Node weight = g.add(g.constant(1), g.multiply(x, x));
        TileProgram program = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, residual, weight)));
        Engine engine = Engine.create(precision, List.of(program), 1, workers);
        engine.points(0, PointColumns.of(program, n, points(n), new double[0][]));
        return engine;
    }

    private static double[][] points(int n) {
        double[][] points = new double[2][n];
        for (int p = 0; p < n; p++) {
            points[0][p] = 2 * Philox.uniform(1, 0, p) - 1;
            points[1][p] = Philox.uniform(1, 1, p);
        }
        return points;
    }

    private double interpreted(Mlp mlp, Buffer parameters, Node residual, int n) {
        List<Node> network = SymbolicMlp.outputs(g, mlp, parameters);
        Node closed = Substitution.fields(g, residual, network::get);
        double[][] points = points(n);
        double sum = 0;
        for (int p = 0; p < n; p++) {
            double r = Interpreter.evaluate(closed, new double[] {points[0][p], points[1][p]}, new double[0], null);
            sum += (1 + points[0][p] * points[0][p]) * r * r;
        }
        return sum;
    }
}
