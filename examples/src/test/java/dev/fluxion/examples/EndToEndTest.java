package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.TrainedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Problems of the gallery from text to solution, with networks and budgets that fit a test. */
class EndToEndTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    poisson1d | network = mlp(width = 16, depth = 2) optimizer = bfgs(steps = 300) | 1e-5
                    poisson5d | network = mlp(width = 16, depth = 2) points = counts(interior = 500, boundary = 500) optimizer = lbfgs(steps = 300) | 1e-2
                    custom/front | network = mlp(width = 16, depth = 2) points = counts(interior = 400, boundary = 100, initial = 100) optimizer = bfgs(steps = 300) | 1e-3
                    custom/call | network = mlp(width = 16, depth = 2) points = counts(interior = 800, boundary = 100, initial = 200) optimizer = bfgs(steps = 400) | 1e-3
                    custom/saturation | network = mlp(width = 16, depth = 2) optimizer = bfgs(steps = 300) | 1e-4
                    heat1d | network = mlp(width = 16, depth = 2) points = counts(interior = 400, boundary = 100, initial = 100) optimizer = bfgs(steps = 400) | 1e-3
                    decay | network = mlp(width = 12, depth = 2) points = counts(interior = 400) optimizer = bfgs(steps = 300) | 1e-4
                    """)
    void aSmallBudgetReachesItsBoundAndTheErrorIsEstimatedWithinAFactorOfTen(String id, String settings, double bound)
            throws IOException {
        Run run = Run.of(id, settings);
        SolveResult result = run.solve(0, 2, Precision.F64);
        double error = relativeError(run.problem(), result.model(), 0);
        assertTrue(error < bound, id + ": " + error + ", " + result.message());
        double ratio = result.estimatedError().orElseThrow() / error;
        assertTrue(ratio > 0.1 && ratio < 10, id + ": the estimated error is " + ratio + " times the true one");
    }

    @ParameterizedTest
    @EnumSource
    void theNumberOfThreadsChangesNoBit(Precision precision) throws IOException {
        Run run = Run.of(
                "kovasznay",
                "network = mlp(width = 13, depth = 2) points = counts(interior = 207, boundary = 64) resample = 7"
                        + " optimizer = adam(steps = 20) then lbfgs(steps = 5)");
        Buffer one = run.solve(3, 1, precision).model().parameters();
        for (int threads : new int[] {2, 3, 7}) {
            Buffer several = run.solve(3, threads, precision).model().parameters();
            assertEquals(bits(one), bits(several), threads + " threads");
        }
    }

    @Test
    void theSeedChangesTheResult() throws IOException {
        Run run = Run.of("poisson1d", "network = mlp(width = 8, depth = 1) optimizer = adam(steps = 3)");
        List<Long> zero = bits(run.solve(0, 1, Precision.F64).model().parameters());
        List<Long> one = bits(run.solve(1, 1, Precision.F64).model().parameters());
        assertTrue(!zero.equals(one));
    }

    @Test
    void derivativesOfAModelAgreeWithDifferencesOfItsValues() throws IOException {
        Run run = Run.of(
                "heat1d",
                "network = mlp(width = 16, depth = 2) points = counts(interior = 200, boundary = 64, initial = 64)"
                        + " optimizer = adam(steps = 100)");
        TrainedModel model = run.solve(0, 1, Precision.F64).model();
        Graph graph = run.problem().graph();
        Node u = graph.field(0);
        Node ux = graph.derivative(0, new MultiIndex(List.of(1, 0)));
        Node uxx = graph.derivative(0, new MultiIndex(List.of(2, 0)));
        Node ut = graph.derivative(0, new MultiIndex(List.of(0, 1)));
        double previous = Double.POSITIVE_INFINITY;
        for (double h : new double[] {4e-2, 2e-2, 1e-2, 5e-3}) {
            double worst = 0;
            for (double x : new double[] {0.1, 0.37, 0.5, 0.81}) {
                double[][] points = {{x, 0.4}, {x - h, 0.4}, {x + h, 0.4}, {x, 0.4 - h}, {x, 0.4 + h}};
                double[][] v = model.evaluate(List.of(u, ux, uxx, ut), points);
                worst = Math.max(worst, Math.abs(v[0][1] - (v[2][0] - v[1][0]) / (2 * h)));
                worst = Math.max(worst, Math.abs(v[0][2] - (v[2][0] - 2 * v[0][0] + v[1][0]) / (h * h)));
                worst = Math.max(worst, Math.abs(v[0][3] - (v[4][0] - v[3][0]) / (2 * h)));
            }
            // Central differences of smooth values: a quarter of the error at half the step.
            assertTrue(worst < previous / 3.5, h + ": " + worst + " after " + previous);
            previous = worst;
        }
        assertTrue(previous < 1e-3, "" + previous);
    }

    @Test
    void theProgramOfTheReadmeSolvesItsProblem() {
        double[][] values = SolveInJava.solve(new double[][] {{0}, {0.3}, {0.5}});
        double third = Math.sin(0.3 * Math.PI);
        assertEquals(0, values[0][0], 1e-5);
        assertEquals(third, values[1][0], 1e-5);
        assertEquals(-Math.PI * Math.PI * third, values[1][1], 1e-3);
        assertEquals(1, values[2][0], 1e-5);
    }

    private static double relativeError(Problem problem, TrainedModel model, int field) {
        Random random = new Random(1);
        double[][] points = new double[1000][];
        for (int i = 0; i < points.length; i++) {
            points[i] = problem.axes().stream()
                    .mapToDouble(axis -> within(axis, random))
                    .toArray();
        }
        Node exact = problem.exact().get(field);
        double[][] values = model.evaluate(List.of(problem.graph().field(field), exact), points);
        double difference = 0;
        double size = 0;
        for (double[] value : values) {
            difference += Math.pow(value[0] - value[1], 2);
            size += value[1] * value[1];
        }
        return Math.sqrt(difference / size);
    }

    private static double within(Axis axis, Random random) {
        return axis.lower() + (axis.upper() - axis.lower()) * random.nextDouble();
    }

    private static List<Long> bits(Buffer parameters) {
        List<Long> bits = new ArrayList<>();
        switch (parameters) {
            case Buffer.F32 f32 -> {
                for (float value : f32.values()) {
                    bits.add((long) Float.floatToRawIntBits(value));
                }
            }
            case Buffer.F64 f64 -> {
                for (double value : f64.values()) {
                    bits.add(Double.doubleToRawLongBits(value));
                }
            }
        }
        return bits;
    }
}
