package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static dev.fluxion.kernels.LanesF32.START;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The factorisation A = L·Lᵀ of a symmetric positive definite matrix, row-major, lower triangle only; left-looking by groups of columns of blocks, so that
 * nearly all work is long dot products of rows, which are read once for a group. The rows are shared among threads; no bit depends on their number.
 */
public final class CholeskyF32 {
    /** Columns factored together. */
    private static final int BLOCK = DiagonalBlockF32.SIZE;

    private static final int HALF = BLOCK / 2;

    /** Columns for which a row is read once. */
    private static final int GROUP = 3 * BLOCK;

    /** Rows that are taken together: with their remainders and a panel they stay in the first-level cache. */
    private static final int ROWS = 24;

    /** Elements of a row that one thread transposes at a time. */
    private static final int SLICE = 4 * PanelF32.DEPTH;

    private final int n;
    private final Workers workers;
    private final DiagonalBlockF32 diagonal = new DiagonalBlockF32();
    private final float[][] factors = new float[GROUP / BLOCK][];
    private final float[][] lower = new float[GROUP / BLOCK][];
    private final float[] upper;
    private final float[][] remainders;
    private final float[][] solved;

    /** The elements that it holds for each of the n rows. */
    public static long elementsPerRow() {
        return BLOCK + GROUP;
    }

    /** A factorisation of n × n matrices by {@code workers}, which must be free when {@link #factor} is called. */
    public CholeskyF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        int rows = Math.ceilDiv(n, BLOCK) * BLOCK;
        Arrays.setAll(factors, block -> LanesF32.rows(rows * BLOCK));
        Arrays.setAll(lower, block -> LanesF32.rows(BLOCK * BLOCK));
        upper = LanesF32.rows(rows * BLOCK);
        remainders = new float[workers.threads()][];
        Arrays.setAll(remainders, worker -> LanesF32.rows(Math.max(ROWS, BLOCK) * BLOCK));
        solved = new float[workers.threads()][];
        Arrays.setAll(solved, worker -> LanesF32.rows(ROWS * BLOCK));
    }

    /**
     * {@code A + shift·I = L·Lᵀ}. Only lower triangles are read and written.
     *
     * @param a n rows at distance {@code ld}. Not modified, unless it is {@code l}.
     * @param l L on return, n rows at distance {@code ld}. Modified; may be {@code a}.
     * @return false if the matrix is not numerically positive definite; the contents of {@code l} are then of no use
     */
    public boolean factor(float[] a, float shift, float[] l, int ld) {
        for (int group = 0; group < n; group += GROUP) {
            int end = Math.min(n, group + GROUP);
            for (int j = group; j < end; j += BLOCK) {
                int right = Math.min(n, j + BLOCK);
                transposeRows(l, j, ld);
                if (!factorDiagonal(a, shift, l, j, ld)) {
                    return false;
                }
                factorRows(a, l, ld, j, right, right, end);
            }
            factorRows(a, l, ld, group, end, end, n);
        }
        return true;
    }

    /** The block on the diagonal at j, after the products of the columns before it are subtracted, and its inverse. */
    private boolean factorDiagonal(float[] a, float shift, float[] l, int j, int ld) {
        int width = Math.min(BLOCK, n - j);
        int row = j * ld;
        float[] rest = remainders[0];
        load(width, width, a, row + j, ld, rest);
        for (int i = 0; i < width; i++) {
            rest[START + i * BLOCK + i] += shift;
        }
        int top = Math.min(HALF, width); // rows that need half of the columns
        int under = START + top * BLOCK;
        float[] panel = factors[inGroup(j)];
        PanelF32.addProduct(top, HALF, j, l, row, ld, panel, START, rest, START, BLOCK);
        PanelF32.addProduct(width - top, BLOCK, j, l, row + top * ld, ld, panel, START, rest, under, BLOCK);
        if (!diagonal.factor(rest, START, width)) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            System.arraycopy(rest, START + i * BLOCK, l, row + i * ld + j, i + 1);
        }
        diagonal.inverse(upper, START + j * BLOCK);
        return true;
    }

    /** Columns begin to end of L for the rows from {@code firstRow} to {@code endRow}, which are below the diagonal blocks of these columns. */
    private void factorRows(float[] a, float[] l, int ld, int begin, int end, int firstRow, int endRow) {
        int chunks = Math.ceilDiv(endRow - firstRow, ROWS);
        boolean up = begin / GROUP % 2 == 1; // begins where the group before ended, with what is still in the cache
        workers.run(chunks, (chunk, worker) -> {
            int first = firstRow + (up ? chunks - 1 - chunk : chunk) * ROWS;
            int rows = Math.min(ROWS, endRow - first);
            int row = first * ld;
            for (int j = begin; j < end; j += BLOCK) {
                solveForward(j, rows, a, l, row, ld, worker);
            }
        });
    }

    /** The place of the block at j in its group. */
    private static int inGroup(int j) {
        return j % GROUP / BLOCK;
    }

    /** The panel of the finished part of the rows of the block at j, transposed and negated. */
    private void transposeRows(float[] l, int j, int ld) {
        int rows = Math.min(BLOCK, n - j);
        float[] panel = factors[inGroup(j)];
        workers.run(Math.ceilDiv(j, SLICE), (slice, worker) -> {
            int first = slice * SLICE;
            int depth = Math.min(SLICE, j - first);
            int to = START + first * BLOCK;
            PanelF32.transpose(rows, depth, l, j * ld + first, ld, panel, to);
            negate(panel, to, depth);
        });
    }

    /** The panel of columns j to j + BLOCK of the rows from {@code first} on, negated. */
    private void copyColumns(float[] l, int j, int first, int ld) {
        float[] panel = factors[inGroup(j)];
        workers.run(Math.ceilDiv(n - first, SLICE), (slice, worker) -> {
            int row = slice * SLICE;
            int rows = Math.min(SLICE, n - first - row);
            for (int i = row; i < row + rows; i++) {
                System.arraycopy(l, (first + i) * ld + j, panel, START + i * BLOCK, BLOCK);
            }
            negate(panel, START + row * BLOCK, rows);
        });
    }

    private static void negate(float[] panel, int from, int rows) {
        for (int i = from; i < from + rows * BLOCK; i += LENGTH) {
            FloatVector.fromArray(SPECIES, panel, i).neg().intoArray(panel, i);
        }
    }

    /** Columns of some rows of X, and zeros beside them. */
    private static void load(int rows, int columns, float[] x, int from, int ldx, float[] block) {
        if (columns == BLOCK) {
            copy(rows, x, from, ldx, block, START, BLOCK);
            return;
        }
        for (int i = 0; i < rows; i++) {
            int row = START + i * BLOCK;
            System.arraycopy(x, from + i * ldx, block, row, columns);
            Arrays.fill(block, row + columns, row + BLOCK, 0f);
        }
    }

    /** Columns of a block to some rows of X. */
    private static void store(int rows, int columns, float[] block, float[] x, int to, int ldx) {
        if (columns == BLOCK) {
            copy(rows, block, START, BLOCK, x, to, ldx);
            return;
        }
        for (int i = 0; i < rows; i++) {
            System.arraycopy(block, START + i * BLOCK, x, to + i * ldx, columns);
        }
    }

    /** Rows of a block, by vectors: with a call for each row the misses of fewer of them overlap. */
    private static void copy(int rows, float[] x, int from, int ldx, float[] y, int to, int ldy) {
        for (int i = 0; i < rows; i++) {
            int source = from + i * ldx;
            int target = to + i * ldy;
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, source);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, source + LENGTH);
            FloatVector v2 = FloatVector.fromArray(SPECIES, x, source + 2 * LENGTH);
            FloatVector v3 = FloatVector.fromArray(SPECIES, x, source + 3 * LENGTH);
            v0.intoArray(y, target);
            v1.intoArray(y, target + LENGTH);
            v2.intoArray(y, target + 2 * LENGTH);
            v3.intoArray(y, target + 3 * LENGTH);
        }
    }

    /** {@code X += R·L⁻ᵀ} with the diagonal block at j, whose transposed inverse is zero below its diagonal. */
    private void timesUpper(int j, int rows, float[] rest, float[] x) {
        int panel = START + j * BLOCK;
        int right = panel + HALF * BLOCK + HALF;
        PanelF32.addProduct(rows, BLOCK, HALF, rest, START, BLOCK, upper, panel, x, START, BLOCK);
        PanelF32.addProduct(rows, HALF, HALF, rest, START + HALF, BLOCK, upper, right, x, START + HALF, BLOCK);
    }

    /** {@code X += R·L⁻¹} with the diagonal block at j, whose inverse is zero above its diagonal. */
    private void timesLower(int j, int rows, float[] rest, float[] x) {
        float[] panel = lower[inGroup(j)];
        int bottom = START + HALF * BLOCK;
        PanelF32.addProduct(rows, HALF, HALF, rest, START, BLOCK, panel, START, x, START, BLOCK);
        PanelF32.addProduct(rows, BLOCK, HALF, rest, START + HALF, BLOCK, panel, bottom, x, START, BLOCK);
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
    public void solveRows(float[] l, int ld, int m, float[] x, int xOff, int ldx) {
        int last = (n - 1) / BLOCK * BLOCK;
        for (int group = 0; group < n; group += GROUP) {
            int begin = group;
            int end = Math.min(n, group + GROUP);
            for (int j = begin; j < end; j += BLOCK) {
                transposeRows(l, j, ld);
            }
            workers.run(Math.ceilDiv(m, ROWS), (chunk, worker) -> {
                int row = xOff + chunk * ROWS * ldx;
                int rows = Math.min(ROWS, m - chunk * ROWS);
                for (int j = begin; j < end; j += BLOCK) {
                    solveForward(j, rows, x, x, row, ldx, worker);
                }
            });
        }
        for (int group = last / GROUP * GROUP; group >= 0; group -= GROUP) {
            int begin = group;
            int end = Math.min(last + BLOCK, group + GROUP);
            for (int j = begin; j < end; j += BLOCK) {
                copyColumns(l, j, Math.min(n, j + BLOCK), ld);
                PanelF32.transpose(BLOCK, BLOCK, upper, START + j * BLOCK, BLOCK, lower[inGroup(j)], START);
            }
            workers.run(Math.ceilDiv(m, ROWS), (chunk, worker) -> {
                int row = xOff + chunk * ROWS * ldx;
                int rows = Math.min(ROWS, m - chunk * ROWS);
                for (int j = end - BLOCK; j >= begin; j -= BLOCK) {
                    int right = Math.min(n, j + BLOCK);
                    solveColumns(this::timesLower, j, right, n - right, rows, x, x, row, ldx, worker);
                }
            });
        }
    }

    /** The columns of the block at j of X·Lᵀ = B for some rows, those before it are solved for. */
    private void solveForward(int j, int rows, float[] b, float[] x, int row, int ldx, int worker) {
        solveColumns(this::timesUpper, j, 0, j, rows, b, x, row, ldx, worker);
    }

    /** The columns of the block at j for some rows; k others, from {@code first} on, are solved for and their factors are in the panel. */
    private void solveColumns(
            Inverse inverse, int j, int first, int k, int rows, float[] b, float[] x, int row, int ldx, int worker) {
        int width = Math.min(BLOCK, n - j);
        float[] rest = remainders[worker];
        load(rows, width, b, row + j, ldx, rest);
        PanelF32.addProduct(rows, BLOCK, k, x, row + first, ldx, factors[inGroup(j)], START, rest, START, BLOCK);
        float[] block = solved[worker];
        Arrays.fill(block, START, START + rows * BLOCK, 0f);
        inverse.times(j, rows, rest, block);
        store(rows, width, block, x, row + j, ldx);
    }

    /** The product of remainders with the inverse of the diagonal block at j or with its transpose. */
    private interface Inverse {
        void times(int j, int rows, float[] rest, float[] block);
    }
}
