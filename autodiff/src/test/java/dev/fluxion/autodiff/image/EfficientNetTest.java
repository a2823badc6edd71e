package dev.fluxion.autodiff.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import org.junit.jupiter.api.Test;

class EfficientNetTest {
    private static final ImageShape IMAGENET = new ImageShape(224, 224, 3);

    @Test
    void networksHaveThePublishedNumbersOfParametersAndSevenBySevenPixelsAtTheEnd() {
        ImageNetwork b0 = EfficientNet.b0(IMAGENET, 1000, Normalization.BATCH, 2);
        ImageNetwork v2s = EfficientNet.v2s(IMAGENET, 1000, Normalization.BATCH, 2);
        assertEquals(5_288_548, b0.parameters());
        assertEquals(21_458_488, v2s.parameters());
        for (ImageNetwork network : new ImageNetwork[] {b0, v2s}) {
            assertEquals(
                    new ImageShape(7, 7, 1280),
                    network.values().get(network.values().size() - 4));
        }
    }

    @Test
    void theProbabilityToDropABlockRisesFromBlockToBlock() {
        double last = -1;
        int dropping = 0;
        for (ImageOp op : EfficientNet.b0(IMAGENET, 10, Normalization.NONE, 1).ops()) {
            if (op instanceof ImageOp.StochasticDepth d) {
                assertTrue(d.probability() > last);
                last = d.probability();
                dropping++;
            }
        }
        assertEquals(9, dropping);
        assertEquals(0.2 * 14 / 16, last, 1e-15);
    }

    @Test
    void awareWeightsHaveTheGainOfWhatTheyRead() {
        ImageNetworkBuilder b = new ImageNetworkBuilder(new ImageShape(5, 5, 8), Normalization.BATCH);
        int x = b.convolution(b.unit(b.convolution(0, 64, 3, 1), Activation.SILU), 64, 3, 1);
        int y = b.depthwise(b.convolution(x, 64, 3, 1), 5, 1);
        int z = b.convolution(b.squeezeAndExcite(b.rectifier(y), 64), 64, 1, 1);
        b.dense(b.dropout(b.globalAverage(b.unit(z, Activation.GELU)), 0.5), 64);
        ImageNetwork network = b.build();
        double[] gains = {1, 1.67653, 1, 1, Math.sqrt(2), 1.67653, 2 * Math.sqrt(2), 1.53353};
        Buffer parameters = network.initialize(Precision.F64, Initialization.AWARE, 3);
        for (ParameterRange range : network.ranges()) {
            if (range.kind() == ParameterRange.Kind.WEIGHT) {
                double squares = 0;
                for (int i = range.offset(); i < range.end(); i++) {
                    squares += parameters.get(i) * parameters.get(i) / range.length();
                }
                double expected = gains[range.layer()] * gains[range.layer()] / range.fanIn();
                assertEquals(expected, squares, 6 * expected * Math.sqrt(2.0 / range.length()), range.name());
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        ImageNetworkBuilder b = new ImageNetworkBuilder(new ImageShape(5, 5, 8), Normalization.NONE);
        assertThrows(IllegalArgumentException.class, () -> b.dropout(0, 1));
        assertThrows(IllegalArgumentException.class, () -> b.stochasticDepth(0, -0.1));
        assertThrows(IllegalArgumentException.class, () -> b.unit(0, Activation.SOFTPLUS));
    }
}
