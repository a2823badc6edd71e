package dev.fluxion.solver;

import dev.fluxion.dsl.problem.Training;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.CheckpointPolicy;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * How one problem is solved: a training block and what overrides it.
 *
 * @param training the chosen block of the problem file; its own seed and precision are not looked at
 * @param seed of points and initial parameters
 * @param threads workers, at least 1; does not change any bit of the result
 * @param precision of parameters and activations
 * @param timeLimitSeconds wall-clock limit of the training; the step in progress is finished
 * @param targetError ends the training when the estimated relative L2 error of every field is at most this
 * @param stopRequested polled once per step; the step in progress is finished
 * @param start where the training starts
 * @param checkpoint where and how often the state of the training is saved, if at all
 */
public record SolveOptions(
        Training training,
        long seed,
        int threads,
        Precision precision,
        OptionalDouble timeLimitSeconds,
        OptionalDouble targetError,
        BooleanSupplier stopRequested,
        Start start,
        Optional<CheckpointPolicy> checkpoint) {
    /** Checks the number of threads. */
    public SolveOptions {
        Objects.requireNonNull(training, "training");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(start, "start");
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
    }

    /** Everything as the block says, one thread, no limits. */
    public static SolveOptions of(Training training) {
        return new SolveOptions(
                training,
                training.seed(),
                1,
                training.precision(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                () -> false,
                new Start.Random(),
                Optional.empty());
    }

    /** The same options with other points and initial parameters. */
    public SolveOptions withSeed(long seed) {
        return new SolveOptions(
                training, seed, threads, precision, timeLimitSeconds, targetError, stopRequested, start, checkpoint);
    }

    /** The same options with another training. */
    public SolveOptions withTraining(Training training) {
        return new SolveOptions(
                training, seed, threads, precision, timeLimitSeconds, targetError, stopRequested, start, checkpoint);
    }

    /** The same options with another start. */
    public SolveOptions withStart(Start start) {
        return new SolveOptions(
                training, seed, threads, precision, timeLimitSeconds, targetError, stopRequested, start, checkpoint);
    }

    /** The same options with another question whether to stop. */
    public SolveOptions withStopRequested(BooleanSupplier stopRequested) {
        return new SolveOptions(
                training, seed, threads, precision, timeLimitSeconds, targetError, stopRequested, start, checkpoint);
    }

    /** The same options with the state saved in a file. */
    public SolveOptions withCheckpoint(CheckpointPolicy policy) {
        return new SolveOptions(
                training,
                seed,
                threads,
                precision,
                timeLimitSeconds,
                targetError,
                stopRequested,
                start,
                Optional.of(policy));
    }
}
