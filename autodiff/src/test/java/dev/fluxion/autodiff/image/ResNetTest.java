package dev.fluxion.autodiff.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResNetTest {
    private static final ImageShape CIFAR = new ImageShape(32, 32, 3);
    private static final ImageShape IMAGENET = new ImageShape(224, 224, 3);

    @Test
    void networksForCifarHaveThePublishedNumbersOfParameters() {
        int[][] published = {{20, 269_722}, {32, 464_154}, {44, 658_586}, {56, 853_018}, {110, 1_727_962}};
        for (int[] p : published) {
            assertEquals(p[1], cifar(p[0], Normalization.BATCH).parameters(), "depth " + p[0]);
        }
    }

    @Test
    void networksForImageNetHaveThePublishedNumbersOfParametersAndSevenBySevenPixelsAtTheEnd() {
        ImageNetwork eighteen = ResNet.resNet18(IMAGENET, 1000, Normalization.BATCH);
        ImageNetwork fifty = ResNet.resNet50(IMAGENET, 1000, Normalization.BATCH);
        assertEquals(11_689_512, eighteen.parameters());
        assertEquals(25_557_032, fifty.parameters());
        assertEquals(
                new ImageShape(7, 7, 512),
                eighteen.values().get(eighteen.values().size() - 3));
        assertEquals(
                new ImageShape(7, 7, 2048), fifty.values().get(fifty.values().size() - 3));
    }

    @Test
    void withoutNormalisationEachChannelHasOneNumberLess() {
        int channels = 7 * 16 + 6 * 32 + 6 * 64;
        assertEquals(
                cifar(20, Normalization.BATCH).parameters() - channels,
                cifar(20, Normalization.NONE).parameters());
    }

    @Test
    void awareWeightsHaveTheVarianceTwoOverFanInAfterTheFirstLayer() {
        ImageNetwork network = cifar(20, Normalization.BATCH);
        Buffer parameters = network.initialize(Precision.F64, Initialization.AWARE, 3);
        for (ParameterRange range : network.ranges()) {
            double squares = 0;
            for (int i = range.offset(); i < range.end(); i++) {
                squares += parameters.get(i) * parameters.get(i) / range.length();
            }
            double expected =
                    switch (range.kind()) {
                        case WEIGHT -> (range.layer() == 0 ? 1.0 : 2.0) / range.fanIn();
                        case SCALE -> 1;
                        case BIAS -> 0;
                    };
            assertEquals(expected, squares, 6 * expected * Math.sqrt(2.0 / range.length()), range.name());
        }
    }

    @Test
    void otherDepthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> cifar(21, Normalization.NONE));
        assertThrows(
                IllegalArgumentException.class, () -> ResNet.cifar(20, List.of(16, 32), CIFAR, 10, Normalization.NONE));
    }

    private static ImageNetwork cifar(int depth, Normalization normalization) {
        return ResNet.cifar(depth, ResNet.CIFAR_WIDTHS, CIFAR, 10, normalization);
    }
}
