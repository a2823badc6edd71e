package dev.fluxion.stablegrad;

/** A stage in progress. */
interface Stage {
    /** Called after each update, when the stage can be saved. */
    interface CheckpointSink {
        void boundary(int stageStep);
    }

    /** How the stage ended; the run then holds the parameters with their loss and terms. */
    record Outcome(int stageStep, StopReason reason, String message) {}

    /** Runs from {@code fromStep} updates of this stage to its end. */
    Outcome run(int fromStep, CheckpointSink sink);

    /** The method's state after the last update, as views. */
    Memory save();

    /** Takes up a saved state. */
    void restore(Memory state);
}
