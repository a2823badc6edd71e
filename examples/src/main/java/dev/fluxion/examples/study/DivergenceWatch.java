package dev.fluxion.examples.study;

import dev.fluxion.stablegrad.TrainingListener;
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

    boolean diverged() {
        return diverged;
    }

    @Override
    public void beforeStep(int step) {
        diverged |= step == last;
        last = step;
        draw.accept(step);
    }
}
