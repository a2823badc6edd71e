package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.kernels.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A 2-3-1 tanh network on four points, against values computed once in f64 by another implementation. */
class StableGradGoldenTest {
    private static final GoldenValues GOLDEN = GoldenValues.load();
    private static final double TOLERANCE = 1e-12;

    private final TanhNetwork network = network();
    private final Buffer parameters = parameters();
    private final Buffer gradient = parameters.copy();

    private static TanhNetwork network() {
        double[] x = GOLDEN.get("X");
        double[][] inputs = new double[4][];
        for (int i = 0; i < 4; i++) {
            inputs[i] = Arrays.copyOfRange(x, 2 * i, 2 * i + 2);
        }
        return new TanhNetwork(new int[] {2, 3, 1}, inputs, GOLDEN.get("Y"));
    }

    private static Buffer parameters() {
        double[] all = new double[13];
        System.arraycopy(GOLDEN.get("W1"), 0, all, 0, 6);
        System.arraycopy(GOLDEN.get("b1"), 0, all, 6, 3);
        System.arraycopy(GOLDEN.get("W2"), 0, all, 9, 3);
        System.arraycopy(GOLDEN.get("b2"), 0, all, 12, 1);
        return new Buffer.F64(all);
    }

    private static double[] part(Buffer buffer, int from, int to) {
        return Arrays.copyOfRange(buffer.toDoubles(), from, to);
    }

    @Test
    void theTestNetworkItselfAgrees() {
        assertEquals(GOLDEN.number("loss"), network.valueAndGradient(parameters, gradient), TOLERANCE);
        assertArrayEquals(GOLDEN.get("g1"), part(gradient, 0, 6), TOLERANCE);
        assertArrayEquals(GOLDEN.get("gb1"), part(gradient, 6, 9), TOLERANCE);
        assertArrayEquals(GOLDEN.get("g2"), part(gradient, 9, 12), TOLERANCE);
        assertArrayEquals(GOLDEN.get("gb2"), part(gradient, 12, 13), TOLERANCE);
        assertEquals(GOLDEN.number("ref_std"), network.predictionGradient().standardDeviation(), TOLERANCE);
    }

    @Test
    void factorsAndScaledGradientsAgree() {
        network.valueAndGradient(parameters, gradient);
        StableGrad stableGrad = new StableGrad(network.layout(), StableGradOptions.DEFAULT);
        stableGrad.measure(gradient, network.predictionGradient());
        assertEquals(GOLDEN.number("ref_std"), stableGrad.reference(), TOLERANCE);
        double c1 = GOLDEN.number("c1");
        double c2 = GOLDEN.number("c2");
        assertArrayEquals(new double[] {c1, 1, c2, 1}, stableGrad.factors(), TOLERANCE);
        stableGrad.scale(gradient);
        assertArrayEquals(GOLDEN.get("g1_scaled"), part(gradient, 0, 6), TOLERANCE);
        assertArrayEquals(GOLDEN.get("gb1"), part(gradient, 6, 9), TOLERANCE);
        assertArrayEquals(GOLDEN.get("g2_scaled"), part(gradient, 9, 12), TOLERANCE);
    }

    @Test
    void aStepOfGradientDescentAgreesWithBiasesUntouched() {
        Buffer after = descend(StableGradOptions.Bias.NONE);
        assertArrayEquals(GOLDEN.get("sgd_lr0_1_W1_after"), part(after, 0, 6), TOLERANCE);
        assertArrayEquals(GOLDEN.get("sgd_W2_after"), part(after, 9, 12), TOLERANCE);
        assertArrayEquals(GOLDEN.get("sgd_b1_after_bias_untouched"), part(after, 6, 9), TOLERANCE);
    }

    @Test
    void aStepOfGradientDescentAgreesWithBiasesScaledAsTheirLayer() {
        Buffer after = descend(StableGradOptions.Bias.LAYER);
        assertArrayEquals(GOLDEN.get("sgd_lr0_1_W1_after"), part(after, 0, 6), TOLERANCE);
        assertArrayEquals(GOLDEN.get("sgd_b1_after_bias_layer"), part(after, 6, 9), TOLERANCE);
    }

    private Buffer descend(StableGradOptions.Bias bias) {
        StableGradOptions options = new StableGradOptions(
                StableGradOptions.Reference.PREDICTION, bias, StableGradOptions.Statistic.STD, 1, false);
        StageConfig stage = new StageConfig.FirstOrder(
                "sgd",
                new FirstOrderMethod.Sgd(0),
                1,
                0.1,
                new Schedule.Constant(),
                Optional.of(options),
                OptionalDouble.empty());
        return Trainer.train(network, parameters, List.of(stage), TrainingOptions.DEFAULT, TrainingListener.NONE)
                .parameters();
    }
}
