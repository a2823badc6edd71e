package dev.fluxion.peers;

import dev.fluxion.kernels.ConvolutionShape;
import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.solver.bench.StepTimer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;

/** The table of convolutions: layers of three networks, f32, one thread, batches of {@value #IMAGES} images. */
final class ConvolutionComparison {
    private static final int IMAGES = 8;
    private static final double TOLERANCE = 1e-5;
    private static final double WARM_UP_SECONDS = 0.25;
    private static final double ROUND_SECONDS = 0.06;
    private static final int ROUNDS = 5;

    private record Layer(String network, ConvolutionShape shape) {}

    private final PrintStream out;
    private final double peak;
    private final Map<ConvolutionPass, List<Double>> ratios = new EnumMap<>(ConvolutionPass.class);

    private ConvolutionComparison(PrintStream out) {
        this.out = out;
        peak = FmaPeakF32.measure();
    }

    /** @param networks beginnings of the names of the networks whose layers are timed */
    static void run(List<String> networks, PrintStream out) {
        TorchThreads.set(1, 1);
        ConvolutionComparison comparison = new ConvolutionComparison(out);
        out.println(
                "| network | input | kernel, outputs | pass | Fluxion ms | libtorch ms | ratio | of peak | differ by |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        layers().stream()
                .filter(layer -> networks.stream().anyMatch(layer.network()::startsWith))
                .forEach(comparison::layer);
        comparison.ratios.forEach((pass, all) -> out.printf(
                Locale.ROOT, "| geometric mean of %d | | | %s | | | %.2f | | |%n", all.size(), pass, mean(all)));
    }

    private static List<Layer> layers() {
        return List.of(
                dense("ResNet-20", 32, 3, 16, 3, 1),
                dense("ResNet-20", 32, 16, 16, 3, 1),
                dense("ResNet-20", 32, 16, 32, 3, 2),
                dense("ResNet-20", 16, 32, 32, 3, 1),
                dense("ResNet-20", 16, 32, 64, 3, 2),
                dense("ResNet-20", 8, 64, 64, 3, 1),
                dense("ResNet-50", 56, 64, 64, 1, 1),
                dense("ResNet-50", 56, 64, 64, 3, 1),
                dense("ResNet-50", 56, 128, 128, 3, 2),
                dense("ResNet-50", 28, 512, 128, 1, 1),
                dense("ResNet-50", 14, 256, 1024, 1, 1),
                dense("ResNet-50", 14, 256, 256, 3, 1),
                dense("ResNet-50", 7, 512, 512, 3, 1),
                dense("EfficientNet-B0", 224, 3, 32, 3, 2),
                dense("EfficientNet-B0", 112, 16, 96, 1, 1),
                depthwise("EfficientNet-B0", 112, 32, 3, 1),
                depthwise("EfficientNet-B0", 112, 96, 3, 2),
                depthwise("EfficientNet-B0", 28, 240, 5, 1),
                depthwise("EfficientNet-B0", 14, 672, 5, 2),
                dense("EfficientNet-B0", 14, 112, 672, 1, 1),
                dense("EfficientNet-B0", 7, 1152, 320, 1, 1));
    }

    private static Layer dense(String network, int size, int inputs, int outputs, int kernel, int stride) {
        return new Layer(network, ConvolutionShape.same(size, size, inputs, outputs, kernel, stride));
    }

    private static Layer depthwise(String network, int size, int channels, int kernel, int stride) {
        return new Layer(
                network,
                new ConvolutionShape(size, size, channels, channels, kernel, kernel, stride, kernel / 2, 1, channels));
    }

    private void layer(Layer layer) {
        ConvolutionBatch batch = ConvolutionBatch.random(layer.shape(), IMAGES);
        try (PointerScope scope = new PointerScope()) {
            OurConvolution ours = new OurConvolution(batch);
            List<TorchConvolution> layouts =
                    List.of(new TorchConvolution(batch, true), new TorchConvolution(batch, false));
            for (ConvolutionPass pass : ConvolutionPass.values()) {
                row(layer, batch, pass, ours, layouts);
            }
        }
    }

    private void row(
            Layer layer,
            ConvolutionBatch batch,
            ConvolutionPass pass,
            OurConvolution ours,
            List<TorchConvolution> layouts) {
        ours.run(pass);
        double difference = 0;
        for (TorchConvolution theirs : layouts) {
            difference = Math.max(difference, difference(ours.result(pass), theirs.result(pass)));
        }
        if (!(difference <= TOLERANCE)) {
            throw new IllegalStateException(
                    layer + ", " + pass + ": the engines disagree by " + difference + ", nothing was timed");
        }
        Runnable our = () -> ours.run(pass);
        // Which layout is faster for libtorch depends on the layer; the faster one is compared.
        List<Runnable> theirs =
                layouts.stream().map(l -> (Runnable) () -> l.run(pass)).toList();
        double[] warm =
                theirs.stream().mapToDouble(t -> timed(t, WARM_UP_SECONDS)).toArray();
        Runnable their = theirs.get(warm[0] <= warm[1] ? 0 : 1);
        timed(our, 2 * WARM_UP_SECONDS);
        double[] ourTimes = new double[ROUNDS];
        double[] theirTimes = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ourTimes[round] = timed(our, ROUND_SECONDS);
            theirTimes[round] = timed(their, ROUND_SECONDS);
        }
        double seconds = StepTimer.median(ourTimes);
        double torch = StepTimer.median(theirTimes);
        ratios.computeIfAbsent(pass, p -> new ArrayList<>()).add(torch / seconds);
        ConvolutionShape s = layer.shape();
        out.printf(
                Locale.ROOT,
                "| %s | %dx%dx%d | %s%dx%d/%d, %d | %s | %.3g | %.3g | %.2f | %.0f %% | %.0e |%n",
                layer.network(),
                s.height(),
                s.width(),
                s.inputs(),
                batch.depthwise() ? "depthwise " : "",
                s.kernelHeight(),
                s.kernelWidth(),
                s.stride(),
                s.outputs(),
                pass,
                seconds * 1e3,
                torch * 1e3,
                torch / seconds,
                100 * batch.flops() / seconds / peak,
                difference);
        out.flush();
    }

    /** ‖a - b‖₂ / ‖b‖₂. */
    static double difference(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalStateException(a.length + " and " + b.length + " values");
        }
        double difference = 0;
        double size = 0;
        for (int i = 0; i < a.length; i++) {
            difference += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
            size += (double) b[i] * b[i];
        }
        return Math.sqrt(difference / size);
    }

    /** The median seconds of runs that together take at least {@code enough}, and are at least three. */
    private static double timed(Runnable run, double enough) {
        List<Double> seconds = new ArrayList<>();
        double sum = 0;
        while (seconds.size() < 3 || sum < enough) {
            long start = System.nanoTime();
            run.run();
            seconds.add((System.nanoTime() - start) * 1e-9);
            sum += seconds.getLast();
        }
        return StepTimer.median(
                seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double mean(List<Double> ratios) {
        return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
    }
}
