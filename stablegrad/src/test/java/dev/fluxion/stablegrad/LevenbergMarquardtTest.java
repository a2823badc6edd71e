package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.SymmetricF64;
import dev.fluxion.kernels.Workers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Levenberg–Marquardt on least squares whose minima are known. */
class LevenbergMarquardtTest {
    @Test
    void rosenbrocksValleyIsFollowedToItsEnd() {
        for (int n : new int[] {2, 8, 64}) {
            TrainingResult result = minimise(TestSquares.valley(n), QuasiNewtonTest.valley(n));
            assertEquals(StopReason.GRADIENT_TOLERANCE, result.reason(), result::message);
            assertTrue(result.steps() <= 60, () -> result.steps() + " steps");
            for (int i = 0; i < n; i++) {
                assertEquals(1, result.parameters().get(i), 1e-9);
            }
        }
    }

    @Test
    void anExponentialIsFitted() {
        TrainingResult result = minimise(TestSquares.EXPONENTIAL, new double[] {1, 0.2, 0});
        assertArrayEquals(
                new double[] {2.5, 1.3, 0.5}, ((Buffer.F64) result.parameters()).values(), 1e-7, result.message());
    }

    @Test
    void dependentParametersAreNoObstacle() {
        TestSquares line = new TestSquares(3, 7, (x, jacobian) -> {
            double[] r = new double[7];
            for (int i = 0; i < r.length; i++) {
                r[i] = i * (x[0] + x[1]) + x[2] - (3 * i + 1);
                jacobian[i] = new double[] {i, i, 1};
            }
            return r;
        });
        TrainingResult result = minimise(line, new double[] {0, 0.5, 0});
        assertTrue(result.reason().sound(), result.message());
        assertEquals(0, result.loss(), 1e-16, result.message());
        assertEquals(1, result.parameters().get(2), 1e-7);
    }

    @Test
    void aMinimumWithResidualsIsRecognised() {
        TrainingResult result = minimise(TestSquares.CONFLICT, new double[] {5});
        assertEquals(2, result.loss(), 1e-12);
        assertTrue(result.reason().sound() && result.steps() < 100, result.message());
    }

    @Test
    void lossesThatAreNoSumsOfSquaresAndSinglePrecisionAreRefused() {
        TestObjective plain = new TestObjective(TestObjective.weightBlocks(2), TestObjective.rosenbrock());
        assertThrows(
                IllegalArgumentException.class,
                () -> Trainer.train(
                        plain,
                        Buffer.allocate(Precision.F64, 2),
                        List.of(new StageConfig.LevenbergMarquardt("lm", 1, 0)),
                        TrainingOptions.DEFAULT,
                        TrainingListener.NONE));
        TestSquares one = new TestSquares(1, 1, (x, jacobian) -> x);
        assertThrows(
                IllegalArgumentException.class,
                () -> Trainer.train(
                        one,
                        Buffer.allocate(Precision.F32, 1),
                        List.of(new StageConfig.LevenbergMarquardt("lm", 1, 0)),
                        TrainingOptions.DEFAULT,
                        TrainingListener.NONE));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormFitsAnExponentialAndUnderdeterminedLines(DampedForm form) {
        TrainingResult result = minimise(TestSquares.EXPONENTIAL, new double[] {1, 0.2, 0}, form);
        assertArrayEquals(
                new double[] {2.5, 1.3, 0.5}, ((Buffer.F64) result.parameters()).values(), 1e-7, result.message());
        TestSquares wide = new TestSquares(40, 7, (x, jacobian) -> {
            double[] r = new double[7];
            for (int i = 0; i < r.length; i++) {
                r[i] = -1;
                for (int j = 0; j < x.length; j++) {
                    jacobian[i][j] = Math.cos(i * j + 1) * Math.cos(x[j]);
                    r[i] += Math.cos(i * j + 1) * Math.sin(x[j]);
                }
            }
            return r;
        });
        TrainingResult solved = minimise(wide, new double[40], form);
        assertEquals(0, solved.loss(), 1e-20, solved.message());
        assertTrue(solved.reason().sound() && solved.steps() < 60, solved.message());
    }

    @Test
    void allFormsSolveTheSameEquations() {
        int n = 23;
        TestSquares random = new TestSquares(n, 11, (x, jacobian) -> {
            double[] r = new double[11];
            for (int i = 0; i < r.length; i++) {
                r[i] = Math.sin(3 * i + 1);
                for (int j = 0; j < n; j++) {
                    jacobian[i][j] = Math.sin(7 * i + 1.3 * j * j) * Math.exp(-0.2 * j);
                }
            }
            return r;
        });
        Buffer at = Buffer.allocate(Precision.F64, n);
        Buffer gradient = Buffer.allocate(Precision.F64, n);
        random.valueAndGradient(at, gradient);
        double[] g = ((Buffer.F64) gradient).values();
        try (Workers workers = new Workers(2)) {
            DampedSystem slow = new ParameterSystem(random, n, workers);
            slow.assemble(at);
            double[] expected = new double[n];
            for (double damping : new double[] {1e-3, 1, 100}) {
                assertTrue(slow.solve(damping, g, expected));
                for (DampedSystem system : List.of(
                        new ResidualSystem(random, n, workers),
                        new ProductSystem(random, n, 1e-13, 100, () -> false))) {
                    system.assemble(at);
                    assertEquals(slow.largestDiagonal(), system.largestDiagonal(), 1e-12);
                    double[] step = new double[n];
                    assertTrue(system.solve(damping, g, step));
                    assertArrayEquals(expected, step, 1e-9, system.getClass().getSimpleName());
                    assertEquals(slow.predicted(damping, g, expected), system.predicted(damping, g, step), 1e-9);
                }
            }
        }
    }

    @Test
    void aSolutionStoppedEarlyPromisesWhatItKeeps() {
        int n = 12;
        TestSquares linear = new TestSquares(n, 20, (x, jacobian) -> {
            double[] r = new double[20];
            for (int i = 0; i < r.length; i++) {
                r[i] = -i;
                for (int j = 0; j < n; j++) {
                    jacobian[i][j] = Math.sin(7 * i + 1.3 * j * j);
                    r[i] += jacobian[i][j] * x[j];
                }
            }
            return r;
        });
        Buffer at = Buffer.allocate(Precision.F64, n);
        Buffer gradient = Buffer.allocate(Precision.F64, n);
        double before = linear.valueAndGradient(at, gradient);
        double[] g = ((Buffer.F64) gradient).values();
        for (int iterations = 1; iterations <= 4; iterations++) {
            DampedSystem system = new ProductSystem(linear, n, 0, iterations, () -> false);
            system.assemble(at);
            double[] step = new double[n];
            assertTrue(system.solve(0.5, g, step));
            double after = linear.valueAndGradient(Buffer.of(Precision.F64, step), Buffer.allocate(Precision.F64, n));
            assertTrue(after < before);
            assertEquals(before - after, system.predicted(0.5, g, step), 1e-10 * before, iterations + " iterations");
        }
    }

    @Test
    void theFormFollowsTheSizes() {
        assertEquals(DampedForm.PARAMETERS, DampedForm.of(1000, 4000));
        assertEquals(DampedForm.RESIDUALS, DampedForm.of(1000, 400));
        assertEquals(DampedForm.PRODUCTS, DampedForm.of(100_000, 90_000));
        assertEquals(DampedForm.RESIDUALS, DampedForm.of(100_000, 30));
        long beside = SymmetricF64.elementsPerRow() + CholeskyF64.elementsPerRow();
        assertEquals(8 * 1000 * (2000 + beside), DampedForm.PARAMETERS.bytes(1000, 7));
        assertEquals(8 * 400 * (1000 + 800 + beside), DampedForm.RESIDUALS.bytes(1000, 400));
    }

    private static TrainingResult minimise(TestSquares squares, double[] start, DampedForm form) {
        return squares.minimise(start, new StageConfig.LevenbergMarquardt("lm", 200, 1e-10, Optional.of(form)));
    }

    private static TrainingResult minimise(TestSquares squares, double[] start) {
        return squares.minimise(start, new StageConfig.LevenbergMarquardt("lm", 200, 1e-10));
    }
}
