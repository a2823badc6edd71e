package dev.fluxion.stablegrad;

import java.nio.file.Path;

/**
 * Saves the training state to {@code file}, replacing it atomically, after every {@code everySteps} steps and when training ends.
 */
public record CheckpointPolicy(Path file, int everySteps) {
    public CheckpointPolicy {
        if (everySteps < 1) {
            throw new IllegalArgumentException("a checkpoint every " + everySteps + " steps");
        }
    }
}
