package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.Optional;
import java.util.OptionalDouble;

/** One stage of training: a method and when it ends. */
public sealed interface StageConfig {
    /** Name for events and messages, e.g. {@code adam}. */
    String name();

    /** Most steps, at least 0. */
    int steps();

    /**
     * The same stage with StableGrad.
     *
     * @throws IllegalArgumentException for a quasi-Newton stage: layer-wise rescaled gradients are not the gradient of any function, so
     *     that differences of them carry no curvature
     */
    default StageConfig withStableGrad(StableGradOptions options) {
        return switch (this) {
            case FirstOrder f ->
                new FirstOrder(f.name, f.method, f.steps, f.learningRate, f.schedule, Optional.of(options), f.clipNorm);
            case LBfgs l -> throw refused(l.name);
            case Bfgs b -> throw refused(b.name);
            case LeastSquares l -> throw refused(l.name());
        };
    }

    /**
     * @param learningRate the base rate η &gt; 0 that {@code schedule} modulates
     * @param stableGrad rescales the gradient before clipping and update, if present
     * @param clipNorm largest global gradient norm after StableGrad, if present
     */
    record FirstOrder(
            String name,
            FirstOrderMethod method,
            int steps,
            double learningRate,
            Schedule schedule,
            Optional<StableGradOptions> stableGrad,
            OptionalDouble clipNorm)
            implements StageConfig {
        public FirstOrder {
            requireSteps(name, steps);
            if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
                throw new IllegalArgumentException(name + ": learning rate " + learningRate + " must be positive");
            }
            if (clipNorm.isPresent() && !(clipNorm.getAsDouble() > 0)) {
                throw new IllegalArgumentException(
                        name + ": clip norm " + clipNorm.getAsDouble() + " must be positive");
            }
        }
    }

    /**
     * Limited-memory BFGS (Nocedal and Wright, 2006, algorithm 7.5) with a strong Wolfe line search; 16·history·n bytes of memory.
     *
     * @param history pairs kept; self-scaled, the more the better
     * @param gradientTolerance ends the stage once max |gᵢ| is at most this
     * @param selfScaled scales each update (Al-Baali, 1998), which takes decades off the loss of a network; false for the textbook's method
     */
    record LBfgs(String name, int steps, int history, double gradientTolerance, boolean selfScaled)
            implements StageConfig {
        public LBfgs {
            requireSteps(name, steps);
            requireTolerance(name, gradientTolerance);
            if (history < 1) {
                throw new IllegalArgumentException(name + ": history " + history + " must be at least 1");
            }
        }
    }

    /**
     * Dense self-scaled quasi-Newton on the inverse Hessian (Al-Baali 1998; Urbán, Stefanou and Pons 2025), n² doubles of memory.
     *
     * @param gradientTolerance ends the stage once max |gᵢ| is at most this
     * @param update the member of the Broyden family
     */
    record Bfgs(String name, int steps, double gradientTolerance, Update update) implements StageConfig {
        /** Most parameters: beyond this the matrix takes more than 512 MB. */
        public static final int MAX_PARAMETERS = 8000;

        /** The member of the self-scaled Broyden family. */
        public enum Update {
            /** No scaling. */
            BFGS,
            /** Self-scaled BFGS: H is shrunk by τ before the update. */
            SSBFGS,
            /** Self-scaled Broyden: τ and the Broyden parameter φ both follow the step. */
            SSBROYDEN
        }

        public Bfgs {
            requireSteps(name, steps);
            requireTolerance(name, gradientTolerance);
        }

        /** Bytes of the matrix for {@code n} parameters. */
        public static long matrixBytes(int n) {
            return 8L * n * n;
        }

        /**
         * @throws IllegalArgumentException if {@code n} parameters are too many for a matrix, or for the heap
         */
        public void requireFits(int n) {
            if (n > MAX_PARAMETERS) {
                throw new IllegalArgumentException(name + ": " + n + " parameters need a matrix of "
                        + (matrixBytes(n) >> 20) + " MB; the limit is " + MAX_PARAMETERS + " parameters, use lbfgs");
            }
            long heap = Runtime.getRuntime().maxMemory();
            if (matrixBytes(n) > heap / 4 * 3) {
                throw new IllegalArgumentException(name + ": " + n + " parameters need a matrix of "
                        + (matrixBytes(n) >> 20) + " MB, but the heap is limited to " + (heap >> 20)
                        + " MB; give the JVM more (-Xmx) or use lbfgs");
            }
        }
    }

    /** A method on the residuals of a {@link LeastSquaresObjective}, f64 only. */
    sealed interface LeastSquares extends StageConfig {
        /** Ends the stage once max |gᵢ| is at most this. */
        double gradientTolerance();

        /** How the equations of a step are solved; where there is none, {@link DampedForm#of} chooses by size. */
        Optional<DampedForm> form();

        /**
         * @throws IllegalArgumentException if the matrices of the form do not fit into three quarters of the heap, or the objective is no sum of squares or not
         *     f64
         */
        default void require(TermObjective objective, Buffer initial) {
            if (!(objective instanceof LeastSquaresObjective squares) || initial.precision() != Precision.F64) {
                throw new IllegalArgumentException(name() + ": needs a sum of squares with derivatives in f64, found "
                        + initial.precision() + " and " + objective.getClass().getSimpleName());
            }
            int n = initial.length();
            int rows = squares.residuals();
            DampedForm chosen = form().orElseGet(() -> DampedForm.of(n, rows));
            long heap = Runtime.getRuntime().maxMemory();
            if (chosen.bytes(n, rows) > heap / 4 * 3) {
                throw new IllegalArgumentException(name() + ": " + n + " parameters and " + rows + " residuals need "
                        + (chosen.bytes(n, rows) >> 20) + " MB in the form " + chosen
                        + "; the limit is three quarters of the heap of "
                        + (heap >> 20) + " MB, use the form PRODUCTS");
            }
        }
    }

    /** Levenberg–Marquardt (Marquardt 1963, damping after Nielsen 1999). */
    record LevenbergMarquardt(String name, int steps, double gradientTolerance, Optional<DampedForm> form)
            implements LeastSquares {
        public LevenbergMarquardt {
            requireSteps(name, steps);
            requireTolerance(name, gradientTolerance);
        }

        /** The form is chosen by size. */
        public LevenbergMarquardt(String name, int steps, double gradientTolerance) {
            this(name, steps, gradientTolerance, Optional.empty());
        }
    }

    /**
     * Gauss–Newton with a strong Wolfe line search. For residuals that are linear in the solution it is the energy natural gradient of the least-squares energy
     * (Müller and Zeinhofer 2023), for others its linearisation.
     */
    record GaussNewton(String name, int steps, double gradientTolerance, Optional<DampedForm> form)
            implements LeastSquares {
        public GaussNewton {
            requireSteps(name, steps);
            requireTolerance(name, gradientTolerance);
        }

        /** The form is chosen by size. */
        public GaussNewton(String name, int steps, double gradientTolerance) {
            this(name, steps, gradientTolerance, Optional.empty());
        }
    }

    private static IllegalArgumentException refused(String name) {
        return new IllegalArgumentException(
                name
                        + ": StableGrad rescales each layer's gradient, which breaks the curvature pairs of a quasi-Newton method; use it on a first-order stage");
    }

    private static void requireSteps(String name, int steps) {
        if (steps < 0) {
            throw new IllegalArgumentException(name + ": " + steps + " steps");
        }
    }

    private static void requireTolerance(String name, double tolerance) {
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException(name + ": gradient tolerance " + tolerance + " must be >= 0");
        }
    }
}
