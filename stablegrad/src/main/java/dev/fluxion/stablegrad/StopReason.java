package dev.fluxion.stablegrad;

/** Why a stage, or the training, ended. */
public enum StopReason {
    /** All steps were taken. */
    STEPS(true),
    /** The stage took what {@link TrainingOptions#stageSeconds} gives it. */
    STAGE_TIME(true),
    /** The loss reached {@link TrainingOptions#targetLoss}. */
    TARGET_LOSS(true),
    /** The largest gradient element is within tolerance. */
    GRADIENT_TOLERANCE(true),
    /** The loss no longer changes by more than rounding. */
    FLAT_LOSS(true),
    /** No acceptable step along the steepest descent either. */
    LINE_SEARCH_FAILED(true),
    /** No step decreases the loss, however much it is damped. */
    DAMPING_LIMIT(true),
    /** {@link TrainingOptions#timeLimitSeconds} ran out. */
    TIME_LIMIT(true),
    /** {@link TrainingOptions#stopRequested} said so. */
    STOP_REQUESTED(true),
    /** A loss or gradient was not finite; the last good parameters were kept. */
    NON_FINITE(false);

    private final boolean sound;

    StopReason(boolean sound) {
        this.sound = sound;
    }

    /** False if training failed numerically. */
    public boolean sound() {
        return sound;
    }

    /** True if no later stage runs. */
    public boolean endsTraining() {
        return switch (this) {
            case TARGET_LOSS, TIME_LIMIT, STOP_REQUESTED, NON_FINITE -> true;
            case STEPS, STAGE_TIME, GRADIENT_TOLERANCE, FLAT_LOSS, LINE_SEARCH_FAILED, DAMPING_LIMIT -> false;
        };
    }
}
