package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;

/**
 * A loss that is a sum of squares L = Σᵢ rᵢ², whose residuals are differentiable. With J = ∂r/∂θ its gradient is 2·Jᵀr and 2·JᵀJ the part of its Hessian
 * that first derivatives give. The term weights are inside the residuals.
 */
public interface LeastSquaresObjective extends TermObjective {
    /**
     * The Gauss–Newton matrix JᵀJ at {@code parameters}.
     *
     * @param parameters n elements. Not modified.
     * @param matrix n × n row-major, of the same precision; only the lower triangle need be meaningful afterwards. Modified (overwritten).
     */
    void normalMatrix(Buffer parameters, Buffer matrix);
}
