package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/** The training loop: stages in order, each until its own end or the end of training. */
public final class Trainer {
    private Trainer() {}

    /**
     * Minimises {@code objective} from {@code initial}, which is not modified.
     *
     * @throws IllegalArgumentException if lengths disagree, no stage is given, or a stage cannot work on this many parameters
     */
    public static TrainingResult train(
            TermObjective objective,
            Buffer initial,
            List<StageConfig> stages,
            TrainingOptions options,
            TrainingListener listener) {
        throw new UnsupportedOperationException("not yet");
    }
}
