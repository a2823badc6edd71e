package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.optimizer.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableGradTrainingTest {
    private static StageConfig stage(Optional<StableGradOptions> stableGrad, OptionalDouble clip, int steps) {
        return new StageConfig.FirstOrder(
                "adam", FirstOrderMethod.adam(), steps, 1e-3, new Schedule.Constant(), stableGrad, clip);
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheFirstUpdateNothingDiffers(Precision precision) {
        List<StepEvent> plain = events(precision, Optional.empty(), 1);
        List<StepEvent> scaled = events(precision, Optional.of(StableGradOptions.DEFAULT), 1);
        assertEquals(plain.getFirst().loss(), scaled.getFirst().loss());
        assertEquals(plain.getFirst().gradientNorm(), scaled.getFirst().gradientNorm());
    }

    @Test
    void telemetryGivesSpreadAndFactorOfEveryWeightBlock() {
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        StepEvent event =
                events(Precision.F64, Optional.of(StableGradOptions.DEFAULT), 1).getFirst();
        StableGradTelemetry telemetry = event.stableGrad().orElseThrow();
        List<String> weights = network.layout().blocks().stream()
                .filter(block -> block.kind() == Block.Kind.WEIGHT)
                .map(Block::name)
                .toList();
        assertEquals(weights, telemetry.blocks());
        assertTrue(telemetry.reference() > 0);
        for (int i = 0; i < weights.size(); i++) {
            assertEquals(
                    telemetry.reference(), telemetry.factors()[i] * telemetry.spreads()[i], 1e-15);
        }
        assertEquals(0, telemetry.untouchedSteps());
    }

    private static List<StepEvent> events(Precision precision, Optional<StableGradOptions> options, int steps) {
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        List<StepEvent> events = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(StepEvent event) {
                events.add(event);
            }
        };
        Trainer.train(
                network,
                Buffer.of(precision, network.glorot(1)),
                List.of(stage(options, OptionalDouble.empty(), steps)),
                TrainingOptions.DEFAULT,
                listener);
        return events;
    }

    @Test
    void adamIgnoresFactorsFrozenAtStepZero() {
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        double[] start = network.glorot(1);
        Buffer gradient = new Buffer.F64(start.clone());
        network.valueAndGradient(new Buffer.F64(start), gradient);
        StableGrad stableGrad = new StableGrad(network.layout(), StableGradOptions.DEFAULT);
        stableGrad.measure(gradient, network.predictionGradient());
        double[] ones = new double[network.layout().blocks().size()];
        Arrays.fill(ones, 1);
        Buffer plain = adam(network, start, ones);
        Buffer frozen = adam(network, start, stableGrad.factors());
        double difference = 0;
        double moved = 0;
        for (int i = 0; i < start.length; i++) {
            difference += Math.pow(plain.get(i) - frozen.get(i), 2);
            moved += Math.pow(plain.get(i) - start[i], 2);
        }
        double relative = Math.sqrt(difference / moved);
        assertTrue(relative < 0.01, () -> "relative difference " + relative);
    }

    /** 50 steps of Adam with constant gradient factors per block. */
    private static Buffer adam(TanhNetwork network, double[] start, double[] factors) {
        int blocks = network.layout().blocks().size();
        int[] bounds = new int[blocks + 1];
        for (int b = 0; b < blocks; b++) {
            bounds[b + 1] = network.layout().blocks().get(b).end();
        }
        Adam adam = new Adam(0.9, 0.999, 1e-8, new double[blocks], Precision.F64, start.length);
        Buffer parameters = new Buffer.F64(start.clone());
        Buffer gradient = Buffer.allocate(Precision.F64, start.length);
        for (int step = 0; step < 50; step++) {
            network.valueAndGradient(parameters, gradient);
            adam.update(parameters, gradient, bounds, factors, 1e-3);
        }
        return parameters;
    }

    /** With μ·0 + g the only summand, θ₁ = (1 − η·d)·θ₀ − η·c·g on weights: the decay is not rescaled, and biases have none. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weightDecayIsNeitherRescaledNorClipped(boolean clipped) {
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        double[] start = network.glorot(1);
        double[] without = oneStep(network, start, 0, clipped);
        double[] with = oneStep(network, start, 0.25, clipped);
        for (Block block : network.layout().blocks()) {
            double decay = block.kind() == Block.Kind.WEIGHT ? 0.5 * 0.25 : 0;
            for (int i = block.offset(); i < block.end(); i++) {
                assertEquals(without[i] - decay * start[i], with[i], 1e-14);
            }
        }
    }

    private static double[] oneStep(TanhNetwork network, double[] start, double decay, boolean clipped) {
        StageConfig descent = new StageConfig.FirstOrder(
                "sgd",
                new FirstOrderMethod.Sgd(0.9, decay),
                1,
                0.5,
                new Schedule.Constant(),
                Optional.of(StableGradOptions.DEFAULT),
                clipped ? OptionalDouble.of(1e-3) : OptionalDouble.empty());
        return Trainer.train(
                        network,
                        new Buffer.F64(start.clone()),
                        List.of(descent),
                        TrainingOptions.DEFAULT,
                        TrainingListener.NONE)
                .parameters()
                .toDoubles();
    }

    @Test
    void theGlobalNormIsClippedAfterStableGrad() {
        TanhNetwork network = TanhNetwork.sine(8, 2, 31);
        Buffer start = new Buffer.F64(network.glorot(1));
        StageConfig descent = new StageConfig.FirstOrder(
                "sgd",
                new FirstOrderMethod.Sgd(0),
                1,
                1,
                new Schedule.Constant(),
                Optional.of(StableGradOptions.DEFAULT),
                OptionalDouble.of(1e-3));
        Buffer after = Trainer.train(network, start, List.of(descent), TrainingOptions.DEFAULT, TrainingListener.NONE)
                .parameters();
        double squares = 0;
        for (int i = 0; i < start.length(); i++) {
            squares += Math.pow(after.get(i) - start.get(i), 2);
        }
        assertEquals(1e-3, Math.sqrt(squares), 1e-12);
    }

    @Test
    void aReferenceOfZeroIsNoticedOnceAndCountedAtEveryStep() {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(7), TestObjective.rosenbrock()) {
            @Override
            public PredictionGradient predictionGradient() {
                return new PredictionGradient(16, 0, 0);
            }
        };
        List<String> notices = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void notice(int step, String message) {
                notices.add(message);
            }

            @Override
            public void step(StepEvent event) {
                event.stableGrad().ifPresent(t -> counts.add(t.untouchedSteps()));
            }
        };
        StageConfig stage = stage(Optional.of(StableGradOptions.DEFAULT), OptionalDouble.empty(), 3);
        Trainer.train(objective, Buffer.allocate(Precision.F64, 7), List.of(stage), TrainingOptions.DEFAULT, listener);
        assertEquals(1, notices.size());
        assertEquals(List.of(1L, 2L, 3L), counts);
    }

    @Test
    void quasiNewtonStagesRefuseStableGrad() {
        for (StageConfig method : QuasiNewtonTest.METHODS) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> method.withStableGrad(StableGradOptions.DEFAULT));
            assertTrue(e.getMessage().contains("curvature"), e::getMessage);
        }
    }
}
