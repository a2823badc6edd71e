package dev.fluxion.autodiff.image;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network from images to logits, as data: ops in the order of the forward pass, each writing one value. Made by {@link ImageNetworkBuilder}.
 *
 * @param values shapes; value 0 is the input image, the last one the logits, a single pixel
 * @param ops op i writes value i + 1
 * @param ranges of the flat parameter buffer, in order and without gaps
 */
public record ImageNetwork(List<ImageShape> values, List<ImageOp> ops, List<ParameterRange> ranges) {
    /** E[max(Z, 0)²] = 1/2 for a standard normal Z. */
    private static final double RECTIFIER_GAIN = Math.sqrt(2);

    /** @throws IllegalArgumentException for ops that do not follow each other, or logits of more than one pixel */
    public ImageNetwork {
        values = List.copyOf(values);
        ops = List.copyOf(ops);
        ranges = List.copyOf(ranges);
        if (ops.isEmpty() || values.size() != ops.size() + 1 || values.getLast().pixels() != 1) {
            throw new IllegalArgumentException(ops.size() + " ops and " + values.size()
                    + " values; one more value than ops, the last a single pixel, are needed");
        }
        for (int i = 0; i < ops.size(); i++) {
            int read = Math.max(ops.get(i).in(), ops.get(i).other());
            if (ops.get(i).out() != i + 1 || read > i) {
                throw new IllegalArgumentException(
                        "op " + i + " must read earlier values and write value " + (i + 1) + ", found " + ops.get(i));
            }
        }
    }

    /**
     * Whether an op may write its value over the one it reads: a rectifier or a sum, whose adjoints do not need what they read, the only reader of a
     * value whose own op does not need it in reverse either.
     */
    boolean overwrites(int index) {
        ImageOp op = ops.get(index);
        if (op.in() == 0 || !(op instanceof ImageOp.Rectifier || op instanceof ImageOp.Add)) {
            return false;
        }
        ImageOp before = ops.get(op.in() - 1);
        boolean spent = before instanceof ImageOp.Convolution
                || before instanceof ImageOp.BatchNormalization
                || before instanceof ImageOp.Add;
        long readers = ops.stream().filter(o -> o.in() == op.in()).count()
                + ops.stream().filter(o -> o.other() == op.in()).count();
        return spent && readers == 1;
    }

    /** The shape of the input images. */
    public ImageShape input() {
        return values.getFirst();
    }

    /** Number of logits. */
    public int classes() {
        return values.getLast().channels();
    }

    /** Number of parameters. */
    public int parameters() {
        return ranges.isEmpty() ? 0 : ranges.getLast().end();
    }

    /**
     * Initial parameters; range l draws from stream l of the counter-based generator. Biases and shifts are 0 except biases under
     * {@link Initialization#TORCH}, scales are 1. The gain of {@link Initialization#AWARE} is that of what the layer reads: √2 after a rectifier, the
     * {@link Initialization#gain activation's} after another, twice as much after a gate, whose σ starts near 1/2, and 1 after none.
     */
    public Buffer initialize(Precision precision, Initialization initialization, long seed) {
        Buffer parameters = Buffer.allocate(precision, parameters());
        Map<Integer, Double> gains = gains();
        int fanIn = 1;
        for (int l = 0; l < ranges.size(); l++) {
            ParameterRange range = ranges.get(l);
            fanIn = range.kind() == ParameterRange.Kind.WEIGHT ? range.fanIn() : fanIn;
            for (int i = 0; i < range.length(); i++) {
                double value =
                        switch (range.kind()) {
                            case WEIGHT -> weight(initialization, gains.get(range.offset()), l, range, seed, i);
                            case BIAS -> initialization == Initialization.TORCH ? uniform(fanIn, seed, l, i) : 0;
                            case SCALE -> 1;
                        };
                parameters.set(range.offset() + i, value);
            }
        }
        return parameters;
    }

    /** The gains of the layers by the offsets of their weights. */
    private Map<Integer, Double> gains() {
        Map<Integer, Double> gains = new HashMap<>();
        for (ImageOp op : ops) {
            if (op instanceof ImageOp.Convolution c) {
                gains.put(c.weights(), gain(c.in()));
            }
        }
        return gains;
    }

    /** 1/√E[x²] of a value x, where what enters its last activation has the variance 1. */
    private double gain(int value) {
        if (value == 0) {
            return 1;
        }
        ImageOp op = ops.get(value - 1);
        return switch (op) {
            case ImageOp.Convolution c -> 1;
            case ImageOp.BatchNormalization b -> 1;
            case ImageOp.Add a -> 1;
            case ImageOp.Rectifier r -> RECTIFIER_GAIN;
            case ImageOp.Unit u -> Initialization.gain(u.function());
            case ImageOp.Gate g -> 2 * gain(g.in());
            case ImageOp.Dropout d -> gain(d.in());
            case ImageOp.StochasticDepth d -> gain(d.in());
            case ImageOp.Subsample s -> gain(s.in());
            case ImageOp.MaximumPool m -> gain(m.in());
            case ImageOp.AveragePool p -> gain(p.in());
            case ImageOp.GlobalAverage g -> gain(g.in());
        };
    }

    private static double weight(
            Initialization initialization, double gain, int l, ParameterRange range, long seed, int i) {
        return switch (initialization) {
            case GLOROT -> Math.sqrt(2.0 / (range.fanIn() + range.fanOut())) * Philox.gaussian(seed, l, i);
            case AWARE -> gain / Math.sqrt(range.fanIn()) * Philox.gaussian(seed, l, i);
            case TORCH -> uniform(range.fanIn(), seed, l, i);
        };
    }

    private static double uniform(int fanIn, long seed, long stream, long i) {
        return (2 * Philox.uniform(seed, stream, i) - 1) / Math.sqrt(fanIn);
    }
}
