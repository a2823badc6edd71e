package dev.fluxion.stablegrad;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What holds for all stages of one training.
 *
 * @param timeLimitSeconds wall-clock limit; the step in progress is finished
 * @param stageSeconds the most that stages may take, by name; the step in progress is finished, and the next stage begins, so that the last one may take all that is left
 * @param targetLoss ends training once the loss is at most this
 * @param stopRequested polled once per step; the step in progress is finished
 * @param balancing how the term weights are chosen
 * @param threads workers for dense quasi-Newton matrices, at least 1; does not change any bit
 * @param checkpoint where and how often the state is saved, if at all
 */
public record TrainingOptions(
        OptionalDouble timeLimitSeconds,
        Map<String, Double> stageSeconds,
        OptionalDouble targetLoss,
        BooleanSupplier stopRequested,
        Balancing balancing,
        int threads,
        Optional<CheckpointPolicy> checkpoint) {
    /** No limits, automatic weights, one thread, no checkpoints. */
    public static final TrainingOptions DEFAULT = new TrainingOptions(
            OptionalDouble.empty(),
            Map.of(),
            OptionalDouble.empty(),
            () -> false,
            Balancing.GradientNorm.standard(),
            1,
            Optional.empty());

    /** Copies the map. */
    public TrainingOptions {
        stageSeconds = Map.copyOf(stageSeconds);
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
    }

    public TrainingOptions withTimeLimit(double seconds) {
        return new TrainingOptions(
                OptionalDouble.of(seconds), stageSeconds, targetLoss, stopRequested, balancing, threads, checkpoint);
    }

    public TrainingOptions withStageSeconds(Map<String, Double> seconds) {
        return new TrainingOptions(
                timeLimitSeconds, seconds, targetLoss, stopRequested, balancing, threads, checkpoint);
    }

    public TrainingOptions withTargetLoss(double loss) {
        return new TrainingOptions(
                timeLimitSeconds, stageSeconds, OptionalDouble.of(loss), stopRequested, balancing, threads, checkpoint);
    }

    public TrainingOptions withStopRequested(BooleanSupplier requested) {
        return new TrainingOptions(
                timeLimitSeconds, stageSeconds, targetLoss, requested, balancing, threads, checkpoint);
    }

    public TrainingOptions withBalancing(Balancing choice) {
        return new TrainingOptions(
                timeLimitSeconds, stageSeconds, targetLoss, stopRequested, choice, threads, checkpoint);
    }

    public TrainingOptions withThreads(int count) {
        return new TrainingOptions(
                timeLimitSeconds, stageSeconds, targetLoss, stopRequested, balancing, count, checkpoint);
    }

    public TrainingOptions withCheckpoint(CheckpointPolicy policy) {
        return new TrainingOptions(
                timeLimitSeconds, stageSeconds, targetLoss, stopRequested, balancing, threads, Optional.of(policy));
    }
}
