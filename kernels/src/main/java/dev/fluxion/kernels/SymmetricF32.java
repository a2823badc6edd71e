package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.START;
import static dev.fluxion.kernels.PanelF32.WIDTH;

import java.util.Arrays;

/**
 * Rank-k updates of symmetric matrices of which only the lower triangle is kept, row-major. All rows are transposed into panels once, and each piece of the
 * product takes them from there. Pieces are shared among threads; no bit depends on their number.
 */
public final class SymmetricF32 {
    private static final int HALF = WIDTH / 2;

    /** Rows of a piece, whole panels whatever the length of vectors. */
    private static final int ROWS = 192;

    /** Elements of a row that are taken at a time: C is loaded and stored once for as many products, and a piece of A stays in the second-level cache. */
    private static final int DEPTH = 4 * PanelF32.DEPTH;

    private final int n;
    private final Workers workers;
    private final int whole;
    private final float[] panels;
    private final float[] edge = new float[WIDTH * WIDTH];

    /** The elements that it holds for each of the n rows. */
    public static long elementsPerRow() {
        return DEPTH;
    }

    /** Updates of n × n matrices by {@code workers}, which must be free when {@link #addRankK} is called. */
    public SymmetricF32(int n, Workers workers) {
        this.n = n;
        this.workers = workers;
        whole = n - n % WIDTH;
        panels = LanesF32.rows(Math.multiplyExact(Math.ceilDiv(n, WIDTH), WIDTH * DEPTH));
    }

    /**
     * {@code C += A·Aᵀ}, lower triangle only; A is n × k, C n × n, k a multiple of {@link LanesF32#LENGTH}.
     *
     * @param a Not modified.
     * @param c Modified: rows up to the diagonal, and some elements to the right of it.
     */
    public void addRankK(int k, float[] a, int aOff, int lda, float[] c, int cOff, int ldc) {
        int pieces = Math.ceilDiv(n, ROWS);
        for (int first = 0; first < k; first += DEPTH) {
            int depth = Math.min(DEPTH, k - first);
            int from = aOff + first;
            workers.run(Math.ceilDiv(n, WIDTH), (panel, worker) -> {
                int row = panel * WIDTH;
                PanelF32.transpose(Math.min(WIDTH, n - row), depth, a, from + row * lda, lda, panels, at(row));
            });
            workers.run(pieces, (chunk, worker) -> { // the longest first
                int row = (pieces - 1 - chunk) * ROWS;
                addRows(row, Math.min(n, row + ROWS), depth, a, from, lda, c, cOff, ldc);
            });
        }
    }

    private void addRows(int first, int end, int k, float[] a, int aOff, int lda, float[] c, int cOff, int ldc) {
        for (int j = 0; j < Math.min(end, whole); j += WIDTH) {
            int row = Math.max(first, j);
            int panel = at(j);
            if (row == j) { // of the rows that meet the diagonal, half of the columns will do for the first half
                int a0 = aOff + row * lda;
                PanelF32.addProduct(HALF, HALF, k, a, a0, lda, panels, panel, c, cOff + row * ldc + j, ldc);
                row += HALF;
            }
            int rows = end - row;
            PanelF32.addProduct(rows, WIDTH, k, a, aOff + row * lda, lda, panels, panel, c, cOff + row * ldc + j, ldc);
        }
        if (end > whole) { // C ends within the last panel
            int rows = n - whole;
            int columns = LanesF32.pad(rows);
            Arrays.fill(edge, 0f);
            PanelF32.addProduct(rows, columns, k, a, aOff + whole * lda, lda, panels, at(whole), edge, 0, WIDTH);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j <= i; j++) {
                    c[cOff + (whole + i) * ldc + whole + j] += edge[i * WIDTH + j];
                }
            }
        }
    }

    /** Where the panel of the rows from {@code row} on begins. */
    private static int at(int row) {
        return START + row * DEPTH;
    }
}
