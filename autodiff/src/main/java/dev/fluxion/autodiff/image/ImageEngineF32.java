package dev.fluxion.autodiff.image;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.ReductionsF32;
import dev.fluxion.kernels.SoftmaxCrossEntropyF32;
import dev.fluxion.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs the ops image by image between batch normalisations, where the whole batch must meet: segment s holds the ops from {@code stops[s]} on, and
 * every segment but the first begins with a batch normalisation.
 */
final class ImageEngineF32 implements ImageEngine {
    private final ImageNetwork network;
    private final int batch;
    private final Workers workers;
    private final ImageOpsF32 ops;
    private final int[] stops;
    private final double[] losses;
    private final List<WeightLayerF32> layers;
    private Moments prediction = Moments.NONE;
    private long seed;
    private long step;

    ImageEngineF32(ImageNetwork network, int batch, Workers workers) {
        this.network = network;
        this.batch = batch;
        this.workers = workers;
        ops = new ImageOpsF32(network, batch, workers.threads());
        layers = ops.layers();
        int n = network.ops().size();
        stops = IntStream.rangeClosed(0, n)
                .filter(i -> i == 0 || i == n || network.ops().get(i) instanceof ImageOp.BatchNormalization)
                .toArray();
        if (normalizes(0)) {
            throw new IllegalArgumentException("the first op is "
                    + network.ops().getFirst() + "; an image is to be normalised before it enters the network");
        }
        losses = new double[batch];
    }

    @Override
    public double gradient(Buffer parameters, Buffer pixels, int[] labels, double smoothing, Buffer gradient) {
        float[] theta = parameters("parameters", parameters);
        float[] g = parameters("gradient", gradient);
        int count = labels.length;
        load(pixels, count);
        prepare(theta);
        Arrays.fill(g, 0);
        forward(theta, count, true);
        int logits = network.values().size() - 1;
        for (int i = 0; i < count; i++) {
            losses[i] = SoftmaxCrossEntropyF32.lossAndAdjoint(
                    network.classes(),
                    labels[i],
                    smoothing,
                    1.0 / count,
                    ops.value(logits),
                    ops.at(logits, i),
                    ops.adjoint(logits),
                    ops.at(logits, i));
        }
        backward(g, count);
        workers.run(layers.size(), (layer, worker) -> layers.get(layer).gather(g));
        double loss = 0;
        prediction = Moments.NONE;
        for (int i = 0; i < count; i++) {
            loss += losses[i];
            prediction =
                    prediction.merge(ReductionsF32.moments(ops.adjoint(logits), ops.at(logits, i), network.classes()));
        }
        return loss;
    }

    @Override
    public void randomness(long seed, long step) {
        this.seed = seed;
        this.step = step;
    }

    @Override
    public Moments predictionGradient() {
        return prediction;
    }

    @Override
    public double[][] logits(Buffer parameters, Buffer pixels, int count) {
        float[] theta = parameters("parameters", parameters);
        load(pixels, count);
        prepare(theta);
        forward(theta, count, false);
        int last = network.values().size() - 1;
        double[][] logits = new double[count][network.classes()];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < network.classes(); c++) {
                logits[i][c] = ops.value(last)[ops.at(last, i) + c];
            }
        }
        return logits;
    }

    private void prepare(float[] theta) {
        workers.run(layers.size(), (layer, worker) -> layers.get(layer).prepare(theta));
    }

    private void forward(float[] theta, int count, boolean training) {
        ops.draw(training, seed, step);
        for (int s = 0; s + 1 < stops.length; s++) {
            int from = stops[s];
            int to = stops[s + 1];
            workers.run(CHUNKS, (chunk, worker) -> {
                for (int image = first(chunk, count); image < first(chunk + 1, count); image++) {
                    for (int op = from; op < to; op++) {
                        ops.forward(op, image, worker);
                    }
                    if (training && normalizes(to)) {
                        int x = network.ops().get(to).in();
                        ops.normalization(to).moments(image, ops.value(x), ops.at(x, image));
                    }
                }
            });
            if (normalizes(to) && training) {
                ops.normalization(to).useBatch(theta, count);
            } else if (normalizes(to)) {
                ops.normalization(to).useRunning(theta);
            }
        }
    }

    /** The batch normalisation that begins a segment needs the sums of its adjoints before it can go on, so each run ends before one. */
    private void backward(float[] g, int count) {
        for (int s = stops.length - 2; s >= 0; s--) {
            boolean last = s == stops.length - 2;
            int from = last ? stops[s + 1] - 1 : stops[s + 1];
            int to = normalizes(stops[s]) ? stops[s] + 1 : stops[s];
            workers.run(CHUNKS, (chunk, worker) -> {
                if (last) {
                    layers.forEach(layer -> layer.clear(chunk));
                }
                for (int image = first(chunk, count); image < first(chunk + 1, count); image++) {
                    for (int op = from; op >= to; op--) {
                        ops.backward(op, chunk, image, worker);
                    }
                    if (normalizes(to - 1)) {
                        sums(to - 1, image);
                    }
                }
            });
            if (normalizes(to - 1)) {
                ops.normalization(to - 1).mergeAdjoints(g, count);
            }
        }
    }

    private void sums(int op, int image) {
        int x = network.ops().get(op).in();
        int y = network.ops().get(op).out();
        ops.normalization(op).adjointSums(image, ops.value(x), ops.at(x, image), ops.adjoint(y), ops.at(y, image));
    }

    private boolean normalizes(int op) {
        return op >= 0 && op < network.ops().size() && network.ops().get(op) instanceof ImageOp.BatchNormalization;
    }

    private static int first(int chunk, int count) {
        return (int) ((long) chunk * count / CHUNKS);
    }

    private float[] parameters(String name, Buffer buffer) {
        return array(name, buffer, network.parameters());
    }

    private static float[] array(String name, Buffer buffer, int length) {
        if (buffer instanceof Buffer.F32(float[] elements) && elements.length == length) {
            return elements;
        }
        throw new IllegalArgumentException(name + ": " + buffer.length() + " elements of " + buffer.precision()
                + ", not " + length + " of " + Precision.F32);
    }

    /** The pixels with their channels padded. */
    private void load(Buffer pixels, int count) {
        if (count < 1 || count > batch) {
            throw new IllegalArgumentException(count + " images for an engine of at most " + batch);
        }
        ImageShape shape = network.input();
        float[] from = array("pixels", pixels, count * shape.elements());
        float[] to = ops.value(0);
        int lanes = LanesF32.pad(shape.channels());
        for (int i = 0; i < count * shape.pixels(); i++) {
            System.arraycopy(from, i * shape.channels(), to, i * lanes, shape.channels());
        }
    }
}
