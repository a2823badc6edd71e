package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Third and fourth derivatives, mixed ones too, of the engine's network against the network written out as a graph. */
class HighOrderTest {
    private static final int POINTS = 5;
    private final Graph g = new Graph(2);

    private Mlp mlp(Activation activation) {
        Node angle = g.multiply(g.constant(2), g.coordinate(1));
        List<Node> features =
                List.of(g.coordinate(0), g.unary(UnaryFunction.SIN, angle), g.unary(UnaryFunction.COS, angle));
        return Mlp.of(features, List.of(4, 3), activation, 2);
    }

    private static double[][] points() {
        double[][] points = new double[2][POINTS];
        for (int p = 0; p < POINTS; p++) {
            points[0][p] = 0.9 * Math.sin(1 + p);
            points[1][p] = 0.4 * p - 1;
        }
        return points;
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIN", "GELU", "SILU", "SOFTPLUS"})
    void derivativesUpToTheFourthAreExact(Activation activation) {
        Mlp mlp = mlp(activation);
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 11);
        List<MultiIndex> needed = List.of(
                new MultiIndex(List.of(4, 0)),
                new MultiIndex(List.of(0, 4)),
                new MultiIndex(List.of(2, 2)),
                new MultiIndex(List.of(3, 1)));
        TileProgram program = TileCompiler.outputs(g, mlp, needed);
        double[][] points = points();
        List<Node> network = SymbolicMlp.outputs(g, mlp, parameters);
        try (Workers workers = new Workers(1)) {
            Engine engine = Engine.create(Precision.F64, List.of(program), 0, workers);
            engine.points(0, PointColumns.of(program, POINTS, points, new double[0][]));
            double[][] rows = engine.outputs(parameters, 0);
            for (LinearOperator channel : program.layout().channels()) {
                MultiIndex order = channel.terms().firstKey();
                for (int field = 0; field < 2; field++) {
                    Node exact = Differentiation.of(g, network.get(field), order);
                    int row = field * program.channels() + program.layout().channel(channel);
                    for (int p = 0; p < POINTS; p++) {
                        double[] point = {points[0][p], points[1][p]};
                        double expected = Interpreter.evaluate(exact, point, new double[0], null);
                        assertEquals(expected, rows[row][p], 1e-10 * Math.max(1, Math.abs(expected)), order.toString());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "SIN", "GELU", "SILU", "SOFTPLUS"})
    void gradientsOfFourthOrderResidualsEqualCentralDifferences(Activation activation) {
        Mlp mlp = mlp(activation);
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 2);
        Node biharmonic = g.add(
                g.derivative(0, new MultiIndex(List.of(4, 0))),
                g.add(
                        g.multiply(g.constant(2), g.derivative(0, new MultiIndex(List.of(2, 2)))),
                        g.derivative(0, new MultiIndex(List.of(0, 4)))));
        Node third = g.multiply(g.field(1), g.derivative(1, new MultiIndex(List.of(1, 2))));
        TileProgram program = TileCompiler.residuals(
                g, mlp, List.of(new TileCompiler.Term(0, g.add(biharmonic, third), g.constant(1))));
        try (Workers workers = new Workers(1)) {
            Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
            engine.points(0, PointColumns.of(program, POINTS, points(), new double[0][]));
            Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
            double[] sums = new double[1];
            engine.gradient(parameters, gradient, new double[] {1}, sums);
            for (int i = 0; i < mlp.parameters(); i++) {
                double value = parameters.get(i);
                double h = 1e-5;
                parameters.set(i, value + h);
                engine.values(parameters, sums);
                double above = sums[0];
                parameters.set(i, value - h);
                engine.values(parameters, sums);
                double difference = (above - sums[0]) / (2 * h);
                parameters.set(i, value);
                double scale = 1 + Math.abs(difference) + above;
                assertEquals(difference, gradient.get(i), 1e-6 * scale, "parameter " + i);
            }
        }
    }
}
