package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;

/** Rank-k updates of symmetric matrices of which only the lower triangle is kept, row-major. */
public final class SymmetricF32 {
    /** Rows of A that meet four others while all are in the first-level cache. */
    private static final int ROWS = 16;

    /** Elements of a row that are taken at a time: 16 + 4 rows of it fit into the first-level cache. */
    private static final int DEPTH = 32 * 1024 / (20 * Float.BYTES) / LENGTH * LENGTH;

    private SymmetricF32() {}

    /** Number of independent pieces of {@link #addRankK} for an n × n matrix. */
    public static int pieces(int n) {
        return Math.ceilDiv(n, ROWS);
    }

    /**
     * One piece of {@code C += A·Aᵀ}, lower triangle only; A is n × k, C n × n, k a multiple of {@link LanesF32#LENGTH}. All pieces together are the whole
     * sum, and each gives the same bits whoever computes it.
     *
     * @param a Not modified.
     * @param c Modified: rows of the piece up to the diagonal, and some elements to the right of it.
     * @param scratch {@link GemmF32#SCRATCH} elements. Modified.
     */
    public static void addRankK(
            int piece, int n, int k, float[] a, int aOff, int lda, float[] c, int cOff, int ldc, float[] scratch) {
        int first = piece * ROWS;
        int rows = Math.min(ROWS, n - first);
        addProduct(
                rows, first + rows, k, a, aOff + first * lda, lda, a, aOff, lda, c, cOff + first * ldc, ldc, scratch);
    }

    /** C += A·Bᵀ as {@link GemmF32#nt}, a slice of k at a time. */
    static void addProduct(
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int lda,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc,
            float[] scratch) {
        for (int p = 0; p < k; p += DEPTH) {
            GemmF32.nt(m, n, Math.min(DEPTH, k - p), a, aOff + p, lda, b, bOff + p, ldb, c, cOff, ldc, scratch);
        }
    }
}
