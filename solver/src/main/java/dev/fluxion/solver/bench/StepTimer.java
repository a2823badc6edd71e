package dev.fluxion.solver.bench;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Balancing;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.Schedule;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.TermObjective;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Times plain Adam steps inside the training loop: value and gradient, statistics of the gradient, update, event. */
public final class StepTimer {
    /** The learning rate of the timed steps; β = 0.9, 0.999 and ε = 1e-8 are the usual ones. */
    public static final double LEARNING_RATE = 1e-3;

    private final TermObjective objective;
    private final Buffer initial;

    /** @param initial where every series starts. Not modified. */
    public StepTimer(TermObjective objective, Buffer initial) {
        this.objective = objective;
        this.initial = initial;
    }

    /** The seconds of each of {@code steps} successive steps. */
    public double[] series(int steps) {
        long[] starts = new long[steps + 1];
        TrainingListener clock = new TrainingListener() {
            @Override
            public void beforeStep(int step) {
                starts[step] = System.nanoTime();
            }
        };
        // One step more than is timed, because its beginning is the end of the last one.
        StageConfig adam = new StageConfig.FirstOrder(
                "adam",
                FirstOrderMethod.adam(),
                steps + 1,
                LEARNING_RATE,
                new Schedule.Constant(),
                Optional.empty(),
                OptionalDouble.empty());
        TrainingOptions options = TrainingOptions.DEFAULT.withBalancing(new Balancing.Fixed());
        Trainer.train(objective, initial, List.of(adam), options, clock);
        double[] seconds = new double[steps];
        for (int i = 0; i < steps; i++) {
            seconds[i] = (starts[i + 1] - starts[i]) * 1e-9;
        }
        return seconds;
    }

    /** The middle value, or the mean of the two middle ones. */
    public static double median(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("the median of no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}
