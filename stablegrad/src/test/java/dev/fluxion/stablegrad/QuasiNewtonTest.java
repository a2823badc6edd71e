package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuasiNewtonTest {
    static final List<StageConfig> METHODS = methods(1000, 1e-10);

    static List<StageConfig> methods(int steps, double tolerance) {
        List<StageConfig> methods = new ArrayList<>();
        methods.add(new StageConfig.LBfgs("lbfgs", steps, 50, tolerance, false));
        methods.add(new StageConfig.LBfgs("self-scaled lbfgs", steps, 200, tolerance, true));
        for (StageConfig.Bfgs.Update update : StageConfig.Bfgs.Update.values()) {
            methods.add(new StageConfig.Bfgs(update.name(), steps, tolerance, update));
        }
        return methods;
    }

    static TrainingResult minimise(TestObjective objective, double[] start, StageConfig stage) {
        return Trainer.train(
                objective,
                Buffer.of(Precision.F64, start),
                List.of(stage),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
    }

    static double[] valley(int n) {
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            start[i] = i % 2 == 0 ? -1.2 : 1;
        }
        return start;
    }

    static Stream<Arguments> methodsAndSizes() {
        return METHODS.stream().flatMap(m -> Stream.of(2, 8, 31, 64, 207).map(n -> Arguments.of(m, n)));
    }

    /** The centre of the bowl is where the listener last put it. */
    @ParameterizedTest
    @FieldSource("METHODS")
    void aMinimumIsLeftForOtherPointsAtMostTenTimes(StageConfig method) {
        double[] centre = {0, 0, 0};
        TestObjective bowl = new TestObjective(
                TestObjective.weightBlocks(3), TestObjective.quadratic(new double[] {1, 5, 9}, centre));
        List<Integer> asked = new ArrayList<>();
        TrainingListener mover = new TrainingListener() {
            @Override
            public boolean minimum(int step, Buffer parameters) {
                assertArrayEquals(centre, parameters.toDoubles(), 1e-9);
                asked.add(step);
                centre[asked.size() % 3] += asked.size();
                return true;
            }
        };
        TrainingResult result = Trainer.train(
                bowl,
                Buffer.of(Precision.F64, new double[] {3, -2, 1}),
                List.of(method),
                TrainingOptions.DEFAULT,
                mover);
        assertEquals(10, asked.size());
        assertTrue(result.reason().sound(), result::message);
        assertArrayEquals(centre, result.parameters().toDoubles(), 1e-9);
        assertTrue(result.steps() < 1000, () -> result.steps() + " steps");
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aTrainingThatIsSentBackGoesOnAsANewOneDoes(StageConfig method) {
        double[] start = valley(8);
        List<Double> losses = new ArrayList<>();
        TrainingListener back = new TrainingListener() {
            @Override
            public Replaced newPoints(int step, Buffer parameters) {
                if (step != 20 || losses.size() > 21) {
                    return Replaced.NOTHING;
                }
                for (int i = 0; i < start.length; i++) {
                    parameters.set(i, start[i]);
                }
                return Replaced.POINTS_AND_PARAMETERS;
            }

            @Override
            public void step(StepEvent event) {
                losses.add(event.loss());
            }
        };
        Trainer.train(
                new TestObjective(TestObjective.weightBlocks(8), TestObjective.rosenbrock()),
                Buffer.of(Precision.F64, start),
                List.of(method),
                TrainingOptions.DEFAULT,
                back);
        assertEquals(losses.subList(1, 16), losses.subList(21, 36));
    }

    @ParameterizedTest
    @MethodSource("methodsAndSizes")
    void rosenbrocksValleyIsFollowedToItsEnd(StageConfig method, int n) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(n), TestObjective.rosenbrock());
        TrainingResult result = minimise(objective, valley(n), method);
        assertEquals(StopReason.GRADIENT_TOLERANCE, result.reason(), result::message);
        int bound = selfScaled(method) ? 600 : 60;
        assertTrue(result.steps() <= bound, () -> result.steps() + " steps");
        for (int i = 0; i + 1 < n; i++) {
            assertEquals(1, result.parameters().get(i), 1e-7);
        }
    }

    /** Scaling every update pays on ill-conditioned problems and costs steps where unexplored directions are many and alike. */
    private static boolean selfScaled(StageConfig method) {
        return switch (method) {
            case StageConfig.Bfgs b -> b.update() != StageConfig.Bfgs.Update.BFGS;
            case StageConfig.LBfgs l -> l.selfScaled();
            default -> false;
        };
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void quadraticsOfConditionAMillionAreSolved(StageConfig method) {
        int n = 64;
        double[] curvature = new double[n];
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            curvature[i] = Math.pow(10, -6.0 * i / (n - 1));
            centre[i] = Math.sin(i + 1);
        }
        TestObjective objective =
                new TestObjective(TestObjective.weightBlocks(n), TestObjective.quadratic(curvature, centre));
        TrainingResult result = minimise(objective, new double[n], method);
        boolean textbook = method instanceof StageConfig.LBfgs l && !l.selfScaled();
        double bound = textbook ? 1e-7 : selfScaled(method) ? 1e-16 : 1e-13;
        assertTrue(result.loss() <= bound, () -> "loss " + result.loss());
        int steps = textbook ? 1000 : selfScaled(method) ? 350 : 700;
        assertTrue(result.steps() <= steps, () -> result.steps() + " steps");
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void singlePrecisionReachesItsOwnRounding(StageConfig method) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(8), TestObjective.rosenbrock());
        TrainingResult result = Trainer.train(
                objective,
                Buffer.of(Precision.F32, valley(8)),
                List.of(method),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
        assertTrue(result.loss() <= 1e-10, () -> "loss " + result.loss() + ": " + result.message());
        assertTrue(result.steps() < 1000, () -> result.steps() + " steps");
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aLossThatRoundingKeepsFlatEndsTheStage(StageConfig method) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(2), (x, gradient, weight) -> {
            gradient[0] += weight * 1e-9 * x[0];
            gradient[1] += weight * 3e-9 * x[1];
            return 1e9 + 0.5e-9 * (x[0] * x[0] + 3 * x[1] * x[1]);
        });
        StageConfig strict = methods(1000, 0).get(METHODS.indexOf(method));
        TrainingResult result = minimise(objective, new double[] {1, 1}, strict);
        assertTrue(
                result.reason() == StopReason.FLAT_LOSS || result.reason() == StopReason.GRADIENT_TOLERANCE,
                result::message);
        assertTrue(result.steps() <= 50, () -> result.steps() + " steps");
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void aGradientThatPointsTheWrongWayEndsInAFailedLineSearchAfterAReset(StageConfig method) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(2), (x, gradient, weight) -> {
            gradient[0] -= weight * x[0];
            gradient[1] -= weight * x[1];
            return 0.5 * (x[0] * x[0] + x[1] * x[1]);
        });
        TrainingResult result = minimise(objective, new double[] {1, 1}, method);
        assertEquals(StopReason.LINE_SEARCH_FAILED, result.reason());
        assertArrayEquals(new double[] {1, 1}, result.parameters().toDoubles());
        assertEquals(1, result.loss());
    }

    @Test
    void theThreadCountChangesNoBit() {
        double[] one = trained(1);
        assertArrayEquals(one, trained(2));
        assertArrayEquals(one, trained(5));
    }

    private static double[] trained(int threads) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(207), TestObjective.rosenbrock());
        return Trainer.train(
                        objective,
                        Buffer.of(Precision.F64, valley(207)),
                        List.of(new StageConfig.Bfgs("bfgs", 25, 0, StageConfig.Bfgs.Update.SSBROYDEN)),
                        TrainingOptions.DEFAULT.withThreads(threads),
                        TrainingListener.NONE)
                .parameters()
                .toDoubles();
    }

    @Test
    void aMatrixThatCannotBeHeldIsRefusedWithItsSize() {
        int n = StageConfig.Bfgs.MAX_PARAMETERS + 1;
        TestObjective objective =
                new TestObjective(TestObjective.weightBlocks(n), TestObjective.quadratic(new double[n], new double[n]));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> minimise(objective, new double[n], METHODS.getLast()));
        assertTrue(e.getMessage().contains("8001") && e.getMessage().contains("lbfgs"), e::getMessage);
    }

    @Test
    void everyEventsLossIsTheLossAtItsParametersAndFalls() {
        TanhNetwork independent = TanhNetwork.sine(8, 2, 31);
        Buffer gradient = new Buffer.F64(independent.glorot(1));
        double[] previous = {Double.POSITIVE_INFINITY};
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(StepEvent event) {
                assertEquals(independent.valueAndGradient(event.parameters(), gradient), event.loss());
                assertTrue(event.loss() <= previous[0], () -> "step " + event.step());
                previous[0] = event.loss();
            }
        };
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        for (StageConfig method : methods(100, 0)) {
            previous[0] = Double.POSITIVE_INFINITY;
            Trainer.train(
                    network, new Buffer.F64(network.glorot(1)), List.of(method), TrainingOptions.DEFAULT, listener);
        }
    }

    @Test
    void onANetworkSelfScalingBeatsLimitedMemoryByDecades() {
        TanhNetwork network = TanhNetwork.sine(8, 2, 64);
        double[] start = network.glorot(1);
        double[] losses = methods(400, 0).stream()
                .mapToDouble(m -> Trainer.train(
                                network,
                                Buffer.of(Precision.F64, start),
                                List.of(m),
                                TrainingOptions.DEFAULT,
                                TrainingListener.NONE)
                        .loss())
                .toArray();
        assertTrue(losses[4] < 0.01 * losses[0], () -> "lbfgs " + losses[0] + ", ssbroyden " + losses[4]);
        assertTrue(losses[3] < 0.05 * losses[2], () -> "bfgs " + losses[2] + ", ssbfgs " + losses[3]);
        assertTrue(losses[1] < 0.05 * losses[0], () -> "lbfgs " + losses[0] + ", self-scaled " + losses[1]);
    }
}
