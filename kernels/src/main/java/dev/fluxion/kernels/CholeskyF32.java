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
    /** Columns factored together, a multiple of every vector length. */
    private static final int BLOCK = 32;

    /** Length of a row of a diagonal block with the unit matrix beside it. */
    private static final int PAIR = 2 * BLOCK;

    /** Rows below a block that are taken together, as in {@link SymmetricF32}. */
    private static final int ROWS = SymmetricF32.ROWS;

    private final int n;
    private final Workers workers;
    private final float[] pair = LanesF32.rows(BLOCK * PAIR);
    private final float[] inverses;
    private final float[][] products;
    private final float[][] solved;
    private final float[][] scratch;

    /** A factorisation of n × n matrices by {@code workers}, which must be free when {@link #factor} is called. */
    public CholeskyF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        inverses = LanesF32.rows(Math.ceilDiv(n, BLOCK) * BLOCK * BLOCK);
        products = new float[workers.threads()][];
        Arrays.setAll(products, worker -> LanesF32.rows(ROWS * BLOCK));
        solved = new float[workers.threads()][];
        Arrays.setAll(solved, worker -> LanesF32.rows(ROWS * BLOCK));
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
            remainder(a, j * lda, lda, width, a, lda, j, width, 0);
            for (int i = 0; i < width; i++) {
                System.arraycopy(products[0], START + i * BLOCK, a, (j + i) * lda + j, width);
            }
            if (!diagonal(a, j, lda, width)) {
                return false;
            }
            int below = n - j - width;
            if (below > 0) {
                workers.run(Math.ceilDiv(below, ROWS), (chunk, worker) -> {
                    int row = first + width + chunk * ROWS;
                    int rows = Math.min(ROWS, n - row);
                    remainder(a, row * lda, lda, rows, a, lda, first, BLOCK, worker);
                    timesInverse(rows, first, a, row * lda + first, lda, worker);
                });
            }
        }
        return true;
    }

    /** What is left of columns j to j + width of some rows without the products of the finished columns left of them, into the worker's array. */
    private void remainder(float[] x, int xOff, int ldx, int rows, float[] l, int lda, int j, int width, int worker) {
        float[] rest = products[worker];
        Arrays.fill(rest, START, START + rows * BLOCK, 0f);
        SymmetricF32.addProduct(rows, width, j, x, xOff, ldx, l, j * lda, lda, rest, START, BLOCK, scratch[worker]);
        subtractFrom(x, xOff + j, ldx, rows, width, rest);
    }

    private static void subtractFrom(float[] x, int xOff, int ldx, int rows, int width, float[] rest) {
        for (int i = 0; i < rows; i++) {
            int at = xOff + i * ldx;
            int to = START + i * BLOCK;
            for (int c = 0; c < width; c++) {
                rest[to + c] = x[at + c] - rest[to + c];
            }
        }
    }

    /** The worker's remainder at columns j to j + BLOCK, solved for with the diagonal block there. */
    private void timesInverse(int rows, int j, float[] x, int xOff, int ldx, int worker) {
        int inverse = START + j * BLOCK;
        GemmF32.nn(rows, BLOCK, BLOCK, products[worker], START, BLOCK, inverses, inverse, BLOCK, x, xOff, ldx);
    }

    /**
     * Factors a diagonal block and keeps the transpose of the inverse of its factor: rows below are multiplied by that instead of solved for, which vectors do
     * well. Elimination along the rows of (A I), each divided by the root of its pivot, gives (Lᵀ L⁻¹).
     */
    private boolean diagonal(float[] a, int column, int lda, int width) {
        int at = column * lda + column;
        int inverse = START + column * BLOCK;
        Arrays.fill(pair, START, START + BLOCK * PAIR, 0f);
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; i < width && j <= i; j++) {
                pair[START + j * PAIR + i] = a[at + i * lda + j];
            }
            pair[START + i * PAIR + BLOCK + i] = 1f;
        }
        for (int p = 0; p < width; p++) {
            float pivot = pair[START + p * PAIR + p];
            if (!(pivot > 0 && pivot < Float.POSITIVE_INFINITY)) {
                return false;
            }
            eliminate(pair, p, width);
        }
        for (int i = 0; i < BLOCK; i++) {
            for (int j = 0; j <= i; j++) {
                if (i < width) {
                    a[at + i * lda + j] = pair[START + j * PAIR + i];
                }
                inverses[inverse + j * BLOCK + i] = pair[START + i * PAIR + BLOCK + j];
            }
        }
        return true;
    }

    /** Subtracts multiples of row p from those below it, from the diagonal to where the inverse ends, and divides it by the root of its pivot. */
    private static void eliminate(float[] pair, int p, int width) {
        int row = START + p * PAIR;
        int end = BLOCK + p - p % LENGTH + LENGTH;
        float pivot = pair[row + p];
        float reciprocal = 1 / pivot;
        for (int i = p + 1; i < width; i++) {
            FloatVector factor = FloatVector.broadcast(SPECIES, -pair[row + i] * reciprocal);
            int other = START + i * PAIR;
            for (int c = i - i % LENGTH; c < end; c += LENGTH) {
                FloatVector.fromArray(SPECIES, pair, row + c)
                        .fma(factor, FloatVector.fromArray(SPECIES, pair, other + c))
                        .intoArray(pair, other + c);
            }
        }
        FloatVector root = FloatVector.broadcast(SPECIES, (float) Math.sqrt(pivot));
        for (int c = p - p % LENGTH; c < end; c += LENGTH) {
            FloatVector.fromArray(SPECIES, pair, row + c).div(root).intoArray(pair, row + c);
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

    /**
     * Solves X·L·Lᵀ = B in place, each row of B a right-hand side of its own, with the factor that {@link #factor} found last: 2·m·n² operations in products
     * of blocks of rows, which are shared among threads.
     *
     * @param l the factor. Not modified.
     * @param m right-hand sides
     * @param x B on entry, m rows of n elements at distance {@code ldx}. Modified.
     */
    public void solveRows(float[] l, int lda, int m, float[] x, int xOff, int ldx) {
        workers.run(Math.ceilDiv(m, ROWS), (chunk, worker) -> {
            int first = chunk * ROWS;
            int rows = Math.min(ROWS, m - first);
            for (int j = 0; j < n; j += BLOCK) {
                forward(l, lda, j, rows, x, xOff + first * ldx, ldx, worker);
            }
            for (int j = n - 1 - (n - 1) % BLOCK; j >= 0; j -= BLOCK) {
                backward(l, lda, j, rows, x, xOff + first * ldx, ldx, worker);
            }
        });
    }

    /** Columns j to j + BLOCK of X·Lᵀ = B, those left of them being solved for. */
    private void forward(float[] l, int lda, int j, int rows, float[] x, int xOff, int ldx, int worker) {
        int width = Math.min(BLOCK, n - j);
        remainder(x, xOff, ldx, rows, l, lda, j, width, worker);
        if (width == BLOCK) {
            timesInverse(rows, j, x, xOff + j, ldx, worker);
        } else { // products are as wide as vectors, rows of X end here
            timesInverse(rows, j, solved[worker], START, BLOCK, worker);
            for (int i = 0; i < rows; i++) {
                System.arraycopy(solved[worker], START + i * BLOCK, x, xOff + i * ldx + j, width);
            }
        }
    }

    /** Columns j to j + BLOCK of X·L = B, those right of them being solved for. */
    private void backward(float[] l, int lda, int j, int rows, float[] x, int xOff, int ldx, int worker) {
        int width = Math.min(BLOCK, n - j);
        int right = j + width;
        float[] rest = products[worker];
        if (right < n) {
            GemmF32.nn(rows, BLOCK, n - right, x, xOff + right, ldx, l, right * lda + j, lda, rest, START, BLOCK);
        } else {
            Arrays.fill(rest, START, START + rows * BLOCK, 0f);
        }
        subtractFrom(x, xOff + j, ldx, rows, width, rest);
        for (int i = 0; i < rows; i++) {
            Arrays.fill(x, xOff + i * ldx + j, xOff + i * ldx + right, 0f);
        }
        GemmF32.nt(
                rows,
                width,
                BLOCK,
                rest,
                START,
                BLOCK,
                inverses,
                START + j * BLOCK,
                BLOCK,
                x,
                xOff + j,
                ldx,
                scratch[worker]);
    }
}
