package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * The factorisation A = L·Lᵀ of a symmetric positive definite matrix, row-major, lower triangle only; left-looking by columns of blocks, so that nearly all
 * work is long dot products of rows. The rows of a column of blocks are shared among threads; no bit depends on their number.
 */
public final class CholeskyF32 {
    /** Columns factored together, a multiple of every vector length. */
    private static final int BLOCK = 32;

    /** Rows below a block that are taken together, as in {@link SymmetricF32}. */
    private static final int ROWS = SymmetricF32.ROWS;

    private final int n;
    private final Workers workers;
    private final float[] column = new float[BLOCK];
    private final float[] lower = new float[BLOCK * BLOCK];
    private final float[] inverse = LanesF32.rows(BLOCK * BLOCK);
    private final float[][] products;
    private final float[][] scratch;

    /** A factorisation of n × n matrices by {@code workers}, which must be free when {@link #factor} is called. */
    public CholeskyF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        products = new float[workers.threads()][];
        Arrays.setAll(products, worker -> LanesF32.rows(ROWS * BLOCK));
        scratch = GemmF32.scratch(workers);
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
            remainder(a, lda, j, width, j, width, 0);
            for (int i = 0; i < width; i++) {
                System.arraycopy(products[0], LanesF32.START + i * BLOCK, a, (j + i) * lda + j, width);
            }
            if (!diagonal(a, j * lda + j, lda, width)) {
                return false;
            }
            invert(a, j * lda + j, lda, width);
            int below = n - j - width;
            if (below > 0) {
                workers.run(Math.ceilDiv(below, ROWS), (chunk, worker) -> {
                    int row = first + width + chunk * ROWS;
                    int rows = Math.min(ROWS, n - row);
                    remainder(a, lda, row, rows, first, BLOCK, worker);
                    GemmF32.nn(
                            rows,
                            BLOCK,
                            BLOCK,
                            products[worker],
                            LanesF32.START,
                            BLOCK,
                            inverse,
                            LanesF32.START,
                            BLOCK,
                            a,
                            row * lda + first,
                            lda);
                });
            }
        }
        return true;
    }

    /** What is left of the block at (row, j) without the products of the finished columns left of it, into the worker's array. */
    private void remainder(float[] a, int lda, int row, int rows, int j, int width, int worker) {
        float[] rest = products[worker];
        Arrays.fill(rest, LanesF32.START, LanesF32.START + rows * BLOCK, 0f);
        SymmetricF32.addProduct(
                rows, width, j, a, row * lda, lda, a, j * lda, lda, rest, LanesF32.START, BLOCK, scratch[worker]);
        for (int i = 0; i < rows; i++) {
            int at = (row + i) * lda + j;
            int to = LanesF32.START + i * BLOCK;
            for (int c = 0; c < width; c++) {
                rest[to + c] = a[at + c] - rest[to + c];
            }
        }
    }

    /** The unblocked factorisation of a diagonal block, a column at a time, so that all inner loops run along rows. */
    private boolean diagonal(float[] a, int at, int lda, int width) {
        for (int p = 0; p < width; p++) {
            float pivot = a[at + p * lda + p];
            if (!(pivot > 0 && pivot < Float.POSITIVE_INFINITY)) {
                return false;
            }
            float root = (float) Math.sqrt(pivot);
            a[at + p * lda + p] = root;
            for (int i = p + 1; i < width; i++) {
                column[i] = a[at + i * lda + p] / root;
                a[at + i * lda + p] = column[i];
            }
            for (int i = p + 1; i < width; i++) {
                subtractMultiple(column[i], column, p + 1, a, at + i * lda + p + 1, i - p);
            }
        }
        return true;
    }

    /** The transposed inverse of a diagonal block of L: rows below are then multiplied instead of solved for, which vectors do well. */
    private void invert(float[] a, int at, int lda, int width) {
        Arrays.fill(lower, 0f);
        for (int i = 0; i < width; i++) {
            int row = i * BLOCK;
            lower[row + i] = 1f;
            for (int p = 0; p < i; p++) {
                subtractMultiple(a[at + i * lda + p], lower, p * BLOCK, lower, row, p + 1);
            }
            for (int j = 0; j <= i; j++) {
                lower[row + j] /= a[at + i * lda + i];
            }
        }
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j < BLOCK; j++) {
                inverse[LanesF32.START + j * BLOCK + i] = lower[i * BLOCK + j];
            }
        }
    }

    /** y -= f·x. */
    private static void subtractMultiple(float f, float[] x, int xOff, float[] y, int yOff, int length) {
        for (int j = 0; j < length; j++) {
            y[yOff + j] -= f * x[xOff + j];
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
            int row = i * lda;
            int whole = i - i % LanesF32.LENGTH;
            double sum = x[i] - ReductionsF32.dot(l, row, x, 0, whole);
            for (int j = whole; j < i; j++) {
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
