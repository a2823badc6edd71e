package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;

/** Receives training events on the training thread; all methods do nothing by default. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** A stage begins, or goes on after an interruption. */
    default void stage(StageConfig stage, int step) {}

    /**
     * A quasi-Newton stage is at a minimum with steps left. A loss that is high between the points can be told here.
     *
     * @return whether the objective has other points, on which the stage then goes on
     */
    default boolean minimum(int step, Buffer parameters) {
        return false;
    }

    /**
     * A stage begins that was not interrupted.
     *
     * @param parameters where it begins; may be modified
     */
    default void begins(StageConfig stage, Buffer parameters) {}

    /**
     * Before the evaluation of {@code step} in a first-order stage, and once before a quasi-Newton stage, whose points must then stay fixed,
     * and before each step of a Levenberg–Marquardt stage. The place to resample points; what it does must depend on {@code step} only.
     */
    default void beforeStep(int step) {}

    /** What a listener has replaced before a step. */
    enum Replaced {
        NOTHING,
        /** The loss is evaluated anew, the curvature found so far is kept. */
        POINTS,
        /** The curvature is forgotten, too. */
        POINTS_AND_PARAMETERS
    }

    /**
     * Before each step of a quasi-Newton stage: may replace the points of the objective, and the parameters by earlier ones where those of now lead
     * astray.
     *
     * @param parameters of now. May be modified.
     */
    default Replaced newPoints(int step, Buffer parameters) {
        return Replaced.NOTHING;
    }

    /** What this listener must remember, if a run is to go on from here with the same bits. */
    default Memory save() {
        return Memory.NOTHING;
    }

    /** Takes up what was saved in a run that was interrupted; the stage that goes on has been announced. */
    default void restore(Memory memory) {}

    /** After each evaluation in first-order stages, after each accepted step in quasi-Newton stages, and once at the end. */
    default void step(StepEvent event) {}

    /** New term weights. */
    default void weights(int step, double[] weights) {}

    /** A stage ended. */
    default void stageEnded(StageResult result) {}

    /** Something worth a line in the log: a back-off after a non-finite value, a reset of a quasi-Newton method. */
    default void notice(int step, String message) {}
}
