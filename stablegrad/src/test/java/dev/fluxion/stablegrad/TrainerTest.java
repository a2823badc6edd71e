package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    void aStageEndsWithItsShareOfTheTimeWhereAnotherStageFollows() {
        TrainingOptions options = TrainingOptions.DEFAULT.withStageSeconds(Map.of("adam", 1e-9, "short", 1e-9));
        StageConfig.LBfgs cut = new StageConfig.LBfgs("short", 3, 5, 0, true);
        StageConfig.LBfgs curvature = new StageConfig.LBfgs("lbfgs", 3, 5, 0, true);
        TestObjective objective = new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE));
        TrainingResult result = Trainer.train(
                objective,
                Buffer.allocate(Precision.F64, 8),
                List.of(adam(100, 0.05), cut, curvature, adam(4, 0.05)),
                options,
                TrainingListener.NONE);
        for (int i = 0; i < 2; i++) {
            assertEquals(StopReason.STAGE_TIME, result.stages().get(i).reason());
            assertTrue(result.stages().get(i).message().contains("its share of the time limit"));
        }
        assertEquals(3, result.stages().get(2).steps());
        assertEquals(4, result.stages().getLast().steps());
        assertEquals(StopReason.STEPS, result.reason());
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

    @Test
    void aTimeLimitOfZeroReportsTheInitialParameters() {
        for (StageConfig stage : List.of(adam(100, 0.1), new StageConfig.LBfgs("lbfgs", 100, 5, 0, true))) {
            TrainingResult result = Trainer.train(
                    new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE)),
                    Buffer.allocate(Precision.F64, 8),
                    List.of(stage),
                    TrainingOptions.DEFAULT.withTimeLimit(0),
                    TrainingListener.NONE);
            assertEquals(StopReason.TIME_LIMIT, result.reason());
            assertEquals(0, result.steps());
            assertArrayEquals(new double[8], result.parameters().toDoubles());
            assertTrue(Double.isFinite(result.loss()), result::message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameRunGivesTheSameBits(Precision precision) {
        List<StageConfig> stages = List.of(
                adam(20, 0.01).withStableGrad(StableGradOptions.DEFAULT),
                new StageConfig.Bfgs("bfgs", 20, 0, StageConfig.Bfgs.Update.SSBROYDEN),
                new StageConfig.LBfgs("lbfgs", 20, 5, 0, true));
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        Buffer start = Buffer.of(precision, network.glorot(1));
        TrainingResult first = Trainer.train(network, start, stages, TrainingOptions.DEFAULT, TrainingListener.NONE);
        TrainingResult second = Trainer.train(
                TanhNetwork.sine(8, 2, 31), start, stages, TrainingOptions.DEFAULT, TrainingListener.NONE);
        assertArrayEquals(first.parameters().toDoubles(), second.parameters().toDoubles());
        assertEquals(60, first.steps());
    }

    @Test
    void stagesFollowOneAnotherAndAreReported() {
        List<String> calls = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void stage(StageConfig stage, int step) {
                calls.add("stage " + stage.name() + " " + step);
            }

            @Override
            public void beforeStep(int step) {
                calls.add("before " + step);
            }

            @Override
            public void stageEnded(StageResult result) {
                calls.add("ended " + result.stage() + " " + result.reason());
            }
        };
        Trainer.train(
                new TestObjective(LAYOUT, TestObjective.quadratic(CURVATURE, CENTRE)),
                Buffer.allocate(Precision.F64, 8),
                List.of(adam(2, 0.01), new StageConfig.LBfgs("lbfgs", 3, 5, 0, true)),
                TrainingOptions.DEFAULT,
                listener);
        assertEquals(
                List.of(
                        "stage adam 0",
                        "before 0",
                        "before 1",
                        "ended adam STEPS",
                        "stage lbfgs 2",
                        "before 2",
                        "ended lbfgs STEPS"),
                calls);
    }

    @Test
    void aMatrixThatDoesNotFitIsRefusedBeforeTheFirstStage() {
        int n = StageConfig.Bfgs.MAX_PARAMETERS + 1;
        TestObjective objective =
                new TestObjective(TestObjective.weightBlocks(n), TestObjective.quadratic(new double[n], new double[n]));
        List<StageConfig> stages =
                List.of(adam(5, 0.1), new StageConfig.Bfgs("bfgs", 5, 0, StageConfig.Bfgs.Update.SSBROYDEN));
        Buffer start = Buffer.allocate(Precision.F64, n);
        assertThrows(
                IllegalArgumentException.class,
                () -> Trainer.train(objective, start, stages, TrainingOptions.DEFAULT, TrainingListener.NONE));
        assertEquals(0, objective.evaluations);
    }
}
