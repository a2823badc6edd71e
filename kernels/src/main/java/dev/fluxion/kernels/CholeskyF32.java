package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static dev.fluxion.kernels.LanesF32.START;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The factorisation A = L·Lᵀ of a symmetric positive definite matrix, row-major, lower triangle only; left-looking by columns of blocks, so that nearly all
 * work is long dot products of rows. The rows of a column of blocks are shared among threads; no bit depends on their number.
 */
public final class CholeskyF32 {
    /** Columns factored together. */
    private static final int BLOCK = DiagonalBlockF32.SIZE;

    /** Rows that are taken together. */
    private static final int ROWS = 96;

    /** Elements of a row that one thread transposes at a time. */
    private static final int SLICE = 4 * PanelF32.DEPTH;

    private final int n;
    private final Workers workers;
    private final DiagonalBlockF32 diagonal = new DiagonalBlockF32();
    private final float[] factors;
    private final float[] upper;
    private final float[] lower;
    private final float[][] products;
    private final float[][] solved;

    /** The elements that it holds for each of the n rows. */
    public static long elementsPerRow() {
        return 3L * BLOCK;
    }

    /** A factorisation of n × n matrices by {@code workers}, which must be free when {@link #factor} is called. */
    public CholeskyF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        int rows = Math.ceilDiv(n, BLOCK) * BLOCK;
        factors = LanesF32.rows(rows * BLOCK);
        upper = LanesF32.rows(rows * BLOCK);
        lower = LanesF32.rows(rows * BLOCK);
        products = new float[workers.threads()][];
        Arrays.setAll(products, worker -> LanesF32.rows(ROWS * BLOCK));
        solved = new float[workers.threads()][ROWS * BLOCK];
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
            int column = j;
            transposeRows(a, j, lda);
            remainder(width, j, a, j * lda, lda, j, width, 0);
            if (!diagonal.factor(products[0], START, width)) {
                return false;
            }
            for (int i = 0; i < width; i++) {
                System.arraycopy(products[0], START + i * BLOCK, a, (j + i) * lda + j, i + 1);
            }
            diagonal.inverses(lower, upper, START + j * BLOCK);
            workers.run(Math.ceilDiv(n - j - width, ROWS), (chunk, worker) -> {
                int row = column + width + chunk * ROWS;
                int rows = Math.min(ROWS, n - row);
                remainder(rows, column, a, row * lda, lda, column, width, worker);
                times(upper, column, rows, a, row * lda + column, lda, worker);
            });
        }
        return true;
    }

    /** The panel of the finished part of the rows of the block at j, transposed and negated. */
    private void transposeRows(float[] l, int j, int lda) {
        int rows = Math.min(BLOCK, n - j);
        workers.run(Math.ceilDiv(j, SLICE), (slice, worker) -> {
            int first = slice * SLICE;
            int depth = Math.min(SLICE, j - first);
            int to = START + first * BLOCK;
            PanelF32.transpose(rows, depth, l, j * lda + first, lda, factors, to);
            negate(to, depth);
        });
    }

    /** The panel of columns j to j + BLOCK of the rows from {@code first} on, negated. */
    private void copyColumns(float[] l, int j, int first, int lda) {
        workers.run(Math.ceilDiv(n - first, SLICE), (slice, worker) -> {
            int row = slice * SLICE;
            int rows = Math.min(SLICE, n - first - row);
            for (int i = row; i < row + rows; i++) {
                System.arraycopy(l, (first + i) * lda + j, factors, START + i * BLOCK, BLOCK);
            }
            negate(START + row * BLOCK, rows);
        });
    }

    private void negate(int from, int rows) {
        for (int i = from; i < from + rows * BLOCK; i += LENGTH) {
            FloatVector.fromArray(SPECIES, factors, i).neg().intoArray(factors, i);
        }
    }

    /**
     * What is left of columns of some rows of X without the products of k others with the panel, into the worker's array.
     *
     * @param column where the columns of X begin
     * @param width columns of X, beside which zeros are written
     */
    private void remainder(int rows, int k, float[] x, int xOff, int ldx, int column, int width, int worker) {
        float[] rest = products[worker];
        for (int i = 0; i < rows; i++) {
            int row = START + i * BLOCK;
            System.arraycopy(x, xOff + i * ldx + column, rest, row, width);
            Arrays.fill(rest, row + width, row + BLOCK, 0f);
        }
        PanelF32.addProduct(rows, BLOCK, k, x, xOff, ldx, factors, START, rest, START, BLOCK);
    }

    /** The worker's remainder times one of the inverses of the diagonal block at j, into BLOCK columns of X. */
    private void times(float[] inverse, int j, int rows, float[] x, int xOff, int ldx, int worker) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(x, xOff + i * ldx, xOff + i * ldx + BLOCK, 0f);
        }
        int panel = START + j * BLOCK;
        PanelF32.addProduct(rows, BLOCK, BLOCK, products[worker], START, BLOCK, inverse, panel, x, xOff, ldx);
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

    /**
     * Solves X·L·Lᵀ = B in place, each row of B a right-hand side of its own, with the factor that {@link #factor} found last: 2·m·n² operations in products
     * of blocks of rows, which are shared among threads.
     *
     * @param l the factor. Not modified.
     * @param m right-hand sides
     * @param x B on entry, m rows of n elements at distance {@code ldx}. Modified.
     */
    public void solveRows(float[] l, int lda, int m, float[] x, int xOff, int ldx) {
        int last = (n - 1) / BLOCK * BLOCK;
        for (int j = 0; j <= last; j += BLOCK) {
            transposeRows(l, j, lda);
            solveColumns(upper, j, 0, j, m, x, xOff, ldx);
        }
        for (int j = last; j >= 0; j -= BLOCK) {
            int right = Math.min(n, j + BLOCK);
            copyColumns(l, j, right, lda);
            solveColumns(lower, j, right, n - right, m, x, xOff, ldx);
        }
    }

    /** The columns of the block at j of all right-hand sides; k others, from {@code first} on, are solved for and their factors are in the panel. */
    private void solveColumns(float[] inverse, int j, int first, int k, int m, float[] x, int xOff, int ldx) {
        int width = Math.min(BLOCK, n - j);
        workers.run(Math.ceilDiv(m, ROWS), (chunk, worker) -> {
            int row = xOff + chunk * ROWS * ldx;
            int rows = Math.min(ROWS, m - chunk * ROWS);
            remainder(rows, k, x, row + first, ldx, j - first, width, worker);
            if (width == BLOCK) {
                times(inverse, j, rows, x, row + j, ldx, worker);
            } else { // products are as wide as vectors, rows of X end here
                times(inverse, j, rows, solved[worker], 0, BLOCK, worker);
                for (int i = 0; i < rows; i++) {
                    System.arraycopy(solved[worker], i * BLOCK, x, row + i * ldx + j, width);
                }
            }
        });
    }
}
