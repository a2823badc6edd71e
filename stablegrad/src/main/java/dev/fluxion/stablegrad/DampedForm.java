package dev.fluxion.stablegrad;

import dev.fluxion.kernels.CholeskyF64;
import dev.fluxion.kernels.SymmetricF64;

/**
 * How the damped equations (JᵀJ + μ·I)·δ = −Jᵀr of P parameters and N residuals are solved. All give the same δ; they differ in memory and in cost for
 * each step.
 */
public enum DampedForm {
    /** The P × P matrix and its Cholesky factor: N·P² + P³/3 multiply-adds. */
    PARAMETERS {
        @Override
        public long bytes(long parameters, long residuals) {
            return Double.BYTES * parameters * (2 * parameters + workspacePerRow());
        }
    },
    /** J and the N × N matrix of (JJᵀ + μ·I)·λ = −r, δ = Jᵀλ: N²·P + N³/3 multiply-adds, less where residuals are fewer than parameters. */
    RESIDUALS {
        @Override
        public long bytes(long parameters, long residuals) {
            return Double.BYTES * residuals * (parameters + 2 * residuals + workspacePerRow());
        }
    },
    /** Conjugate gradients with products JᵀJ·v and the diagonal as preconditioner: a few gradients for each of its iterations, and no matrix. */
    PRODUCTS {
        @Override
        public long bytes(long parameters, long residuals) {
            return 8 * Double.BYTES * parameters;
        }
    };

    /** Most bytes of matrices: those of 6000 parameters. */
    public static final long MOST_BYTES = PARAMETERS.bytes(6000, 0);

    /** Bytes of matrices, of what their kernels hold, and of vectors. */
    public abstract long bytes(long parameters, long residuals);

    /** Elements beside each row of a matrix that is made of products and factored. */
    private static long workspacePerRow() {
        return SymmetricF64.elementsPerRow() + CholeskyF64.elementsPerRow();
    }

    /**
     * The form with the least work whose matrices fit into {@link #MOST_BYTES} and half of the heap: that of the residuals where they are fewer than half the
     * parameters, else that of the parameters, else products.
     */
    public static DampedForm of(long parameters, long residuals) {
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 2);
        if (2 * residuals < parameters && RESIDUALS.bytes(parameters, residuals) <= most) {
            return RESIDUALS;
        }
        return PARAMETERS.bytes(parameters, residuals) <= most ? PARAMETERS : PRODUCTS;
    }
}
