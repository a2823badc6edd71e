package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.objective.StageMapping;
import dev.fluxion.stablegrad.Elapsed;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Trains several random starts a little and picks the one whose loss is least, under the weights that all began with. The winner is trained from its beginning:
 * what follows depends on the seed picked alone, not on how the others were tried.
 */
final class MultiStart {
    /** Most steps of each stage. */
    private static final int STEPS = 300;

    /** Part of a time limit that all candidates together may take. */
    private static final double PART_OF_TIME = 1.0 / 3;

    /** Between the seeds of two candidates, so that neighbouring seeds share none. */
    private static final long STRIDE = 1L << 32;

    private MultiStart() {}

    /** The only start, or the best of several. The objective keeps its weights. */
    static InitialGuess choose(Attempt attempt, SolveOptions options, SolveListener listener) {
        int starts = options.training().starts();
        if (starts == 1) {
            return new InitialGuess(initial(attempt, options, 0), Elapsed.NOTHING);
        }
        long begin = System.nanoTime();
        double[] weights = attempt.objective.weights();
        double[] losses = new double[starts];
        int best = 0;
        for (int k = 0; k < starts && !options.stopRequested().getAsBoolean(); k++) {
            losses[k] = loss(attempt, options, weights, k);
            best = losses[k] < losses[best] ? k : best;
        }
        double seconds = 1e-9 * (System.nanoTime() - begin);
        listener.notice(
                0,
                String.format(
                        Locale.ROOT,
                        "start %d of %d is trained: losses after at most %d steps of each stage %s",
                        best + 1,
                        starts,
                        STEPS,
                        DoubleStream.of(losses)
                                .mapToObj(loss -> String.format(Locale.ROOT, "%.1e", loss))
                                .collect(Collectors.joining(", "))));
        return new InitialGuess(initial(attempt, options, best), new Elapsed(0, seconds));
    }

    private static Buffer initial(Attempt attempt, SolveOptions options, int candidate) {
        return attempt.network.initialize(
                options.precision(), Initialization.GLOROT, options.seed() + candidate * STRIDE);
    }

    /** The loss that a candidate comes to; infinite where its training fails. */
    private static double loss(Attempt attempt, SolveOptions options, double[] weights, int candidate) {
        Training training = options.training();
        TrainingOptions limits = Attempt.basis(options);
        if (options.timeLimitSeconds().isPresent()) {
            limits = limits.withTimeLimit(
                    PART_OF_TIME * options.timeLimitSeconds().getAsDouble() / training.starts());
        }
        TrainingResult result = Trainer.train(
                attempt.objective,
                initial(attempt, options, candidate),
                StageMapping.stages(training.withWindows(1)
                        .withStages(training.stages().stream()
                                .map(stage -> stage.atMost(STEPS))
                                .toList())),
                limits,
                TrainingListener.NONE);
        attempt.objective.weights(weights);
        Buffer gradient = Buffer.allocate(options.precision(), attempt.network.parameters());
        double loss = attempt.objective.valueAndGradient(result.parameters(), gradient);
        return result.reason().sound() && Double.isFinite(loss) ? loss : Double.POSITIVE_INFINITY;
    }
}
