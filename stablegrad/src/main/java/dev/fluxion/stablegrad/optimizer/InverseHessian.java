package dev.fluxion.stablegrad.optimizer;

import java.util.List;

/** A positive definite approximation H of the inverse Hessian, built from steps s and gradient changes y. */
public sealed interface InverseHessian permits LimitedMemory, FactoredInverse {
    /** Forgets all curvature: H is the identity until the next pair. */
    void reset();

    /** True if H is still the identity. */
    boolean fresh();

    /**
     * Takes up a pair with sᵀy &gt; 0 of a step s = α·p along the last {@link #direction} p; copied.
     */
    void update(double[] s, double[] y, double alpha);

    /**
     * p ← −H g. False if numbers ran out of range; then p is of no use, and {@link #reset} is called for.
     *
     * @param g Not modified.
     * @param p Modified.
     */
    boolean direction(double[] g, double[] p);

    /** Numbers to save; with {@link #arrays}, all that the next direction depends on. */
    double[] numbers();

    /** Arrays to save, as views. */
    List<double[]> arrays();

    /** Takes up what {@link #numbers} and {@link #arrays} gave; copied. */
    void restore(double[] numbers, List<double[]> arrays);
}
