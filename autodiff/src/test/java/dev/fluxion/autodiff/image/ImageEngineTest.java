package dev.fluxion.autodiff.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageEngineTest {
    private static final int CLASSES = 5;

    /** Every op, values with several readers, odd sizes. */
    private static ImageNetwork all(Normalization normalization) {
        ImageNetworkBuilder b = new ImageNetworkBuilder(new ImageShape(9, 8, 3), normalization);
        int x = b.maximumPool(b.rectifier(b.convolution(0, 5, 3, 1)), 3, 2);
        int y = b.rectifier(b.convolution(x, 9, 3, 2));
        int z = b.add(b.convolution(y, 9, 1, 1), b.subsample(x, 9, 2));
        int u = b.rectifier(z);
        int v = b.add(b.add(b.rectifier(z), u), b.convolution(x, 9, 1, 2));
        b.dense(b.globalAverage(v), CLASSES);
        return b.build();
    }

    private static ImageNetwork resNet(Normalization normalization) {
        return ResNet.cifar(8, List.of(3, 9, 9), new ImageShape(8, 8, 3), CLASSES, normalization);
    }

    /** Inverted bottlenecks with gates, and values with several readers before each of their ops. */
    private static ImageNetwork bottlenecks(Normalization normalization, double dropped) {
        ImageNetworkBuilder b = new ImageNetworkBuilder(new ImageShape(7, 9, 3), normalization);
        int x = b.unit(b.convolution(0, 5, 3, 2), Activation.SILU);
        int wide = b.unit(b.convolution(x, 11, 1, 1), Activation.GELU);
        int y = b.squeezeAndExcite(b.unit(b.depthwise(wide, 5, 1), Activation.TANH), 2);
        int z = b.add(b.stochasticDepth(b.convolution(y, 5, 1, 1), dropped), x);
        int u = b.add(b.depthwise(z, 3, 2), b.convolution(b.dropout(z, dropped), 5, 3, 2));
        int v = b.globalAverage(b.add(b.add(b.averagePool(u, 3, 1), b.squeezeAndExcite(u, 3)), u));
        b.dense(b.add(b.dropout(v, dropped), v), CLASSES);
        return b.build();
    }

    private static List<ImageNetwork> networks() {
        return networks(0.3);
    }

    private static List<ImageNetwork> networks(double dropped) {
        return List.of(
                all(Normalization.NONE),
                all(Normalization.BATCH),
                bottlenecks(Normalization.NONE, dropped),
                bottlenecks(Normalization.BATCH, dropped),
                resNet(Normalization.NONE),
                resNet(Normalization.BATCH));
    }

    /** The gradients below show that it is right; this, which ops do it. */
    @Test
    void rectifiersAndSumsOverwriteWhatNobodyNeedsAgain() {
        ImageNetworkBuilder b = new ImageNetworkBuilder(new ImageShape(8, 8, 3), Normalization.NONE);
        int x = b.rectifier(b.convolution(0, 5, 3, 1));
        int sum = b.add(b.convolution(x, 5, 3, 1), x);
        int y = b.rectifier(sum);
        int twice = b.convolution(y, 5, 3, 1);
        b.add(b.rectifier(twice), twice);
        b.rectifier(b.unit(b.convolution(y, 5, 1, 1), Activation.SILU));
        b.dense(b.globalAverage(b.rectifier(b.rectifier(y))), CLASSES);
        ImageNetwork network = b.build();
        List<Boolean> overwrites = IntStream.range(0, network.ops().size())
                .mapToObj(network::overwrites)
                .toList();
        assertTrue(overwrites.get(x - 1), "a rectifier after a convolution");
        assertTrue(overwrites.get(sum - 1), "a sum after a convolution");
        assertTrue(overwrites.get(y - 1), "a rectifier after that sum");
        assertEquals(3, overwrites.stream().filter(o -> o).count(), "none where others read, or an adjoint needs it");
    }

    @Test
    void theGradientIsTheDerivativeOfTheLossRangeByRange() {
        try (Workers workers = new Workers(1)) {
            for (ImageNetwork network : networks()) {
                Case k = new Case(network, Precision.F64, 7);
                ImageEngine engine = ImageEngine.create(Precision.F64, network, 7, workers);
                engine.gradient(k.parameters, k.pixels, k.labels, 0.1, k.gradient);
                for (ParameterRange range : network.ranges()) {
                    double step = 1e-6;
                    double along = 0;
                    Buffer up = k.parameters.copy();
                    Buffer down = k.parameters.copy();
                    for (int i = range.offset(); i < range.end(); i++) {
                        double d = Philox.gaussian(9, 0, i) / Math.sqrt(range.length());
                        along += d * k.gradient.get(i);
                        up.set(i, up.get(i) + step * d);
                        down.set(i, down.get(i) - step * d);
                    }
                    Buffer ignored = k.gradient.copy();
                    double difference = (engine.gradient(up, k.pixels, k.labels, 0.1, ignored)
                                    - engine.gradient(down, k.pixels, k.labels, 0.1, ignored))
                            / (2 * step);
                    assertEquals(difference, along, 1e-8, range.name());
                }
            }
        }
    }

    @Test
    void singlePrecisionAgreesWithDouble() {
        try (Workers workers = new Workers(1)) {
            for (ImageNetwork network : networks()) {
                Case single = new Case(network, Precision.F32, 7);
                Case twice = new Case(network, Precision.F64, 7);
                double loss = ImageEngine.create(Precision.F32, network, 7, workers)
                        .gradient(single.parameters, single.pixels, single.labels, 0, single.gradient);
                double exact = ImageEngine.create(Precision.F64, network, 7, workers)
                        .gradient(twice.parameters, twice.pixels, twice.labels, 0, twice.gradient);
                assertEquals(exact, loss, 1e-4);
                double distance = 0;
                double size = 0;
                for (int i = 0; i < network.parameters(); i++) {
                    distance += Math.pow(twice.gradient.get(i) - single.gradient.get(i), 2);
                    size += Math.pow(twice.gradient.get(i), 2);
                }
                assertEquals(0, Math.sqrt(distance / size), 1e-4);
            }
        }
    }

    @Test
    void theBitsDoNotDependOnTheNumberOfThreads() {
        for (ImageNetwork network : networks()) {
            double[] expected = {};
            for (int threads : new int[] {1, 2, 5}) {
                Case k = new Case(network, Precision.F32, 31);
                try (Workers workers = new Workers(threads)) {
                    ImageEngine engine = ImageEngine.create(Precision.F32, network, 31, workers);
                    engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient);
                    engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient);
                }
                expected = threads == 1 ? k.gradient.toDoubles() : expected;
                assertArrayEquals(expected, k.gradient.toDoubles());
            }
        }
    }

    @Test
    void logitsAreThoseOfTrainingOnceTheRunningAveragesAreThoseOfTheBatch() {
        try (Workers workers = new Workers(1)) {
            for (ImageNetwork network : networks(0)) {
                Case k = new Case(network, Precision.F64, 13);
                ImageEngine engine = ImageEngine.create(Precision.F64, network, 13, workers);
                double loss = 0;
                for (int i = 0; i < 250; i++) {
                    loss = engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient);
                }
                double mean = 0;
                double[][] logits = engine.logits(k.parameters, k.pixels, 13);
                for (int i = 0; i < 13; i++) {
                    double sum = 0;
                    for (double z : logits[i]) {
                        sum += Math.exp(z);
                    }
                    mean += (Math.log(sum) - logits[i][k.labels[i]]) / 13;
                }
                boolean normalized = network.ranges().stream().anyMatch(r -> r.kind() == ParameterRange.Kind.SCALE);
                assertEquals(loss, mean, normalized ? 0.1 * loss : 1e-12); // the running variance is the unbiased one
            }
        }
    }

    @Test
    void whatIsDroppedFollowsFromSeedAndStepAndNothingIsDroppedFromLogits() {
        try (Workers workers = new Workers(1)) {
            ImageNetwork dropping = bottlenecks(Normalization.NONE, 0.3);
            Case k = new Case(dropping, Precision.F64, 7);
            ImageEngine engine = ImageEngine.create(Precision.F64, dropping, 7, workers);
            engine.randomness(3, 8);
            double loss = engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient);
            engine.randomness(3, 9);
            assertNotEquals(loss, engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient));
            double[][] logits = engine.logits(k.parameters, k.pixels, 7);
            engine.randomness(3, 8);
            assertEquals(loss, engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient));
            ImageNetwork whole = bottlenecks(Normalization.NONE, 0);
            assertArrayEquals(
                    ImageEngine.create(Precision.F64, whole, 7, workers).logits(k.parameters, k.pixels, 7), logits);
        }
    }

    @Test
    void thePredictionGradientIsThatOfAllLogits() {
        try (Workers workers = new Workers(1)) {
            ImageNetwork network = all(Normalization.NONE);
            Case k = new Case(network, Precision.F64, 4);
            k.parameters.fill(0); // all classes equally likely
            ImageEngine engine = ImageEngine.create(Precision.F64, network, 4, workers);
            double loss = engine.gradient(k.parameters, k.pixels, k.labels, 0, k.gradient);
            Moments moments = engine.predictionGradient();
            assertEquals(Math.log(CLASSES), loss, 1e-14);
            assertEquals(4 * CLASSES, moments.count());
            assertEquals(0, moments.mean(), 1e-16);
            double square = ((CLASSES - 1) * Math.pow(1.0 / CLASSES, 2) + Math.pow(1 - 1.0 / CLASSES, 2)) / 16;
            assertEquals(Math.sqrt(square / CLASSES), moments.standardDeviation(), 1e-15);
        }
    }

    @Test
    void wrongLengthsAndPrecisionsAreRefused() {
        try (Workers workers = new Workers(1)) {
            ImageNetwork network = all(Normalization.NONE);
            Case k = new Case(network, Precision.F64, 3);
            ImageEngine engine = ImageEngine.create(Precision.F64, network, 2, workers);
            assertThrows(IllegalArgumentException.class, () -> engine.logits(k.parameters, k.pixels, 3));
            assertThrows(IllegalArgumentException.class, () -> engine.logits(k.parameters, k.pixels, 2));
            ImageEngine other = ImageEngine.create(Precision.F32, network, 3, workers);
            assertThrows(IllegalArgumentException.class, () -> other.logits(k.parameters, k.pixels, 3));
            assertThrows(IllegalArgumentException.class, () -> ImageEngine.create(Precision.F32, network, 0, workers));
        }
    }

    /** Parameters off their initial values, so that shifts and scales matter, and a batch. */
    private static final class Case {
        private final Buffer parameters;
        private final Buffer gradient;
        private final Buffer pixels;
        private final int[] labels;

        Case(ImageNetwork network, Precision precision, int count) {
            parameters = network.initialize(precision, Initialization.AWARE, 1);
            for (int i = 0; i < parameters.length(); i++) {
                parameters.set(i, (float) (parameters.get(i) + 0.1 * Philox.gaussian(5, 0, i)));
            }
            gradient = Buffer.allocate(precision, network.parameters());
            pixels = Buffer.allocate(precision, count * network.input().elements());
            for (int i = 0; i < pixels.length(); i++) {
                pixels.set(i, (float) Philox.gaussian(2, 0, i));
            }
            labels = IntStream.range(0, count).map(i -> i * 3 % CLASSES).toArray();
        }
    }
}
