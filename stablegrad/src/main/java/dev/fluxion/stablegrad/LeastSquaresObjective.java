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

    /** The number N of residuals, which may change with the points only. */
    int residuals();

    /**
     * product = JᵀJ·direction at {@code parameters}.
     *
     * @param direction n elements. Not modified.
     * @param product n elements, of the same precision. Modified (overwritten).
     */
    void normalProduct(Buffer parameters, Buffer direction, Buffer product);

    /**
     * The diagonal of JᵀJ at {@code parameters}.
     *
     * @param diagonal n elements, of the same precision. Modified (overwritten).
     */
    void normalDiagonal(Buffer parameters, Buffer diagonal);

    /**
     * J and r at {@code parameters}.
     *
     * @param jacobian N rows of n elements, {@code rowStride} ≥ n apart; what lies between them stays as it is. Modified.
     * @param residuals N elements. Modified (overwritten).
     */
    void jacobian(Buffer parameters, Buffer jacobian, int rowStride, Buffer residuals);
}
