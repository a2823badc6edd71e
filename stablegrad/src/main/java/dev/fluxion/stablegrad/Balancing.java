package dev.fluxion.stablegrad;

/** How the weights λₖ of the loss terms are chosen. */
public sealed interface Balancing {
    /** The weights that the objective already has stay. */
    record Fixed() implements Balancing {}

    /**
     * Weights by gradient norms (after Wang, Teng and Perdikaris 2021) at step 0 and every {@code every} steps of first-order stages; frozen
     * in quasi-Newton stages, whose objective must not change.
     *
     * <p>With nₖ = ‖∇tₖ‖₂ over the emphasis of the term, raw λₖ = mean(n) / nₖ, clamped to [1/bound, bound]; from the second time on
     * λₖ ← ema·λₖ + (1 − ema)·raw. Then all are divided by their mean, so that mean λ = 1. A term whose gradient is zero or not
     * finite keeps its weight.
     */
    record GradientNorm(int every, double ema, double bound) implements Balancing {
        public GradientNorm {
            if (every < 1 || !(ema >= 0 && ema < 1) || !(bound >= 1)) {
                throw new IllegalArgumentException(
                        "gradient-norm balancing: every " + every + ", ema " + ema + ", bound " + bound);
            }
        }

        /** Every 500 steps, EMA 0.9, bound 1000. */
        public static GradientNorm standard() {
            return new GradientNorm(500, 0.9, 1e3);
        }
    }
}
