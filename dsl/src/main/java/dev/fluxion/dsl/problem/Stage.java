package dev.fluxion.dsl.problem;

import java.util.Optional;
import java.util.OptionalInt;

/** One optimizer and the number of its steps; a training is a sequence of stages. */
public sealed interface Stage {

    /** The largest number of steps. */
    int steps();

    /** The same stage with at most so many steps. */
    default Stage atMost(int limit) {
        int fewer = Math.min(limit, steps());
        return switch (this) {
            case FirstOrder f ->
                new FirstOrder(
                        f.method, fewer, f.learningRate, f.schedule, f.stableGrad, f.weightDecay, f.momentum, f.clip);
            case LBfgs l -> new LBfgs(fewer, l.history, l.tolerance);
            case Bfgs b -> new Bfgs(fewer, b.tolerance);
            case LevenbergMarquardt l -> new LevenbergMarquardt(fewer, l.tolerance);
            case GaussNewton g -> new GaussNewton(fewer, g.tolerance);
        };
    }

    /** The first-order methods. */
    enum Method {
        /** Stochastic gradient descent with momentum. */
        SGD,
        /** Kingma and Ba 2015. */
        ADAM,
        /** Adam with decoupled weight decay, Loshchilov and Hutter 2019. */
        ADAMW
    }

    /**
     * A first-order method.
     *
     * @param method which one
     * @param steps the number of steps
     * @param learningRate the learning rate before the schedule
     * @param schedule the factor on the learning rate by step
     * @param stableGrad how the gradient of each layer is rescaled before the update, if it is
     * @param weightDecay the decoupled weight decay, 0 for none
     * @param momentum the momentum of {@code SGD}; not used by the others
     * @param clip the largest gradient norm, 0 for no limit
     */
    record FirstOrder(
            Method method,
            int steps,
            double learningRate,
            Schedule schedule,
            Optional<Rescaling> stableGrad,
            double weightDecay,
            double momentum,
            double clip)
            implements Stage {}

    /**
     * Self-scaled limited-memory BFGS with a strong Wolfe line search.
     *
     * @param steps the largest number of steps
     * @param history the number of curvature pairs; empty for as many as are worth their memory
     * @param tolerance stops when the largest gradient entry is below
     */
    record LBfgs(int steps, OptionalInt history, double tolerance) implements Stage {
        private static final int FEWEST_PAIRS = 20;
        private static final int MOST_PAIRS = 400;
        private static final long BYTES = 128L << 20;

        /** The curvature pairs that are kept: those stated, else what about 128 MB hold of the parameters of a network, 20 to 400. */
        public int pairs(NetworkSpec network) {
            long bytesOfPair = 2 * Double.BYTES * Math.max(1, network.hiddenWeights());
            return history.orElse(Math.clamp(BYTES / bytesOfPair, FEWEST_PAIRS, MOST_PAIRS));
        }
    }

    /**
     * Self-scaled quasi-Newton with a dense inverse Hessian (Urbán, Stefanou and Pons 2024), for small networks.
     *
     * @param steps the largest number of steps
     * @param tolerance stops when the largest gradient entry is below
     */
    record Bfgs(int steps, double tolerance) implements Stage {}

    /**
     * Levenberg–Marquardt on the normal equations of all residuals, for small networks.
     *
     * @param steps the largest number of steps
     * @param tolerance stops when the largest gradient entry is below
     */
    record LevenbergMarquardt(int steps, double tolerance) implements Stage {}

    /**
     * Gauss–Newton with a line search, the energy natural gradient (Müller and Zeinhofer 2023) where the problem is linear, for small networks.
     *
     * @param steps the largest number of steps
     * @param tolerance stops when the largest gradient entry is below
     */
    record GaussNewton(int steps, double tolerance) implements Stage {}
}
