package dev.fluxion.solver;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.stablegrad.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells when the training of inferred fields has come to the noise of its measurements. A parameter that is fitted to N noisy values and matters lowers
 * N·ln(loss) by more than ln N (the criterion of Schwarz 1978); where {@value #WINDOW} steps of a quasi-Newton method gain less and most of the loss is the distance to
 * the measurements, further steps fit the noise.
 */
final class NoiseFloor {
    private static final int WINDOW = 250;

    /** Part of the loss that the observations must have: elsewhere a small gain says nothing about noise. */
    private static final double MOST = 0.9;

    private final PinnObjective objective;
    private final double observed;
    private int since = -1;
    private double then;
    private boolean reached;

    private NoiseFloor(PinnObjective objective) {
        this.objective = objective;
        this.observed = objective.observedValues();
    }

    /** One for a problem that infers fields from noisy observations. */
    static Optional<NoiseFloor> of(Problem problem, PinnObjective objective) {
        return problem.infersFieldsFromNoise() && objective.observedValues() > 1
                ? Optional.of(new NoiseFloor(objective))
                : Optional.empty();
    }

    /** Looks at a step of a quasi-Newton stage. */
    void step(int step, Progress now) {
        if (since < 0) {
            since = step;
            then = now.loss();
        } else if (step - since >= WINDOW) {
            boolean noise = objective.observedLoss(now.termLosses(), now.weights()) >= MOST * now.loss();
            reached |= noise && observed * Math.log(then / now.loss()) < Math.log(observed);
            since = step;
            then = now.loss();
        }
    }

    /** Forgets the losses seen, which do not compare with those at other points. */
    void restart() {
        since = -1;
    }

    Memory save() {
        return new Memory(new double[] {since, then, reached ? 1 : 0}, List.of());
    }

    void restore(Memory memory) {
        since = (int) memory.numbers()[0];
        then = memory.numbers()[1];
        reached = memory.numbers()[2] == 1;
    }

    boolean reached() {
        return reached;
    }

    /** Why training ended. */
    String message() {
        return String.format(
                Locale.ROOT,
                "%d steps lowered the loss by less than one parameter fitted to the %.0f observed values would if it mattered (ln N/N): "
                        + "further steps would fit the noise of the measurements",
                WINDOW,
                observed);
    }
}
