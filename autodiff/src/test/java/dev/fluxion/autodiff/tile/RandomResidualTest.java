package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RandomGraph;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Residuals of every operation, in both precisions, against the interpreter over the engine's own outputs. */
class RandomResidualTest {
    private final Workers workers = new Workers(2);
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);
    private final Node ux = g.derivative(0, MultiIndex.unit(2, 0));
    private final Node vt = g.derivative(1, MultiIndex.unit(2, 1));
    private final List<Node> leaves = List.of(x, t, u, ux, vt, g.field(1));
    private final Mlp mlp = Mlp.of(List.of(x, t), List.of(5), Activation.TANH, 2);

    @AfterEach
    void close() {
        workers.close();
    }

    private static double[][] points(int n) {
        double[][] points = new double[2][n];
        for (int p = 0; p < n; p++) {
            points[0][p] = 2 * Philox.uniform(7, 0, p) - 1;
            points[1][p] = Philox.uniform(7, 1, p);
        }
        return points;
    }

    private Engine engine(Precision precision, int n, Node... residuals) {
        List<TileCompiler.Term> terms = new ArrayList<>();
        for (int k = 0; k < residuals.length; k++) {
            terms.add(new TileCompiler.Term(k, residuals[k], g.add(g.constant(1), g.multiply(t, t))));
        }
        TileProgram program = TileCompiler.residuals(g, mlp, terms);
        Engine engine = Engine.create(precision, List.of(program), residuals.length, workers);
        engine.points(0, PointColumns.of(program, n, points(n), new double[0][]));
        return engine;
    }

    /** The field derivatives at each point, from a program that only delivers them. */
    private List<DerivativeValues> fields(Buffer parameters, int n) {
        List<MultiIndex> needed = List.of(MultiIndex.unit(2, 0), MultiIndex.unit(2, 1));
        TileProgram program = TileCompiler.outputs(g, mlp, needed);
        Engine engine = Engine.create(Precision.F64, List.of(program), 0, workers);
        engine.points(0, PointColumns.of(program, n, points(n), new double[0][]));
        double[][] rows = engine.outputs(parameters, 0);
        int channels = program.channels();
        List<DerivativeValues> fields = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            int point = p;
            fields.add((field, order) ->
                    rows[field * channels + program.layout().channel(LinearOperator.derivative(order))][point]);
        }
        return fields;
    }

    private double interpreted(Node residual, Buffer parameters, int n) {
        List<DerivativeValues> fields = fields(parameters, n);
        double[][] points = points(n);
        double sum = 0;
        for (int p = 0; p < n; p++) {
            double[] point = {points[0][p], points[1][p]};
            double r = Interpreter.evaluate(residual, point, new double[0], fields.get(p));
            sum += (1 + point[1] * point[1]) * r * r;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 64, 207, 513})
    void paddingNeverChangesASum(int n) {
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 4);
        for (int seed = 0; seed < 6; seed++) {
            Node residual = RandomGraph.of(g, seed, 13, leaves);
            double[] sums = new double[1];
            engine(Precision.F64, n, residual).values(parameters, sums);
            double expected = interpreted(residual, parameters, n);
            assertEquals(expected, sums[0], 1e-10 * Math.max(1, expected), "seed " + seed);
        }
    }

    @Test
    void gradientsOfRandomResidualsEqualCentralDifferences() {
        int n = 13;
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 6);
        for (int seed = 100; seed < 130; seed++) {
            checkGradient(RandomGraph.of(g, seed, 13, leaves), parameters, n, "seed " + seed);
        }
    }

    @Test
    void theAdjointOfEachOperationEqualsCentralDifferences() {
        int n = 8;
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 8);
        Node small = g.multiply(g.constant(0.5), g.unary(UnaryFunction.SIN, u));
        Node positive = g.add(g.constant(1.5), g.unary(UnaryFunction.SIN, ux));
        for (UnaryFunction f : UnaryFunction.values()) {
            boolean needsPositive = f == UnaryFunction.LOG || f == UnaryFunction.SQRT;
            checkGradient(g.unary(f, needsPositive ? positive : small), parameters, n, f.toString());
        }
        for (BinaryFunction f : BinaryFunction.values()) {
            checkGradient(g.binary(f, positive, vt), parameters, n, f.toString());
            checkGradient(g.binary(f, positive, x), parameters, n, f + " with a coordinate");
            checkGradient(g.binary(f, g.constant(1.25), u), parameters, n, f + " of a constant");
            checkGradient(g.binary(f, positive, g.constant(1.75)), parameters, n, f + " with a constant");
        }
        for (int exponent : new int[] {-3, -1, 2, 3, 5, 8, 13, 64}) {
            checkGradient(g.power(positive, g.constant(exponent)), parameters, n, "power " + exponent);
        }
        Node negativeBase = g.subtract(small, g.constant(2));
        checkGradient(g.power(negativeBase, g.constant(3)), parameters, n, "cube of a negative");
        checkGradient(g.power(negativeBase, g.constant(-2)), parameters, n, "inverse square of a negative");
        for (Comparison c : Comparison.values()) {
            Node select = g.select(c, u, vt, g.multiply(u, ux), g.unary(UnaryFunction.EXP, u));
            checkGradient(select, parameters, n, c.toString());
        }
        checkGradient(g.add(g.multiply(u, u), g.multiply(u, ux)), parameters, n, "one row used twice");
    }

    private void checkGradient(Node residual, Buffer parameters, int n, String what) {
        Engine engine = engine(Precision.F64, n, residual);
        Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
        double[] sums = new double[1];
        engine.gradient(parameters, gradient, new double[] {1.0 / n}, sums);
        for (int i = 0; i < mlp.parameters(); i += 3) {
            double value = parameters.get(i);
            double h = 1e-5;
            parameters.set(i, value + h);
            engine.values(parameters, sums);
            double above = sums[0];
            parameters.set(i, value - h);
            engine.values(parameters, sums);
            double below = sums[0];
            parameters.set(i, value);
            double difference = (above - below) / (2 * h * n);
            double scale = 1 + Math.abs(difference) + above / n;
            assertEquals(difference, gradient.get(i), 1e-6 * scale, what + ", parameter " + i);
        }
    }

    @Test
    void singlePrecisionGradientsAgreeWithDoubleOnRandomResiduals() {
        int n = 64;
        Buffer single = mlp.initialize(Precision.F32, Initialization.TORCH, 9);
        Buffer twice = Buffer.of(Precision.F64, single.toDoubles());
        for (int seed = 200; seed < 220; seed++) {
            Node residual = RandomGraph.of(g, seed, 7, leaves);
            double[] found = gradient(Precision.F32, single, residual, n);
            double[] expected = gradient(Precision.F64, twice, residual, n);
            double scale = 0;
            for (double e : expected) {
                scale = Math.max(scale, Math.abs(e));
            }
            for (int i = 0; i < expected.length; i++) {
                // A dozen operations of 6e-8 each, and sums of 64 terms.
                assertEquals(expected[i], found[i], 2e-5 * Math.max(1e-2, scale), "seed " + seed);
            }
        }
    }

    private double[] gradient(Precision precision, Buffer parameters, Node residual, int n) {
        Buffer gradient = Buffer.allocate(precision, mlp.parameters());
        engine(precision, n, residual).gradient(parameters, gradient, new double[] {1.0 / n}, new double[1]);
        return gradient.toDoubles();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 207})
    void normalsArePreparedLikeCoordinates(int n) {
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 4);
        Node flux = g.add(g.multiply(g.normal(0), ux), g.multiply(g.normal(1), vt));
        TileProgram program = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, flux, g.constant(1))));
        Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
        engine.points(0, PointColumns.of(program, n, points(n), points(n)));
        double[] found = new double[1];
        engine.values(parameters, found);
        Node same = g.add(g.multiply(x, ux), g.multiply(t, vt));
        TileProgram twin = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, same, g.constant(1))));
        Engine twinEngine = Engine.create(Precision.F64, List.of(twin), 1, workers);
        twinEngine.points(0, PointColumns.of(twin, n, points(n), new double[0][]));
        double[] expected = new double[1];
        twinEngine.values(parameters, expected);
        assertEquals(expected[0], found[0]);
    }

    @Test
    void pointSetsMayGrowAndShrinkBetweenSteps() {
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 4);
        Node residual = g.add(ux, g.multiply(u, vt));
        Node weight = g.add(g.constant(1), g.multiply(t, t));
        TileProgram program = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, residual, weight)));
        Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
        for (int n : new int[] {7, 207, 1, 513, 64}) {
            engine.points(0, PointColumns.of(program, n, points(n), new double[0][]));
            double[] sums = new double[1];
            engine.values(parameters, sums);
            double expected = interpreted(residual, parameters, n);
            assertEquals(expected, sums[0], 1e-12 * Math.max(1, expected));
        }
    }

    @Test
    void severalPointSetsAndTermsAddUp() {
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 10);
        Node[] residuals = {g.add(ux, g.multiply(u, vt)), g.subtract(u, x), g.multiply(g.field(1), t)};
        int[] counts = {207, 7, 31};
        List<TileProgram> programs = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            programs.add(TileCompiler.residuals(
                    g,
                    mlp,
                    List.of(new TileCompiler.Term(2 - k, residuals[k], g.add(g.constant(1), g.multiply(t, t))))));
        }
        Engine all = Engine.create(Precision.F64, programs, 3, workers);
        double[] seeds = {0.5, 2, 0.25};
        double[] expectedGradient = new double[mlp.parameters()];
        double[] expectedSums = new double[3];
        Moments expectedMoments = Moments.NONE;
        for (int k = 0; k < 3; k++) {
            all.points(k, PointColumns.of(programs.get(k), counts[k], points(counts[k]), new double[0][]));
            Engine alone = engine(Precision.F64, counts[k], residuals[k]);
            Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
            double[] sum = new double[1];
            alone.gradient(parameters, gradient, new double[] {seeds[2 - k]}, sum);
            expectedMoments = expectedMoments.merge(alone.adjointMoments());
            expectedSums[2 - k] = sum[0];
            for (int i = 0; i < expectedGradient.length; i++) {
                expectedGradient[i] += gradient.get(i);
            }
        }
        Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
        double[] sums = new double[3];
        all.gradient(parameters, gradient, seeds, sums);
        Moments moments = all.adjointMoments();
        for (int k = 0; k < 3; k++) {
            assertEquals(expectedSums[k], sums[k], 1e-12 * Math.max(1, sums[k]));
        }
        for (int i = 0; i < expectedGradient.length; i++) {
            assertEquals(expectedGradient[i], gradient.get(i), 1e-11);
        }
        assertEquals(expectedMoments.count(), moments.count());
        assertEquals(expectedMoments.mean(), moments.mean(), 1e-13);
        assertEquals(expectedMoments.standardDeviation(), moments.standardDeviation(), 1e-12);
        double[] valuesOnly = new double[3];
        all.values(parameters, valuesOnly);
        for (int k = 0; k < 3; k++) {
            assertEquals(sums[k], valuesOnly[k]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 207})
    void thePredictionGradientIsThatOfTheConsumedOutputs(int n) {
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 12);
        // r = u·u_x + 3 v_t: its adjoints with respect to u, u_x and v_t are 2 s w r (u_x, u, 3).
        Node residual = g.add(g.multiply(u, ux), g.multiply(g.constant(3), vt));
        Buffer gradient = Buffer.allocate(Precision.F64, mlp.parameters());
        double seed = 0.5 / n;
        Engine engine = engine(Precision.F64, n, residual);
        engine.gradient(parameters, gradient, new double[] {seed}, new double[1]);
        Moments found = engine.adjointMoments();
        List<DerivativeValues> fields = fields(parameters, n);
        double[][] points = points(n);
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < n; p++) {
            double uAt = fields.get(p).value(0, MultiIndex.zero(2));
            double uxAt = fields.get(p).value(0, MultiIndex.unit(2, 0));
            double r = uAt * uxAt + 3 * fields.get(p).value(1, MultiIndex.unit(2, 1));
            double factor = 2 * seed * (1 + points[1][p] * points[1][p]) * r;
            for (double slope : new double[] {uxAt, uAt, 3}) {
                sum += factor * slope;
                squares += factor * slope * factor * slope;
            }
        }
        assertEquals(3L * n, found.count());
        double mean = sum / (3 * n);
        assertEquals(mean, found.mean(), 1e-14);
        assertEquals(squares / (3 * n) - mean * mean, found.variance(), 1e-14);
        assertTrue(found.variance() > 0);
    }

    @Test
    void aSumOfManyThousandTermsCompilesAndRuns() {
        Node sum = u;
        for (int i = 1; i < 2000; i++) {
            sum = g.add(sum, g.unary(UnaryFunction.SIN, g.multiply(g.constant(i), u)));
        }
        Buffer parameters = mlp.initialize(Precision.F64, Initialization.TORCH, 3);
        double[] sums = new double[1];
        engine(Precision.F64, 5, sum).values(parameters, sums);
        double expected = interpreted(sum, parameters, 5);
        assertEquals(expected, sums[0], 1e-8 * expected);
    }
}
