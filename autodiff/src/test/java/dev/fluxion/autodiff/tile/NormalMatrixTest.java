package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

/** JᵀJ, of a trainable number too, against the gradients of single points, J, products without it, and itself with other thread counts. */
class NormalMatrixTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node heat = g.subtract(
            g.derivative(0, new MultiIndex(List.of(0, 1))),
            g.multiply(g.add(u, g.field(1)), g.derivative(0, new MultiIndex(List.of(2, 0)))));
    private final Node wall = g.subtract(g.multiply(u, u), g.multiply(x, t));

    @Test
    void theMatrixIsTheSumOverPointsOfProductsOfDerivatives() {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(5, 4), Activation.TANH, 2, 1);
        int n = mlp.parameters();
        int points = 13;
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.GLOROT, 3);
        parameters.set(mlp.scalarOffset(), 0.5);
        double[] seeds = {0.7, 3};
        double[] expected = new double[n * n];
        Buffer matrix = Buffer.allocate(Precision.F64, n * n);
        try (Workers workers = new Workers(1)) {
            engine(Precision.F64, mlp, points, 0, workers).normalMatrix(parameters, seeds, matrix);
            for (int p = 0; p < points; p++) {
                Engine one = engine(Precision.F64, mlp, 1, p, workers);
                for (int k = 0; k < seeds.length; k++) {
                    double[] row = row(one, parameters, k, seeds[k]);
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; j < n; j++) {
                            expected[i * n + j] += row[i] * row[j];
                        }
                    }
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double scale = Math.sqrt(expected[i * n + i] * expected[j * n + j]);
                assertEquals(expected[i * n + j], matrix.get(i * n + j), 1e-9 * (1 + scale), i + ", " + j);
            }
        }
    }

    /** The row √seed·∂r/∂θ of one point: ∂(r²) = 2r·∂r, and the sign of r does not matter to products. */
    private static double[] row(Engine one, Buffer parameters, int term, double seed) {
        double[] seeds = new double[2];
        seeds[term] = 1;
        double[] sums = new double[2];
        Buffer gradient = Buffer.allocate(Precision.F64, parameters.length());
        one.gradient(parameters, gradient, seeds, sums);
        double[] row = new double[parameters.length()];
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.sqrt(seed) * gradient.get(i) / (2 * Math.sqrt(sums[term]));
        }
        return row;
    }

    @Test
    void theJacobianGivesTheGradientAndTheMatrix() {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(5, 4), Activation.TANH, 2, 1);
        int n = mlp.parameters();
        int points = 301;
        int rows = 2 * points;
        int stride = n + 3;
        double[] seeds = {0.7, 3};
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.GLOROT, 3);
        Buffer gradient = Buffer.allocate(Precision.F64, n);
        Buffer matrix = Buffer.allocate(Precision.F64, n * n);
        Buffer jacobian = Buffer.allocate(Precision.F64, rows * stride);
        Buffer residuals = Buffer.allocate(Precision.F64, rows);
        Buffer diagonal = Buffer.allocate(Precision.F64, n);
        try (Workers workers = new Workers(2)) {
            Engine engine = engine(Precision.F64, mlp, points, 0, workers);
            engine.gradient(parameters, gradient, seeds, new double[2]);
            engine.normalMatrix(parameters, seeds, matrix);
            engine.jacobian(parameters, seeds, jacobian, stride, residuals);
            engine.normalDiagonal(parameters, seeds, diagonal);
        }
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            double slope = 0;
            double size = 0;
            for (int row = 0; row < rows; row++) {
                double term = 2 * jacobian.get(row * stride + i) * residuals.get(row);
                slope += term;
                size += Math.abs(term);
            }
            assertEquals(slope, gradient.get(i), 1e-14 * (1 + size), "2·Jᵀr, parameter " + i);
            scale[i] = Math.sqrt(matrix.get(i * n + i));
            assertEquals(matrix.get(i * n + i), diagonal.get(i), 1e-13 * (1 + diagonal.get(i)));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (int row = 0; row < rows; row++) {
                    product += jacobian.get(row * stride + i) * jacobian.get(row * stride + j);
                }
                assertEquals(product, matrix.get(i * n + j), 1e-13 * (1 + scale[i] * scale[j]), i + ", " + j);
            }
        }
        assertEquals(0, jacobian.get(n), "what lies between rows is not touched");
    }

    @Test
    void productsWithTheMatrixNeedNoMatrix() {
        for (Activation activation : new Activation[] {Activation.TANH, Activation.SIN, Activation.GELU}) {
            Mlp mlp = Mlp.of(List.of(x, t, g.multiply(x, t)), List.of(5, 7, 4), activation, 2, 1);
            int n = mlp.parameters();
            double[] seeds = {0.7, 3};
            Buffer parameters = mlp.initialize(Precision.F64, Initialization.GLOROT, 3);
            Buffer direction = mlp.initialize(Precision.F64, Initialization.GLOROT, 4);
            for (int i = 0; i < n; i++) {
                direction.set(i, direction.get(i) + Math.sin(i)); // biases and numbers too
            }
            Buffer matrix = Buffer.allocate(Precision.F64, n * n);
            Buffer product = Buffer.allocate(Precision.F64, n);
            try (Workers workers = new Workers(2)) {
                Engine engine = engine(Precision.F64, mlp, 301, 0, workers);
                engine.normalMatrix(parameters, seeds, matrix);
                engine.normalProduct(parameters, seeds, direction, product);
            }
            for (int i = 0; i < n; i++) {
                double expected = 0;
                double size = 0;
                for (int j = 0; j < n; j++) {
                    double term = matrix.get(Math.max(i, j) * n + Math.min(i, j)) * direction.get(j);
                    expected += term;
                    size += Math.abs(term);
                }
                assertEquals(expected, product.get(i), 1e-12 * (1 + size), activation + ", parameter " + i);
            }
        }
    }

    @Test
    void theBitsDoNotDependOnTheThreads() {
        Mlp mlp = Mlp.of(List.of(x, t), List.of(13, 13), Activation.TANH, 2, 1);
        int n = mlp.parameters();
        for (Precision precision : Precision.values()) {
            Buffer parameters = mlp.initialize(precision, Initialization.GLOROT, 1);
            double[][] values = new double[2][n * n + n];
            for (int threads = 1; threads <= 2; threads++) {
                Buffer matrix = Buffer.allocate(precision, n * n);
                Buffer product = Buffer.allocate(precision, n);
                double[] seeds = {1, 1};
                try (Workers workers = new Workers(threads)) {
                    Engine engine = engine(precision, mlp, 3001, 0, workers);
                    engine.normalMatrix(parameters, seeds, matrix);
                    engine.normalProduct(parameters, seeds, parameters, product);
                }
                for (int i = 0; i < n; i++) {
                    values[threads - 1][n * n + i] = product.get(i);
                }
                for (int i = 0; i < n * n; i++) {
                    values[threads - 1][i] = matrix.get(i);
                }
            }
            assertArrayEquals(values[0], values[1]);
        }
    }

    private Engine engine(Precision precision, Mlp mlp, int points, int first, Workers workers) {
        TileProgram program = TileCompiler.residuals(
                g,
                mlp,
                List.of(
                        new TileCompiler.Term(0, heat, g.add(x, g.constant(2))),
                        new TileCompiler.Term(1, wall, g.constant(1))));
        double[][] coordinates = new double[2][points];
        for (int p = 0; p < points; p++) {
            coordinates[0][p] = Math.sin(first + p + 1);
            coordinates[1][p] = Math.cos(3 * (first + p));
        }
        Engine engine = Engine.create(precision, List.of(program), 2, workers);
        engine.points(0, PointColumns.of(program, points, coordinates, new double[0][]));
        return engine;
    }
}
