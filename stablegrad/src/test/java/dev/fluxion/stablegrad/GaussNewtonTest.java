package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gauss–Newton with a line search on least squares whose minima are known. */
class GaussNewtonTest {
    @Test
    void rosenbrocksValleyIsFollowedToItsEnd() {
        for (int n : new int[] {2, 8, 64}) {
            TrainingResult result = minimise(TestSquares.valley(n), QuasiNewtonTest.valley(n), DampedForm.PARAMETERS);
            assertEquals(StopReason.GRADIENT_TOLERANCE, result.reason(), result::message);
            assertTrue(result.steps() <= 60, () -> result.steps() + " steps");
            for (int i = 0; i < n; i++) {
                assertEquals(1, result.parameters().get(i), 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void linearResidualsTakeOneStep(DampedForm form) {
        TestSquares linear = new TestSquares(5, 5, (x, jacobian) -> {
            double[] r = new double[5];
            for (int i = 0; i < 5; i++) {
                r[i] = -i;
                for (int j = 0; j < 5; j++) {
                    jacobian[i][j] = (i == j ? 3 : 0) + Math.sin(2 * i + j);
                    r[i] += jacobian[i][j] * x[j];
                }
            }
            return r;
        });
        TrainingResult result = minimise(linear, new double[5], form);
        assertEquals(0, result.loss(), 1e-18, result.message());
        assertTrue(result.reason().sound() && result.steps() <= 3, result.steps() + " steps, " + result.message());
    }

    @ParameterizedTest
    @EnumSource
    void anExponentialIsFitted(DampedForm form) {
        TrainingResult result = minimise(TestSquares.EXPONENTIAL, new double[] {1, 0.2, 0}, form);
        assertArrayEquals(
                new double[] {2.5, 1.3, 0.5}, ((Buffer.F64) result.parameters()).values(), 1e-7, result.message());
    }

    @Test
    void aStepThatOvershootsIsShortened() {
        TestSquares arc = new TestSquares(1, 1, (x, jacobian) -> {
            jacobian[0][0] = 1 / (1 + x[0] * x[0]);
            return new double[] {Math.atan(x[0])};
        });
        TrainingResult result = minimise(arc, new double[] {20}, DampedForm.PARAMETERS);
        assertEquals(0, result.parameters().get(0), 1e-9, result.message());
    }

    @Test
    void aMinimumWithResidualsIsRecognised() {
        TrainingResult result = minimise(TestSquares.CONFLICT, new double[] {5}, DampedForm.PARAMETERS);
        assertEquals(2, result.loss(), 1e-12);
        assertTrue(result.reason().sound() && result.steps() < 100, result.message());
    }

    @Test
    void singlePrecisionIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Trainer.train(
                        TestSquares.EXPONENTIAL,
                        Buffer.allocate(Precision.F32, 3),
                        List.of(new StageConfig.GaussNewton("gn", 1, 0)),
                        TrainingOptions.DEFAULT,
                        TrainingListener.NONE));
    }

    private static TrainingResult minimise(TestSquares squares, double[] start, DampedForm form) {
        return squares.minimise(start, new StageConfig.GaussNewton("gn", 200, 1e-10, Optional.of(form)));
    }
}
