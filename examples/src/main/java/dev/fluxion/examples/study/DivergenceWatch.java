package dev.fluxion.examples.study;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Balancing;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.TermObjective;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Draws the data of each step, and notices a loss that was not finite: the trainer then goes back, so that a step begins twice. */
final class DivergenceWatch implements TrainingListener {
    private final IntConsumer draw;
    private int last = -1;
    private boolean diverged;

    /** @param draw makes the data of a step */
    DivergenceWatch(IntConsumer draw) {
        this.draw = draw;
    }

    /**
     * Trains with this watch.
     *
     * @return nothing where the loss was once not finite: the trainer would go on with half the rate, but then it is not the rate that was asked for
     */
    Optional<TrainingResult> train(
            TermObjective objective, Buffer initial, StageConfig.FirstOrder stage, BooleanSupplier stop) {
        TrainingResult result = Trainer.train(
                objective,
                initial,
                List.of(stage),
                TrainingOptions.DEFAULT
                        .withBalancing(new Balancing.Fixed())
                        .withStopRequested(() -> stop.getAsBoolean() || diverged),
                this);
        return diverged || !result.reason().sound() ? Optional.empty() : Optional.of(result);
    }

    @Override
    public void beforeStep(int step) {
        diverged |= step == last;
        last = step;
        draw.accept(step);
    }
}
