package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.Activation;
import java.util.List;

/**
 * EfficientNets (Tan and Le, EfficientNet: rethinking model scaling, 2019; EfficientNetV2, 2021): inverted bottlenecks, which widen, convolve each channel, gate the
 * channels and narrow again, with SiLU. As in torchvision, except that every batch normalisation has ε = 1e-5.
 */
public final class EfficientNet {
    private static final double DROPOUT = 0.2;

    /** Probability of the last block; those before it fall linearly to 0. */
    private static final double STOCHASTIC_DEPTH = 0.2;

    private static final int FEATURES = 1280;

    /**
     * Some blocks alike.
     *
     * @param fused whether widening and convolution are one full convolution, without a gate
     * @param expansion of the channels within a block
     * @param stride of the first block
     */
    private record Stage(boolean fused, int expansion, int kernel, int stride, int channels, int blocks) {}

    private static final List<Stage> B0 = List.of(
            new Stage(false, 1, 3, 1, 16, 1),
            new Stage(false, 6, 3, 2, 24, 2),
            new Stage(false, 6, 5, 2, 40, 2),
            new Stage(false, 6, 3, 2, 80, 3),
            new Stage(false, 6, 5, 1, 112, 3),
            new Stage(false, 6, 5, 2, 192, 4),
            new Stage(false, 6, 3, 1, 320, 1));

    private static final List<Stage> V2_S = List.of(
            new Stage(true, 1, 3, 1, 24, 2),
            new Stage(true, 4, 3, 2, 48, 4),
            new Stage(true, 4, 3, 2, 64, 4),
            new Stage(false, 4, 3, 2, 128, 6),
            new Stage(false, 6, 3, 1, 160, 9),
            new Stage(false, 6, 3, 2, 256, 15));

    private EfficientNet() {}

    /**
     * EfficientNet-B0.
     *
     * @param stride of the first convolution: 2 as published, for 224 by 224 pixels; 1 for small images
     */
    public static ImageNetwork b0(ImageShape input, int classes, Normalization normalization, int stride) {
        return of(B0, 32, input, classes, normalization, stride);
    }

    /**
     * EfficientNetV2-S.
     *
     * @param stride of the first convolution: 2 as published, for 300 or 384 pixels; 1 for small images
     */
    public static ImageNetwork v2s(ImageShape input, int classes, Normalization normalization, int stride) {
        return of(V2_S, 24, input, classes, normalization, stride);
    }

    private static ImageNetwork of(
            List<Stage> stages, int stem, ImageShape input, int classes, Normalization normalization, int stride) {
        ImageNetworkBuilder b = new ImageNetworkBuilder(input, normalization);
        int x = silu(b, b.convolution(0, stem, 3, stride));
        int total = stages.stream().mapToInt(Stage::blocks).sum();
        int block = 0;
        for (Stage stage : stages) {
            for (int i = 0; i < stage.blocks; i++) {
                int step = i == 0 ? stage.stride : 1;
                int y = stage.fused ? fused(b, x, stage, step) : bottleneck(b, x, stage, step);
                boolean shortcut = b.shape(x).equals(b.shape(y));
                x = shortcut ? b.add(b.stochasticDepth(y, STOCHASTIC_DEPTH * block / total), x) : y;
                block++;
            }
        }
        x = silu(b, b.convolution(x, FEATURES, 1, 1));
        b.dense(b.dropout(b.globalAverage(x), DROPOUT), classes);
        return b.build();
    }

    private static int bottleneck(ImageNetworkBuilder b, int in, Stage stage, int stride) {
        int channels = b.shape(in).channels();
        int x = stage.expansion == 1 ? in : silu(b, b.convolution(in, stage.expansion * channels, 1, 1));
        x = silu(b, b.depthwise(x, stage.kernel, stride));
        return b.convolution(b.squeezeAndExcite(x, Math.max(1, channels / 4)), stage.channels, 1, 1);
    }

    private static int fused(ImageNetworkBuilder b, int in, Stage stage, int stride) {
        if (stage.expansion == 1) {
            return silu(b, b.convolution(in, stage.channels, stage.kernel, stride));
        }
        int wide = stage.expansion * b.shape(in).channels();
        return b.convolution(silu(b, b.convolution(in, wide, stage.kernel, stride)), stage.channels, 1, 1);
    }

    private static int silu(ImageNetworkBuilder b, int in) {
        return b.unit(in, Activation.SILU);
    }
}
