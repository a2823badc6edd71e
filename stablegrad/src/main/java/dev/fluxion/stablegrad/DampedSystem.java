package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.pass.Doubles;

/** The equations (JᵀJ + μ·I)·δ = −Jᵀr at fixed parameters, for any μ. */
interface DampedSystem {
    /** Computes what does not depend on μ. */
    void assemble(Buffer parameters);

    /** The largest diagonal element of JᵀJ. */
    double largestDiagonal();

    /**
     * Solves for δ; false if the damped matrix is not numerically positive definite.
     *
     * @param gradient 2·Jᵀr. Not modified.
     * @param step δ. Modified (overwritten).
     */
    boolean solve(double damping, double[] gradient, double[] step);

    /** The decrease of the loss that the linearised residuals promise for the last δ: −gᵀδ − δᵀJᵀJδ. */
    default double predicted(double damping, double[] gradient, double[] step) {
        return damping * Doubles.dot(step, step) - 0.5 * Doubles.dot(step, gradient);
    }
}
