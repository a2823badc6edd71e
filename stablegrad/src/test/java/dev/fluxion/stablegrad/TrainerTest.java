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
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final ParameterLayout LAYOUT = TestObjective.weightBlocks(3, 5);
    private static final double[] CURVATURE = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] CENTRE = {1, -1, 2, -2, 0.5, 0, 3, -3};

    static StageConfig.FirstOrder adam(int steps, double rate) {
        return new StageConfig.FirstOrder(
                "adam",
                FirstOrderMethod.adam(),
                steps,
                rate,
                new Schedule.Cosine(0),
                Optional.empty(),
                OptionalDouble.empty());
    }

    @ParameterizedTest
    @EnumSource
    void adamFindsTheMinimumOfAQuadratic(Precision precision) {
        TestObjective objective = new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE));
        TrainingResult result = Trainer.train(
                objective,
                Buffer.allocate(precision, 8),
                List.of(adam(800, 0.05)),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
        assertEquals(StopReason.STEPS, result.reason());
        assertArrayEquals(CENTRE, result.parameters().toDoubles(), 1e-3);
        assertEquals(800, result.steps());
    }

    @ParameterizedTest
    @EnumSource
    void everyEventsLossIsTheLossAtItsParameters(Precision precision) {
        TestObjective objective = new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE));
        TestObjective independent = new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE));
        List<Integer> steps = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(StepEvent event) {
                steps.add(event.step());
                Buffer gradient = Buffer.allocate(precision, 8);
                assertEquals(independent.valueAndGradient(event.parameters(), gradient), event.loss());
            }
        };
        TrainingResult result = Trainer.train(
                objective, Buffer.allocate(precision, 8), List.of(adam(7, 0.05)), TrainingOptions.DEFAULT, listener);
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), steps);
        assertEquals(independent.valueAndGradient(result.parameters(), Buffer.allocate(precision, 8)), result.loss());
    }

    @Test
    void initialParametersAreNotModified() {
        Buffer initial = Buffer.of(Precision.F64, CENTRE);
        Trainer.train(
                new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, new double[8])),
                initial,
                List.of(adam(3, 0.1)),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
        assertArrayEquals(CENTRE, initial.toDoubles());
    }

    @Test
    void aStopRequestEndsTrainingAtTheStepInProgressAndSkipsLaterStages() {
        int[] polls = {0};
        TrainingOptions options = TrainingOptions.DEFAULT.withStopRequested(() -> ++polls[0] > 4);
        TrainingResult result = Trainer.train(
                new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE)),
                Buffer.allocate(Precision.F64, 8),
                List.of(adam(100, 0.1), adam(100, 0.1)),
                options,
                TrainingListener.NONE);
        assertEquals(StopReason.STOP_REQUESTED, result.reason());
        assertEquals(4, result.steps());
        assertEquals(1, result.stages().size());
    }

    @Test
    void aTargetLossEndsTraining() {
        TrainingResult result = Trainer.train(
                new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE)),
                Buffer.allocate(Precision.F64, 8),
                List.of(adam(10000, 0.1)),
                TrainingOptions.DEFAULT.withTargetLoss(1),
                TrainingListener.NONE);
        assertEquals(StopReason.TARGET_LOSS, result.reason());
        assertTrue(result.loss() <= 1, () -> "loss " + result.loss());
    }
}
