package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * The factorisation A = L·Lᵀ of a symmetric positive definite matrix, row-major, lower triangle only; left-looking by columns of blocks, so that nearly all
 * work is long dot products of rows. The rows of a column of blocks are shared among threads; no bit depends on their number.
 */
public final class CholeskyF32 {
    /** Columns factored together, a multiple of every vector length. */
    private static final int BLOCK = 32;

    private static final int ROWS = 16;

    private final int n;
    private final Workers workers;
    private final float[] inverse = new float[BLOCK * BLOCK];
    private final float[][] products;
    private final float[][] scratch;

    /** A factorisation of n × n matrices by {@code workers}, which must be free when {@link #factor} is called. */
    public CholeskyF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        products = new float[workers.threads()][BLOCK * BLOCK];
        scratch = new float[workers.threads()][GemmF32.SCRATCH];
    }

    /**
     * Overwrites the lower triangle of A by L.
     *
     * @param a n rows at distance {@code lda}. Modified.
     * @return false if A is not numerically positive definite; its contents are then of no use
     */
    public boolean factor(float[] a, int lda) {
        for (int j = 0; j < n; j += BLOCK) {
            int width = Math.min(BLOCK, n - j);
            int first = j;
            subtract(a, lda, j, width, j, width, 0);
            if (!diagonal(a, j * lda + j, lda, width)) {
                return false;
            }
            invert(a, j * lda + j, lda, width);
            int below = n - j - width;
            if (below > 0) {
                workers.run(Math.ceilDiv(below, ROWS), (chunk, worker) -> {
                    int row = first + width + chunk * ROWS;
                    int rows = Math.min(ROWS, n - row);
                    subtract(a, lda, row, rows, first, width, worker);
                    solveRows(a, row * lda + first, lda, rows, worker);
                });
            }
        }
        return true;
    }

    /** Takes off what the finished columns left of j contribute to the block at (row, j). */
    private void subtract(float[] a, int lda, int row, int rows, int j, int width, int worker) {
        float[] product = products[worker];
        Arrays.fill(product, 0f);
        SymmetricF32.addProduct(rows, width, j, a, row * lda, lda, a, j * lda, lda, product, 0, BLOCK, scratch[worker]);
        for (int i = 0; i < rows; i++) {
            int at = (row + i) * lda + j;
            for (int c = 0; c < width; c++) {
                a[at + c] -= product[i * BLOCK + c];
            }
        }
    }

    /** The unblocked factorisation of a diagonal block. */
    private static boolean diagonal(float[] a, int at, int lda, int width) {
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                float sum = a[at + i * lda + j];
                for (int p = 0; p < j; p++) {
                    sum -= a[at + i * lda + p] * a[at + j * lda + p];
                }
                if (j < i) {
                    a[at + i * lda + j] = sum / a[at + j * lda + j];
                } else if (sum > 0 && sum < Float.POSITIVE_INFINITY) {
                    a[at + i * lda + i] = (float) Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** The inverse of a diagonal block of L: rows below are then multiplied instead of solved for, which vectors do well. */
    private void invert(float[] a, int at, int lda, int width) {
        Arrays.fill(inverse, 0f);
        for (int j = 0; j < width; j++) {
            inverse[j * BLOCK + j] = 1f / a[at + j * lda + j];
            for (int i = j + 1; i < width; i++) {
                float sum = 0f;
                for (int p = j; p < i; p++) {
                    sum -= a[at + i * lda + p] * inverse[p * BLOCK + j];
                }
                inverse[i * BLOCK + j] = sum / a[at + i * lda + i];
            }
        }
    }

    /** Rows below a whole diagonal block: X = A·L⁻ᵀ in place. */
    private void solveRows(float[] a, int at, int lda, int rows, int worker) {
        float[] product = products[worker];
        Arrays.fill(product, 0f);
        GemmF32.nt(rows, BLOCK, BLOCK, a, at, lda, inverse, 0, BLOCK, product, 0, BLOCK, scratch[worker]);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(product, i * BLOCK, a, at + i * lda, BLOCK);
        }
    }

    /**
     * Solves L·Lᵀ·x = b in place, after {@link #factor}.
     *
     * @param l the factor. Not modified.
     * @param x b on entry. Modified.
     */
    public void solve(float[] l, int lda, float[] x) {
        for (int i = 0; i < n; i++) {
            double sum = x[i];
            int row = i * lda;
            for (int j = 0; j < i; j++) {
                sum -= l[row + j] * x[j];
            }
            x[i] = (float) (sum / l[row + i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            int row = i * lda;
            float value = x[i] / l[row + i];
            x[i] = value;
            for (int j = 0; j < i; j++) {
                x[j] -= l[row + j] * value;
            }
        }
    }
}
