package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermBalancerTest {
    private static final double[] ONES = {1, 1, 1};

    @Test
    void weightsMakeWeightedGradientNormsEqualAndHaveMeanOne() {
        double[] norms = {4, 1, 0.5};
        double[] weights = TermBalancer.weights(norms, ONES, 0, 1e3);
        assertEquals(weights[0] * norms[0], weights[1] * norms[1], 1e-15);
        assertEquals(weights[0] * norms[0], weights[2] * norms[2], 1e-15);
        assertEquals(3, weights[0] + weights[1] + weights[2], 1e-15);
    }

    @Test
    void weightsMoveByOneMinusEmaOfTheWay() {
        double[] norms = {3, 1, 2};
        double[] raw = {2.0 / 3, 2, 1};
        double[] weights = TermBalancer.weights(norms, ONES, 0.9, 1e3);
        double[] expected = new double[3];
        double mean = 0;
        for (int k = 0; k < 3; k++) {
            expected[k] = 0.9 + 0.1 * raw[k];
            mean += expected[k] / 3;
        }
        for (int k = 0; k < 3; k++) {
            assertEquals(expected[k] / mean, weights[k], 1e-15);
        }
    }

    @Test
    void aTermWithoutAGradientKeepsItsShareAndSpoilsNothing() {
        for (double none : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertArrayEquals(
                    new double[] {1, 1, 1}, TermBalancer.weights(new double[] {2, none, 2}, ONES, 0, 1e3), 1e-15);
        }
        assertArrayEquals(ONES, TermBalancer.weights(new double[3], ONES, 0, 1e3));
    }

    @Test
    void theSpreadOfRawWeightsIsBounded() {
        double[] weights = TermBalancer.weights(new double[] {1, 1e-12}, new double[] {1, 1}, 0, 100);
        assertEquals(100 / 0.5, weights[1] / weights[0], 1e-8);
    }

    private static TestObjective objective() {
        double[] steep = new double[8];
        double[] flat = new double[8];
        Arrays.fill(steep, 100);
        Arrays.fill(flat, 0.01);
        double[] centre = new double[8];
        Arrays.fill(centre, 1);
        return new TestObjective(
                TestObjective.weightBlocks(8),
                TestObjective.quadratic(steep, centre),
                TestObjective.quadratic(flat, new double[] {2, 2, 2, 2, 2, 2, 2, 2}));
    }

    private static List<Integer> balancedAt(Balancing balancing, StageConfig... stages) {
        List<Integer> steps = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void weights(int step, double[] weights) {
                steps.add(step);
                assertEquals(2, weights[0] + weights[1], 1e-12);
            }
        };
        Trainer.train(
                objective(),
                Buffer.allocate(Precision.F64, 8),
                List.of(stages),
                TrainingOptions.DEFAULT.withBalancing(balancing),
                listener);
        return steps;
    }

    @Test
    void weightsAreBalancedAtTheStartAndPeriodicallyAndFrozenInQuasiNewtonStages() {
        Balancing every5 = new Balancing.GradientNorm(5, 0.9, 1e3);
        StageConfig adam = TrainerTest.adam(12, 1e-3);
        StageConfig bfgs = new StageConfig.Bfgs("bfgs", 12, 0, StageConfig.Bfgs.Update.SSBROYDEN);
        assertEquals(List.of(0, 5, 10), balancedAt(every5, adam, bfgs));
        assertEquals(List.of(0), balancedAt(every5, bfgs));
        assertEquals(List.of(), balancedAt(new Balancing.Fixed(), adam, bfgs));
    }

    @Test
    void afterBalancingTheWeightedGradientNormsAreEqual() {
        TestObjective objective = objective();
        Trainer.train(
                objective,
                Buffer.allocate(Precision.F64, 8),
                List.of(TrainerTest.adam(0, 1)),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
        assertArrayEquals(new double[] {1, 1}, objective.weights());
        TrainingResult result = Trainer.train(
                objective,
                Buffer.allocate(Precision.F64, 8),
                List.of(TrainerTest.adam(1, 1e-3)),
                TrainingOptions.DEFAULT.withBalancing(new Balancing.GradientNorm(500, 0.9, 1e6)),
                TrainingListener.NONE);
        assertEquals(100 * result.weights()[0], 0.02 * result.weights()[1], 1e-10);
    }
}
