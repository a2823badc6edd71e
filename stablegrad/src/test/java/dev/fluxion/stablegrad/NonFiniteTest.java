package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class NonFiniteTest {
    private static final List<StageConfig> QUASI_NEWTON = QuasiNewtonTest.METHODS;

    /** −x₀ falls until x₀ = wall, and is not a number behind; x₁…x₃ rest. */
    private static TestObjective.Term wall(double wall) {
        return (x, gradient, weight) -> {
            gradient[0] += weight * (x[0] > wall ? Double.NaN : -1);
            return x[0] > wall ? Double.NaN : -x[0];
        };
    }

    private static TestObjective objective(double wall) {
        return new TestObjective(
                TestObjective.weightBlocks(1, 3),
                TestObjective.quadratic(new double[] {0, 1, 1, 1}, new double[4]),
                wall(wall));
    }

    private static StageConfig descent(double rate) {
        return new StageConfig.FirstOrder(
                "sgd",
                new FirstOrderMethod.Sgd(0),
                100,
                rate,
                new Schedule.Constant(),
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static TrainingOptions fixed() {
        return TrainingOptions.DEFAULT.withBalancing(new Balancing.Fixed());
    }

    @Test
    void theFirstFailureHalvesTheRateAndTheSecondEndsTheRunAtTheLastGoodParameters() {
        List<String> notices = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void notice(int step, String message) {
                notices.add(message);
            }
        };
        TrainingResult result = Trainer.train(
                objective(3.7), Buffer.allocate(Precision.F64, 4), List.of(descent(1), descent(1)), fixed(), listener);
        assertEquals(1, notices.size());
        assertEquals(StopReason.NON_FINITE, result.reason());
        assertArrayEquals(new double[] {3.5, 0, 0, 0}, result.parameters().toDoubles());
        assertEquals(-3.5, result.loss());
        assertArrayEquals(new double[] {0, -3.5}, result.termValues());
        assertEquals(1, result.stages().size());
    }

    @Test
    void theMessageNamesTermAndBlock() {
        TrainingResult result = Trainer.train(
                objective(3.7), Buffer.allocate(Precision.F64, 4), List.of(descent(1)), fixed(), TrainingListener.NONE);
        assertTrue(result.message().contains("term1"), result::message);
        assertTrue(result.message().contains("layer0.weight"), result::message);
    }

    @Test
    void aFailureAtTheInitialParametersEndsTheRunAtOnce() {
        for (StageConfig stage : List.of(descent(1), QUASI_NEWTON.getFirst(), QUASI_NEWTON.getLast())) {
            TrainingResult result = Trainer.train(
                    objective(-1), Buffer.allocate(Precision.F64, 4), List.of(stage), fixed(), TrainingListener.NONE);
            assertEquals(StopReason.NON_FINITE, result.reason());
            assertEquals(0, result.steps());
            assertTrue(result.message().contains("term1"), result::message);
        }
    }

    @ParameterizedTest
    @FieldSource("QUASI_NEWTON")
    void aLineSearchStepsBackFromWhereTheLossIsNotFinite(StageConfig method) {
        TestObjective.Term barrier = (x, gradient, weight) -> {
            gradient[0] += weight * (x[0] < 1 ? 1 / (1 - x[0]) - 4 : Double.NaN);
            return x[0] < 1 ? -Math.log(1 - x[0]) - 4 * x[0] : Double.NaN;
        };
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(1), barrier);
        TrainingResult result =
                Trainer.train(objective, Buffer.of(Precision.F64, -3), List.of(method), fixed(), TrainingListener.NONE);
        assertEquals(StopReason.GRADIENT_TOLERANCE, result.reason(), result::message);
        assertEquals(0.75, result.parameters().get(0), 1e-9);
    }
}
