package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outputs that are numbers, and terms that are plain sums. */
class TrainableNumberTest {
    private static final int POINTS = 31;

    private final Graph graph = new Graph(1);
    private final Mlp network = Mlp.of(List.of(graph.coordinate(0)), List.of(5, 7), Activation.TANH, 2, 1);
    private final Node number = graph.field(1);

    private Engine engine(Workers workers, boolean quadrature) {
        Node slope = graph.derivative(0, new MultiIndex(List.of(2)));
        Node root = graph.add(graph.multiply(number, slope), graph.multiply(number, graph.field(0)));
        TileProgram program = TileCompiler.residuals(
                graph, network, List.of(new TileCompiler.Term(0, root, graph.coordinate(0), quadrature)));
        double[][] x = new double[1][POINTS];
        for (int p = 0; p < POINTS; p++) {
            x[0][p] = (p + 0.5) / POINTS;
        }
        Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
        engine.points(0, PointColumns.of(program, POINTS, x, new double[0][]));
        return engine;
    }

    @Test
    void theNumberIsOneParameterBehindTheLayers() {
        assertEquals(network.layers().getLast().end() + 1, network.parameters());
        assertEquals(1, network.layers().getLast().outputs());
    }

    @Test
    void theDerivativesOfANumberVanish() {
        TileProgram program = TileCompiler.outputs(graph, network, List.of(new MultiIndex(List.of(2))));
        try (Workers workers = new Workers(1)) {
            Engine engine = Engine.create(Precision.F64, List.of(program), 0, workers);
            engine.points(0, PointColumns.of(program, 1, new double[][] {{0.3}}, new double[0][]));
            Buffer parameters = network.initialize(Precision.F64, Initialization.GLOROT, 1);
            parameters.set(network.scalarOffset(), 2.5);
            double[][] rows = engine.outputs(parameters, 0);
            assertEquals(2.5, rows[program.channels()][0]);
            for (int c = 1; c < program.channels(); c++) {
                assertEquals(0, rows[program.channels() + c][0]);
            }
        }
    }

    @Test
    void theGradientOfSquaresAndOfPlainSumsIsTheDifferenceQuotient() {
        for (boolean quadrature : new boolean[] {false, true}) {
            try (Workers workers = new Workers(2)) {
                Engine engine = engine(workers, quadrature);
                Buffer parameters = network.initialize(Precision.F64, Initialization.GLOROT, 3);
                parameters.set(network.scalarOffset(), 0.7);
                Buffer gradient = Buffer.allocate(Precision.F64, network.parameters());
                double[] sums = new double[1];
                engine.gradient(parameters, gradient, new double[] {1.5}, sums);
                double step = 1e-5;
                for (int i : new int[] {0, 7, 13, network.scalarOffset() - 1, network.scalarOffset()}) {
                    double value = parameters.get(i);
                    parameters.set(i, value + step);
                    engine.values(parameters, sums);
                    double above = sums[0];
                    parameters.set(i, value - step);
                    engine.values(parameters, sums);
                    double quotient = 1.5 * (above - sums[0]) / (2 * step);
                    parameters.set(i, value);
                    assertEquals(quotient, gradient.get(i), 1e-6 * Math.max(1, Math.abs(quotient)), "parameter " + i);
                }
            }
        }
    }
}
