package dev.fluxion.stablegrad;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * What holds for all stages of one training.
 *
 * @param timeLimitSeconds wall-clock limit; the step in progress is finished
 * @param warmUpSeconds ends first-order stages that another stage follows; the step in progress is finished
 * @param targetLoss ends training once the loss is at most this
 * @param stopRequested polled once per step; the step in progress is finished
 * @param balancing how the term weights are chosen
 * @param threads workers for dense quasi-Newton matrices, at least 1; does not change any bit
 * @param checkpoint where and how often the state is saved, if at all
 */
public record TrainingOptions(
        OptionalDouble timeLimitSeconds,
        OptionalDouble warmUpSeconds,
        OptionalDouble targetLoss,
        BooleanSupplier stopRequested,
        Balancing balancing,
        int threads,
        Optional<CheckpointPolicy> checkpoint) {
    /** No limits, automatic weights, one thread, no checkpoints. */
    public static final TrainingOptions DEFAULT = new TrainingOptions(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            () -> false,
            Balancing.GradientNorm.standard(),
            1,
            Optional.empty());

    public TrainingOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
    }

    public TrainingOptions withTimeLimit(double seconds) {
        return new TrainingOptions(
                OptionalDouble.of(seconds), warmUpSeconds, targetLoss, stopRequested, balancing, threads, checkpoint);
    }

    public TrainingOptions withWarmUp(double seconds) {
        return new TrainingOptions(
                timeLimitSeconds,
                OptionalDouble.of(seconds),
                targetLoss,
                stopRequested,
                balancing,
                threads,
                checkpoint);
    }

    public TrainingOptions withTargetLoss(double loss) {
        return new TrainingOptions(
                timeLimitSeconds,
                warmUpSeconds,
                OptionalDouble.of(loss),
                stopRequested,
                balancing,
                threads,
                checkpoint);
    }

    public TrainingOptions withStopRequested(BooleanSupplier requested) {
        return new TrainingOptions(
                timeLimitSeconds, warmUpSeconds, targetLoss, requested, balancing, threads, checkpoint);
    }

    public TrainingOptions withBalancing(Balancing choice) {
        return new TrainingOptions(
                timeLimitSeconds, warmUpSeconds, targetLoss, stopRequested, choice, threads, checkpoint);
    }

    public TrainingOptions withThreads(int count) {
        return new TrainingOptions(
                timeLimitSeconds, warmUpSeconds, targetLoss, stopRequested, balancing, count, checkpoint);
    }

    public TrainingOptions withCheckpoint(CheckpointPolicy policy) {
        return new TrainingOptions(
                timeLimitSeconds, warmUpSeconds, targetLoss, stopRequested, balancing, threads, Optional.of(policy));
    }
}
