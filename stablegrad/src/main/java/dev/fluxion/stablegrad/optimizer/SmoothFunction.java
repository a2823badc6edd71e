package dev.fluxion.stablegrad.optimizer;

/** A differentiable function of n numbers. */
@FunctionalInterface
public interface SmoothFunction {
    /**
     * The value at x; the gradient is written over {@code gradient}.
     *
     * @param x may be rounded in place to the precision in which the function is evaluated
     * @param gradient Modified.
     */
    double evaluate(double[] x, double[] gradient);
}
