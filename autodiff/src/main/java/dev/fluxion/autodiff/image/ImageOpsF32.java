package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.PoolF32;
import dev.fluxion.kernels.RectifierF32;
import dev.fluxion.kernels.SubsampleF32;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ops of a network on one image at a time: values and their adjoints of a whole batch, and one rule per op and direction. */
final class ImageOpsF32 {
    private final ImageNetwork network;
    private final int[] lengths;
    private final float[][] values;
    private final float[][] adjoints;
    private final Map<ImageOp, ConvolutionLayerF32> convolutions = new HashMap<>();
    private final Map<ImageOp, BatchNormalizationLayerF32> normalizations = new HashMap<>();
    private final List<ConvolutionLayerF32> ordered = new ArrayList<>();
    private final float[][] scratch;
    private final float[][] spare;
    private final boolean[] addsToIn;
    private final boolean[] addsToOther;

    ImageOpsF32(ImageNetwork network, int batch, int threads) {
        this.network = network;
        int n = network.values().size();
        lengths = new int[n];
        values = new float[n][];
        adjoints = new float[n][];
        int longest = 0;
        for (int v = 0; v < n; v++) {
            ImageShape shape = network.values().get(v);
            lengths[v] = shape.pixels() * LanesF32.pad(shape.channels());
            longest = Math.max(longest, lengths[v]);
            values[v] = new float[Math.multiplyExact(batch, lengths[v])];
            adjoints[v] = v == 0 ? new float[0] : new float[values[v].length];
        }
        int needed = 0;
        for (ImageOp op : network.ops()) {
            switch (op) {
                case ImageOp.Convolution c -> {
                    ConvolutionLayerF32 layer = new ConvolutionLayerF32(c);
                    convolutions.put(op, layer);
                    ordered.add(layer);
                    needed = Math.max(needed, layer.scratchLength());
                }
                case ImageOp.BatchNormalization b ->
                    normalizations.put(
                            op,
                            new BatchNormalizationLayerF32(b, network.values().get(b.in()), batch));
                case ImageOp.Rectifier r -> {}
                case ImageOp.Add a -> {}
                case ImageOp.Subsample s -> {}
                case ImageOp.MaximumPool m -> {}
                case ImageOp.GlobalAverage g -> {}
            }
        }
        scratch = new float[threads][needed];
        spare = new float[threads][longest];
        addsToIn = new boolean[network.ops().size()];
        addsToOther = new boolean[network.ops().size()];
        boolean[] written = new boolean[n];
        for (int i = network.ops().size() - 1; i >= 0; i--) { // the last reader is the first to write the adjoint
            ImageOp op = network.ops().get(i);
            addsToIn[i] = written[op.in()];
            written[op.in()] = true;
            if (op instanceof ImageOp.Add a) {
                addsToOther[i] = written[a.other()];
                written[a.other()] = true;
            }
        }
    }

    List<ConvolutionLayerF32> convolutions() {
        return ordered;
    }

    BatchNormalizationLayerF32 normalization(int op) {
        return normalizations.get(network.ops().get(op));
    }

    float[] value(int v) {
        return values[v];
    }

    float[] adjoint(int v) {
        return adjoints[v];
    }

    /** The place of an image in value v and its adjoint. */
    int at(int v, int image) {
        return image * lengths[v];
    }

    void forward(int index, int image, int worker) {
        ImageOp op = network.ops().get(index);
        float[] x = values[op.in()];
        float[] y = values[op.out()];
        int xOff = at(op.in(), image);
        int yOff = at(op.out(), image);
        ImageShape in = network.values().get(op.in());
        ImageShape out = network.values().get(op.out());
        switch (op) {
            case ImageOp.Convolution c -> convolutions.get(op).forward(x, xOff, y, yOff, scratch[worker]);
            case ImageOp.BatchNormalization b -> normalizations.get(op).forward(x, xOff, y, yOff);
            case ImageOp.Rectifier r -> RectifierF32.forward(x, xOff, y, yOff, lengths[r.out()]);
            case ImageOp.Add a ->
                ElementwiseF32.add(x, xOff, values[a.other()], at(a.other(), image), y, yOff, lengths[a.out()]);
            case ImageOp.Subsample s ->
                SubsampleF32.forward(
                        in.height(), in.width(), in.channels(), out.channels(), s.stride(), x, xOff, y, yOff);
            case ImageOp.MaximumPool m -> PoolF32.maximum(m.shape(), x, xOff, y, yOff);
            case ImageOp.GlobalAverage g -> PoolF32.globalAverage(in.pixels(), in.channels(), x, xOff, y, yOff);
        }
    }

    void backward(int index, int chunk, int image, int worker) {
        ImageOp op = network.ops().get(index);
        float[] x = values[op.in()];
        float[] y = values[op.out()];
        float[] dy = adjoints[op.out()];
        float[] dx = adjoints[op.in()];
        int xOff = at(op.in(), image);
        int yOff = at(op.out(), image);
        ImageShape in = network.values().get(op.in());
        ImageShape out = network.values().get(op.out());
        boolean add = addsToIn[index];
        int n = lengths[op.in()];
        float[] target = add ? spare[worker] : dx;
        int to = add ? 0 : xOff;
        switch (op) {
            case ImageOp.Convolution c -> {
                ConvolutionLayerF32 layer = convolutions.get(op);
                layer.backwardWeights(chunk, x, xOff, dy, yOff, scratch[worker]);
                if (c.in() > 0) {
                    layer.backwardData(add, dy, yOff, dx, xOff, scratch[worker]);
                }
            }
            case ImageOp.BatchNormalization b -> {
                normalizations.get(op).backward(x, xOff, dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Rectifier r -> {
                RectifierF32.adjoint(y, yOff, dy, yOff, target, to, n);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Add a -> {
                copyOrAdd(add, dy, yOff, dx, xOff, n);
                copyOrAdd(addsToOther[index], dy, yOff, adjoints[a.other()], at(a.other(), image), n);
            }
            case ImageOp.Subsample s -> {
                if (!add) {
                    Arrays.fill(dx, xOff, xOff + n, 0);
                }
                SubsampleF32.addAdjoint(
                        in.height(), in.width(), in.channels(), out.channels(), s.stride(), dy, yOff, dx, xOff);
            }
            case ImageOp.MaximumPool m -> {
                PoolF32.maximumAdjoint(m.shape(), x, xOff, y, yOff, dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.GlobalAverage g -> {
                PoolF32.globalAverageAdjoint(in.pixels(), in.channels(), dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
        }
    }

    private static void addWhere(boolean add, float[] spare, float[] dx, int xOff, int n) {
        if (add) {
            ElementwiseF32.add(spare, 0, dx, xOff, dx, xOff, n);
        }
    }

    private static void copyOrAdd(boolean add, float[] dy, int yOff, float[] dx, int xOff, int n) {
        if (add) {
            ElementwiseF32.add(dy, yOff, dx, xOff, dx, xOff, n);
        } else {
            System.arraycopy(dy, yOff, dx, xOff, n);
        }
    }
}
