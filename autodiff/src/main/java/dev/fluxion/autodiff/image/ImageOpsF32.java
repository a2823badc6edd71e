package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.DropoutF32;
import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.GateF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.PoolF32;
import dev.fluxion.kernels.RectifierF32;
import dev.fluxion.kernels.SubsampleF32;
import dev.fluxion.kernels.UnitF32;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The ops of a network on one image at a time: values and their adjoints of a whole batch, and one rule per op and direction. A value that only a
 * rectifier or a sum reads, and nobody needs in reverse, is overwritten by it: rectifiers and sums after convolutions take no memory of their own.
 */
final class ImageOpsF32 {
    private final ImageNetwork network;
    private final int[] lengths;
    private final float[][] values;
    private final float[][] adjoints;
    private final WeightLayerF32[] layers;
    private final BatchNormalizationLayerF32[] normalizations;
    private final float[][] scratch;
    private final float[][] spare;
    private final int longest;
    private final boolean[] addsToIn;
    private final boolean[] addsToOther;
    private boolean drops;
    private long seed;
    private long step;

    ImageOpsF32(ImageNetwork network, int batch, int threads) {
        this.network = network;
        int n = network.values().size();
        lengths = new int[n];
        values = new float[n][];
        adjoints = new float[n][];
        int most = 0;
        for (int v = 0; v < n; v++) {
            ImageShape shape = network.values().get(v);
            lengths[v] = shape.pixels() * LanesF32.pad(shape.channels());
            most = Math.max(most, lengths[v]);
            boolean inPlace = v > 0 && network.overwrites(v - 1);
            int in = inPlace ? network.ops().get(v - 1).in() : v;
            values[v] = inPlace ? values[in] : new float[Math.multiplyExact(batch, lengths[v])];
            adjoints[v] = inPlace ? adjoints[in] : v == 0 ? new float[0] : new float[values[v].length];
        }
        longest = most;
        layers = new WeightLayerF32[network.ops().size()];
        normalizations = new BatchNormalizationLayerF32[layers.length];
        int needed = UnitF32.scratchLength();
        for (int i = 0; i < layers.length; i++) {
            switch (network.ops().get(i)) {
                case ImageOp.Convolution c -> {
                    layers[i] = WeightLayerF32.of(c);
                    needed = Math.max(needed, layers[i].scratchLength());
                }
                case ImageOp.BatchNormalization b ->
                    normalizations[i] =
                            new BatchNormalizationLayerF32(b, network.values().get(b.in()), batch);
                case ImageOp.Rectifier r -> {}
                case ImageOp.Unit u -> {}
                case ImageOp.Gate g -> {}
                case ImageOp.Dropout d -> {}
                case ImageOp.StochasticDepth d -> {}
                case ImageOp.Add a -> {}
                case ImageOp.Subsample s -> {}
                case ImageOp.MaximumPool m -> {}
                case ImageOp.AveragePool p -> {}
                case ImageOp.GlobalAverage g -> {}
            }
        }
        scratch = new float[threads][needed];
        spare = new float[threads][2 * longest];
        addsToIn = new boolean[network.ops().size()];
        addsToOther = new boolean[network.ops().size()];
        boolean[] written = new boolean[n];
        for (int i = network.ops().size() - 1; i >= 0; i--) { // the last reader is the first to write the adjoint
            ImageOp op = network.ops().get(i);
            addsToIn[i] = written[op.in()];
            written[op.in()] = true;
            if (op.other() >= 0) {
                addsToOther[i] = written[op.other()];
                written[op.other()] = true;
            }
        }
    }

    List<WeightLayerF32> layers() {
        return Arrays.stream(layers).filter(Objects::nonNull).toList();
    }

    BatchNormalizationLayerF32 normalization(int op) {
        return normalizations[op];
    }

    /** The random numbers of the passes that follow. */
    void draw(boolean drops, long seed, long step) {
        this.drops = drops;
        this.seed = seed;
        this.step = step;
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
            case ImageOp.Convolution c -> layers[index].forward(x, xOff, y, yOff, scratch[worker]);
            case ImageOp.BatchNormalization b -> normalizations[index].forward(x, xOff, y, yOff);
            case ImageOp.Rectifier r -> RectifierF32.forward(x, xOff, y, yOff, lengths[r.out()]);
            case ImageOp.Unit u -> UnitF32.forward(u.function(), x, xOff, y, yOff, lengths[u.out()]);
            case ImageOp.Gate g ->
                GateF32.forward(in.pixels(), in.channels(), x, xOff, values[g.other()], at(g.other(), image), y, yOff);
            case ImageOp.Dropout d -> drop(drops ? d.probability() : 0, index, image, x, xOff, y, yOff);
            case ImageOp.StochasticDepth d ->
                ElementwiseF32.scale(drops ? kept(d, index, image) : 1, x, xOff, y, yOff, lengths[d.out()]);
            case ImageOp.Add a ->
                ElementwiseF32.add(x, xOff, values[a.other()], at(a.other(), image), y, yOff, lengths[a.out()]);
            case ImageOp.Subsample s ->
                SubsampleF32.forward(
                        in.height(), in.width(), in.channels(), out.channels(), s.stride(), x, xOff, y, yOff);
            case ImageOp.MaximumPool m -> PoolF32.maximum(m.shape(), x, xOff, y, yOff);
            case ImageOp.AveragePool p -> PoolF32.average(p.shape(), x, xOff, y, yOff);
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
                WeightLayerF32 layer = layers[index];
                layer.backwardWeights(chunk, x, xOff, dy, yOff, scratch[worker]);
                if (c.in() > 0) {
                    layer.backwardData(add, dy, yOff, dx, xOff, scratch[worker]);
                }
            }
            case ImageOp.BatchNormalization b -> {
                normalizations[index].backward(x, xOff, dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Rectifier r -> {
                RectifierF32.adjoint(y, yOff, dy, yOff, target, to, n);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Unit u -> {
                UnitF32.adjoint(u.function(), x, xOff, dy, yOff, target, to, n, scratch[worker]);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Gate g -> {
                int zOff = at(g.other(), image);
                float[] dz = spare[worker];
                GateF32.adjoint(
                        in.pixels(),
                        in.channels(),
                        x,
                        xOff,
                        values[g.other()],
                        zOff,
                        dy,
                        yOff,
                        target,
                        to,
                        dz,
                        longest);
                addWhere(add, target, dx, xOff, n);
                copyOrAdd(addsToOther[index], dz, longest, adjoints[g.other()], zOff, lengths[g.other()]);
            }
            case ImageOp.Dropout d -> {
                drop(d.probability(), index, image, dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.StochasticDepth d -> {
                ElementwiseF32.scale(kept(d, index, image), dy, yOff, target, to, n);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.Add a -> {
                if (dx != dy) {
                    copyOrAdd(add, dy, yOff, dx, xOff, n);
                }
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
            case ImageOp.AveragePool p -> {
                PoolF32.averageAdjoint(p.shape(), dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
            case ImageOp.GlobalAverage g -> {
                PoolF32.globalAverageAdjoint(in.pixels(), in.channels(), dy, yOff, target, to);
                addWhere(add, target, dx, xOff, n);
            }
        }
    }

    /** Pixel by pixel, so that what is dropped does not depend on the padding of channels. */
    private void drop(double probability, int index, int image, float[] x, int xOff, float[] y, int yOff) {
        ImageShape shape = network.values().get(index + 1);
        int lanes = LanesF32.pad(shape.channels());
        for (int i = 0; i < shape.pixels(); i++) {
            long counter = ((long) image * shape.pixels() + i) * shape.channels();
            int at = i * lanes;
            DropoutF32.apply(probability, seed, stream(index), counter, x, xOff + at, y, yOff + at, shape.channels());
        }
    }

    /** The factor of an image: 0, or what makes up for the images dropped. */
    private float kept(ImageOp.StochasticDepth d, int index, int image) {
        boolean dropped = Philox.uniform(seed, stream(index), image) < d.probability();
        return dropped ? 0 : (float) (1 / (1 - d.probability()));
    }

    private long stream(int index) {
        return step * network.ops().size() + index;
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
