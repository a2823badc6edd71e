package dev.fluxion.autodiff.image;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import java.util.List;

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
            int read = ops.get(i) instanceof ImageOp.Add add
                    ? Math.max(add.in(), add.other())
                    : ops.get(i).in();
            if (ops.get(i).out() != i + 1 || read > i) {
                throw new IllegalArgumentException(
                        "op " + i + " must read earlier values and write value " + (i + 1) + ", found " + ops.get(i));
            }
        }
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
     * {@link Initialization#TORCH}, scales are 1. {@link Initialization#AWARE} has gain √2 after the first layer, as suits rectifiers.
     */
    public Buffer initialize(Precision precision, Initialization initialization, long seed) {
        Buffer parameters = Buffer.allocate(precision, parameters());
        int fanIn = 1;
        for (int l = 0; l < ranges.size(); l++) {
            ParameterRange range = ranges.get(l);
            fanIn = range.kind() == ParameterRange.Kind.WEIGHT ? range.fanIn() : fanIn;
            for (int i = 0; i < range.length(); i++) {
                double value =
                        switch (range.kind()) {
                            case WEIGHT -> weight(initialization, l, range, seed, i);
                            case BIAS -> initialization == Initialization.TORCH ? uniform(fanIn, seed, l, i) : 0;
                            case SCALE -> 1;
                        };
                parameters.set(range.offset() + i, value);
            }
        }
        return parameters;
    }

    private static double weight(Initialization initialization, int l, ParameterRange range, long seed, int i) {
        return switch (initialization) {
            case GLOROT -> Math.sqrt(2.0 / (range.fanIn() + range.fanOut())) * Philox.gaussian(seed, l, i);
            case AWARE -> (l == 0 ? 1 : RECTIFIER_GAIN) / Math.sqrt(range.fanIn()) * Philox.gaussian(seed, l, i);
            case TORCH -> uniform(range.fanIn(), seed, l, i);
        };
    }

    private static double uniform(int fanIn, long seed, long stream, long i) {
        return (2 * Philox.uniform(seed, stream, i) - 1) / Math.sqrt(fanIn);
    }
}
