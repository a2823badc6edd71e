package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StableGradLawsTest {
    private static final PredictionGradient PREDICTION = new PredictionGradient(100, 0.3, 0.25);

    private static double tolerance(Precision precision) {
        return precision == Precision.F32 ? 1e-5 : 1e-12;
    }

    private static Buffer gaussian(Precision precision, int n, double scale) {
        return Buffer.of(
                precision,
                new Random(n).doubles(n).map(r -> scale * (2 * r - 0.7)).toArray());
    }

    private static double std(double[] x, int from, int to) {
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += x[i] / (to - from);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (x[i] - mean) * (x[i] - mean);
        }
        return Math.sqrt(sum / (to - from));
    }

    @ParameterizedTest
    @EnumSource
    void everyLayerIsBroughtToTheReferenceAndKeepsItsDirection(Precision precision) {
        ParameterLayout layout = TestObjective.weightBlocks(7, 8, 13, 31, 64, 207);
        Buffer gradient = gaussian(precision, layout.length(), 1e-5);
        double[] before = gradient.toDoubles();
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        assertTrue(stableGrad.measure(gradient, PREDICTION));
        stableGrad.scale(gradient);
        double[] after = gradient.toDoubles();
        for (Block block : layout.blocks()) {
            assertEquals(0.25, std(after, block.offset(), block.end()), 0.25 * tolerance(precision));
            double dot = 0;
            double a = 0;
            double b = 0;
            for (int i = block.offset(); i < block.end(); i++) {
                dot += before[i] * after[i];
                a += before[i] * before[i];
                b += after[i] * after[i];
            }
            assertEquals(1, dot / Math.sqrt(a * b), tolerance(precision));
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfTenToTheMinus23AreBroughtToTheReference(Precision precision) {
        ParameterLayout layout = TestObjective.weightBlocks(31);
        Buffer gradient = gaussian(precision, 31, 1e-23);
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        stableGrad.measure(gradient, PREDICTION);
        stableGrad.scale(gradient);
        double expected = 0.25 / (1 + 1e-30 / std(gaussian(precision, 31, 1e-23).toDoubles(), 0, 31));
        assertEquals(expected, std(gradient.toDoubles(), 0, 31), expected * tolerance(precision));
    }

    @ParameterizedTest
    @EnumSource
    void aZeroGradientStaysZero(Precision precision) {
        ParameterLayout layout = TestObjective.weightBlocks(8, 13);
        Buffer gradient = gaussian(precision, 21, 1);
        for (int i = 0; i < 8; i++) {
            gradient.set(i, 0);
        }
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        assertTrue(stableGrad.measure(gradient, PREDICTION));
        stableGrad.scale(gradient);
        for (int i = 0; i < 8; i++) {
            assertEquals(0, gradient.get(i));
        }
        assertEquals(1, stableGrad.factors()[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 207})
    void constantAndOneElementTensorsAreMeasuredByTheirRootMeanSquare(int n) {
        for (Precision precision : Precision.values()) {
            ParameterLayout layout = TestObjective.weightBlocks(n);
            Buffer gradient = Buffer.allocate(precision, n);
            gradient.fill(-3e-4);
            StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
            stableGrad.measure(gradient, PREDICTION);
            stableGrad.scale(gradient);
            for (int i = 0; i < n; i++) {
                assertEquals(-0.25, gradient.get(i), 0.25 * tolerance(precision));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
    void aReferenceOfZeroOrNotFiniteLeavesGradientsUntouchedAndIsCounted(double reference) {
        ParameterLayout layout = TestObjective.weightBlocks(13);
        Buffer gradient = gaussian(Precision.F64, 13, 1);
        double[] before = gradient.toDoubles();
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        assertFalse(stableGrad.measure(gradient, new PredictionGradient(1, 0, reference)));
        stableGrad.scale(gradient);
        assertArrayEquals(before, gradient.toDoubles());
        stableGrad.measure(gradient, PREDICTION);
        assertEquals(1, stableGrad.untouchedSteps());
    }

    @Test
    void aNaNInABlockSurfacesAndOtherBlocksAreScaled() {
        ParameterLayout layout = TestObjective.weightBlocks(13, 8);
        Buffer gradient = gaussian(Precision.F64, 21, 1);
        gradient.set(5, Double.NaN);
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        stableGrad.measure(gradient, PREDICTION);
        assertEquals(1, stableGrad.factors()[0]);
        stableGrad.scale(gradient);
        assertTrue(Double.isNaN(gradient.get(5)));
        assertEquals(0.25, std(gradient.toDoubles(), 13, 21), 1e-12);
    }

    @Test
    void theLossTimesKScalesReferenceAndWeightGradientsByK() {
        TanhNetwork network = TanhNetwork.sine(7, 2, 13);
        Buffer parameters = new Buffer.F64(network.glorot(1));
        Buffer one = scaled(network, parameters, 1);
        Buffer four = scaled(network, parameters, 4);
        for (Block block : network.layout().blocks()) {
            for (int i = block.offset(); i < block.end(); i++) {
                assertEquals(4 * one.get(i), four.get(i));
            }
        }
    }

    private static Buffer scaled(TanhNetwork network, Buffer parameters, double k) {
        Buffer gradient = parameters.copy();
        network.lossScale(k);
        network.valueAndGradient(parameters, gradient);
        StableGrad stableGrad = new StableGrad(network.layout(), StableGradOptions.DEFAULT);
        stableGrad.measure(gradient, network.predictionGradient());
        stableGrad.scale(gradient);
        return gradient;
    }

    @Test
    void clippingBeforeIsANoOp() {
        ParameterLayout layout = TestObjective.weightBlocks(31, 64);
        Buffer plain = gaussian(Precision.F64, 95, 1);
        Buffer clipped = plain.copy();
        for (int i = 0; i < 95; i++) {
            clipped.set(i, clipped.get(i) / 1024);
        }
        StableGrad stableGrad = new StableGrad(layout, StableGradOptions.DEFAULT);
        stableGrad.measure(plain, PREDICTION);
        stableGrad.scale(plain);
        stableGrad.measure(clipped, PREDICTION);
        stableGrad.scale(clipped);
        assertArrayEquals(plain.toDoubles(), clipped.toDoubles());
    }

    @Test
    void referencesAreThePredictionsTheConstantOrTheLastLayers() {
        ParameterLayout layout = TestObjective.weightBlocks(31, 64);
        Buffer gradient = gaussian(Precision.F64, 95, 1);
        double last = std(gradient.toDoubles(), 31, 95);
        assertEquals(0.5, reference(layout, gradient, StableGradOptions.Reference.PREDICTION, false), 1e-15);
        assertEquals(50, reference(layout, gradient, StableGradOptions.Reference.PREDICTION, true), 1e-13);
        assertEquals(2, reference(layout, gradient, StableGradOptions.Reference.CONSTANT, false), 1e-15);
        assertEquals(2 * last, reference(layout, gradient, StableGradOptions.Reference.LAST, false), 1e-13);
    }

    private static double reference(
            ParameterLayout layout, Buffer gradient, StableGradOptions.Reference reference, boolean perSample) {
        StableGrad stableGrad = new StableGrad(
                layout,
                new StableGradOptions(
                        reference, StableGradOptions.Bias.NONE, StableGradOptions.Statistic.STD, 2, perSample));
        stableGrad.measure(gradient, PREDICTION);
        return stableGrad.reference();
    }

    @Test
    void theRmsStatisticMeasuresReferenceAndGradientsAlike() {
        ParameterLayout layout = TestObjective.weightBlocks(31);
        Buffer gradient = gaussian(Precision.F64, 31, 1);
        StableGrad stableGrad = new StableGrad(
                layout,
                new StableGradOptions(
                        StableGradOptions.Reference.PREDICTION,
                        StableGradOptions.Bias.NONE,
                        StableGradOptions.Statistic.RMS,
                        1,
                        false));
        stableGrad.measure(gradient, PREDICTION);
        stableGrad.scale(gradient);
        double squares = 0;
        for (double v : gradient.toDoubles()) {
            squares += v * v;
        }
        assertEquals(Math.sqrt(0.3 * 0.3 + 0.25 * 0.25), Math.sqrt(squares / 31), 1e-12);
    }

    @Test
    void biasesAreScaledByThemselvesIfAskedAndScalarsNever() {
        ParameterLayout layout = new ParameterLayout(List.of(
                new Block("w", 0, 8, Block.Kind.WEIGHT, 0),
                new Block("b", 8, 7, Block.Kind.BIAS, 0),
                new Block("nu", 15, 1, Block.Kind.SCALAR, -1)));
        Buffer gradient = gaussian(Precision.F64, 16, 1);
        double nu = gradient.get(15);
        StableGrad stableGrad = new StableGrad(
                layout,
                new StableGradOptions(
                        StableGradOptions.Reference.PREDICTION,
                        StableGradOptions.Bias.OWN,
                        StableGradOptions.Statistic.STD,
                        1,
                        false));
        stableGrad.measure(gradient, PREDICTION);
        stableGrad.scale(gradient);
        assertEquals(0.25, std(gradient.toDoubles(), 8, 15), 1e-12);
        assertEquals(nu, gradient.get(15));
    }
}
