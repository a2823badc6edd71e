package dev.fluxion.autodiff.image;

import java.util.List;

/**
 * Residual networks (He, Zhang, Ren and Sun, Deep residual learning for image recognition, 2016): blocks {@code max(x + F(x), 0)} of two or three
 * convolutions.
 */
public final class ResNet {
    /** Widths of the three stages of the published networks for CIFAR. */
    public static final List<Integer> CIFAR_WIDTHS = List.of(16, 32, 64);

    private ResNet() {}

    /**
     * The form for CIFAR: a 3×3 convolution, three stages of (depth - 2) / 6 blocks of two 3×3 convolutions, the mean over the pixels, logits. Shortcuts have no
     * parameters (option A).
     *
     * @param depth 6n + 2: 20, 32, 44, 56, 110
     * @param widths channels of the three stages, not decreasing
     */
    public static ImageNetwork cifar(
            int depth, List<Integer> widths, ImageShape input, int classes, Normalization normalization) {
        if (depth < 8 || depth % 6 != 2 || widths.size() != 3) {
            throw new IllegalArgumentException(
                    "depth " + depth + " with widths " + widths + "; 6n + 2 layers and three widths are needed");
        }
        ImageNetworkBuilder b = new ImageNetworkBuilder(input, normalization);
        int x = b.rectifier(b.convolution(0, widths.getFirst(), 3, 1));
        for (int stage = 0; stage < 3; stage++) {
            for (int block = 0; block < (depth - 2) / 6; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                int width = widths.get(stage);
                int shortcut = stride == 1 && b.shape(x).channels() == width ? x : b.subsample(x, width, stride);
                x = basicBlock(b, x, shortcut, width, stride);
            }
        }
        b.dense(b.globalAverage(x), classes);
        return b.build();
    }

    /** ResNet-18 for images of any size, 224 by 224 as published. */
    public static ImageNetwork resNet18(ImageShape input, int classes, Normalization normalization) {
        ImageNetworkBuilder b = new ImageNetworkBuilder(input, normalization);
        int x = stem(b);
        for (int block = 0; block < 8; block++) {
            int width = 64 << block / 2;
            int stride = block > 0 && block % 2 == 0 ? 2 : 1;
            x = basicBlock(b, x, projection(b, x, width, stride), width, stride);
        }
        b.dense(b.globalAverage(x), classes);
        return b.build();
    }

    /** ResNet-50, blocks of 1×1, 3×3 and 1×1 convolutions; the 3×3 one has the stride, as in torchvision. */
    public static ImageNetwork resNet50(ImageShape input, int classes, Normalization normalization) {
        ImageNetworkBuilder b = new ImageNetworkBuilder(input, normalization);
        int x = stem(b);
        List<Integer> blocks = List.of(3, 4, 6, 3);
        for (int stage = 0; stage < 4; stage++) {
            for (int block = 0; block < blocks.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                int width = 64 << stage;
                int shortcut = projection(b, x, 4 * width, stride);
                int y = b.rectifier(b.convolution(x, width, 1, 1));
                y = b.rectifier(b.convolution(y, width, 3, stride));
                x = b.rectifier(b.add(b.convolution(y, 4 * width, 1, 1), shortcut));
            }
        }
        b.dense(b.globalAverage(x), classes);
        return b.build();
    }

    private static int stem(ImageNetworkBuilder b) {
        return b.maximumPool(b.rectifier(b.convolution(0, 64, 7, 2)), 3, 2);
    }

    private static int basicBlock(ImageNetworkBuilder b, int x, int shortcut, int width, int stride) {
        int y = b.rectifier(b.convolution(x, width, 3, stride));
        return b.rectifier(b.add(b.convolution(y, width, 3, 1), shortcut));
    }

    /** The value itself, or a 1×1 convolution where its shape must change (option B). */
    private static int projection(ImageNetworkBuilder b, int x, int width, int stride) {
        return stride == 1 && b.shape(x).channels() == width ? x : b.convolution(x, width, 1, stride);
    }
}
