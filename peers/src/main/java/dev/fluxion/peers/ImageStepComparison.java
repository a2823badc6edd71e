package dev.fluxion.peers;

import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ImageOp;
import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.autodiff.image.Normalization;
import dev.fluxion.autodiff.image.ResNet;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.bench.StepTimer;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;

/** One step of Adam of ResNet-20 without normalisation, f32, {@value #BATCH} images of 32 by 32 pixels. */
final class ImageStepComparison {
    private static final int BATCH = 128;
    private static final double TOLERANCE = 1e-5;

    private ImageStepComparison() {}

    static void run(List<Integer> threads, PrintStream out) {
        out.println(
                "| network, images | threads | Fluxion ms | libtorch ms | ratio | of peak | loss, gradient differ by |");
        out.println("|---|---|---|---|---|---|---|");
        threads.forEach(count -> row(count, out));
    }

    private static void row(int threads, PrintStream out) {
        TorchThreads.set(threads, threads);
        ImageShape shape = new ImageShape(32, 32, 3);
        ImageNetwork network = ResNet.cifar(20, ResNet.CIFAR_WIDTHS, shape, 10, Normalization.NONE);
        Buffer initial = network.initialize(Precision.F32, Initialization.GLOROT, 0);
        Random random = new Random(1);
        float[] pixels = new float[BATCH * shape.elements()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        int[] labels = random.ints(BATCH, 0, network.classes()).toArray();
        float[] parameters = ((Buffer.F32) initial).values();
        try (Workers workers = new Workers(threads);
                PointerScope scope = new PointerScope()) {
            ImageEngine engine = ImageEngine.create(Precision.F32, network, BATCH, workers);
            ImageObjective objective = new ImageObjective(network, engine, new Buffer.F32(pixels), labels);
            TorchImageStep theirs = new TorchImageStep(network, parameters, pixels, labels);
            Buffer gradient = Buffer.allocate(Precision.F32, parameters.length);
            double loss = objective.valueAndGradient(initial, gradient);
            double lossDifference = Math.abs(loss / theirs.valueAndGradient() - 1);
            double difference = ConvolutionComparison.difference(((Buffer.F32) gradient).values(), theirs.gradients());
            if (!(lossDifference <= TOLERANCE && difference <= TOLERANCE)) {
                throw new IllegalStateException("the engines disagree by " + lossDifference + " in the loss and "
                        + difference + " in the gradient, nothing was timed");
            }
            Series our = new StepTimer(objective, initial)::series;
            Series their = Series.of(theirs::step);
            int ourSteps = Series.perRound(our.warmUp());
            int theirSteps = Series.perRound(their.warmUp());
            double[] ourTimes = {};
            double[] theirTimes = {};
            for (int round = 0; round < Series.ROUNDS; round++) {
                ourTimes = Series.join(ourTimes, our.seconds(ourSteps));
                theirTimes = Series.join(theirTimes, their.seconds(theirSteps));
            }
            double seconds = StepTimer.median(ourTimes);
            double torch = StepTimer.median(theirTimes);
            out.printf(
                    Locale.ROOT,
                    "| ResNet-20, %d | %d | %.0f | %.0f | %.2f | %.0f %% | %.0e, %.0e |%n",
                    BATCH,
                    threads,
                    seconds * 1e3,
                    torch * 1e3,
                    torch / seconds,
                    100 * flops(network) / seconds / threads / FmaPeakF32.measure(),
                    lossDifference,
                    difference);
        }
    }

    /** Forward, and both adjoints but that of the first layer's input, of all convolutions and images. */
    private static double flops(ImageNetwork network) {
        double sum = 0;
        for (ImageOp op : network.ops()) {
            if (op instanceof ImageOp.Convolution c) {
                double pixels = (double) c.shape().outputHeight() * c.shape().outputWidth();
                sum += (c.in() == 0 ? 2 : 3) * 2.0 * BATCH * c.shape().weights() * pixels;
            }
        }
        return sum;
    }
}
