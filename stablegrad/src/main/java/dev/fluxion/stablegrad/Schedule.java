package dev.fluxion.stablegrad;

/** The learning rate as a function of the step, relative to the stage's rate. */
public sealed interface Schedule {
    /** The rate of {@code step} (0-based) of {@code steps}: {@code base} times a factor in [0, 1]. */
    double rate(double base, int step, int steps);

    /** The same rate at every step. */
    record Constant() implements Schedule {
        @Override
        public double rate(double base, int step, int steps) {
            return base;
        }
    }

    /**
     * A linear rise over the first {@code warmUp} steps to the full rate, then {@code floor} + (1 - floor)·½(1 + cos πt) with t rising to
     * 1 one step after the last: with floor 0 the rate falls to 0 but the last step still moves.
     */
    record Cosine(int warmUp, double floor) implements Schedule {
        public Cosine {
            if (warmUp < 0 || !(floor >= 0 && floor <= 1)) {
                throw new IllegalArgumentException(
                        "cosine: warm-up of " + warmUp + " steps, floor " + floor + " (must lie in [0, 1])");
            }
        }

        /** Falls to 0. */
        public Cosine(int warmUp) {
            this(warmUp, 0);
        }

        @Override
        public double rate(double base, int step, int steps) {
            if (step < warmUp) {
                return base * (step + 1) / warmUp;
            }
            double t = Math.min(1, (double) (step - warmUp) / Math.max(1, steps - warmUp));
            return base * (floor + (1 - floor) * 0.5 * (1 + Math.cos(Math.PI * t)));
        }
    }

    /** base · decay^(step / every), continuous in the step. */
    record Exponential(double decay, int every) implements Schedule {
        public Exponential {
            requireDecay("exponential", decay, every);
        }

        @Override
        public double rate(double base, int step, int steps) {
            return base * Math.pow(decay, (double) step / every);
        }
    }

    /** base · factor^⌊step / every⌋: constant between drops. */
    record Step(double factor, int every) implements Schedule {
        public Step {
            requireDecay("step", factor, every);
        }

        @Override
        public double rate(double base, int step, int steps) {
            return base * Math.pow(factor, step / every);
        }
    }

    private static void requireDecay(String name, double decay, int every) {
        if (!(decay > 0 && decay <= 1) || every < 1) {
            throw new IllegalArgumentException(
                    name + ": factor " + decay + " must lie in (0, 1], period " + every + " must be at least 1");
        }
    }
}
