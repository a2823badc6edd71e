package dev.fluxion.examples.study;

import dev.fluxion.autodiff.data.Augmentation;
import dev.fluxion.autodiff.data.Batch;
import dev.fluxion.autodiff.data.BatchLoader;
import dev.fluxion.autodiff.data.Gratings;
import dev.fluxion.autodiff.data.ImageSet;
import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.Schedule;
import dev.fluxion.stablegrad.StableGradOptions;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * One training of a classifier of {@link Gratings}, f32: no image is seen twice, and the rate rises over the first 20 steps, then falls to 0 by a cosine.
 *
 * @param batch images per step
 * @param noise standard deviation of the images' noise, relative to their waves'
 * @param clip largest gradient norm, if any
 */
record ImageRun(
        ImageNetwork network,
        Initialization initialization,
        FirstOrderMethod method,
        double rate,
        int steps,
        int batch,
        double noise,
        Optional<StableGradOptions> stableGrad,
        OptionalDouble clip) {
    private static final int TEST_IMAGES = 1000;
    private static final long TEST_SEED = -1;
    private static final int WARM_UP = 20;

    /**
     * Trains and measures: the share of 1000 test images that are classified rightly, and the last loss. Where the loss was once not finite, it
     * is infinite, and the share that of a guess.
     */
    double[] measure(long seed, BooleanSupplier stop) {
        Gratings images = new Gratings(network.input().height(), noise, seed, Math.multiplyExact(steps + 1, batch));
        try (Workers workers = new Workers(1);
                BatchLoader loader = new BatchLoader(images, Precision.F32, batch, Augmentation.NONE, seed)) {
            ImageEngine engine = ImageEngine.create(Precision.F32, network, batch, workers);
            ImageObjective objective = new ImageObjective(network, engine, loader.batch(0));
            DivergenceWatch watch = new DivergenceWatch(step -> {
                engine.randomness(seed, step);
                objective.batch(loader.batch(step));
            });
            return watch.train(
                            objective,
                            network.initialize(Precision.F32, initialization, seed),
                            new StageConfig.FirstOrder(
                                    "study", method, steps, rate, new Schedule.Cosine(WARM_UP), stableGrad, clip),
                            stop)
                    .map(result -> new double[] {accuracy(engine, result), result.loss()})
                    .orElse(new double[] {1.0 / images.classes(), Double.POSITIVE_INFINITY});
        }
    }

    private double accuracy(ImageEngine engine, TrainingResult result) {
        ImageSet test = new Gratings(network.input().height(), noise, TEST_SEED, TEST_IMAGES);
        int right = 0;
        for (int from = 0; from < TEST_IMAGES; from += batch) {
            Batch images = Batch.of(test, Precision.F32, from, Math.min(from + batch, TEST_IMAGES));
            double[][] logits = engine.logits(result.parameters(), images.pixels(), images.labels().length);
            for (int i = 0; i < logits.length; i++) {
                right += largest(logits[i]) == images.labels()[i] ? 1 : 0;
            }
        }
        return (double) right / TEST_IMAGES;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
