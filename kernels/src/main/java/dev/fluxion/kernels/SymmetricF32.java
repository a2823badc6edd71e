package dev.fluxion.kernels;

/** Rank-k updates of symmetric matrices of which only the lower triangle is kept, row-major. */
public final class SymmetricF32 {
    /** Rows of a piece: a transpose of other rows that {@link GemmF32#nt} makes for them costs as much as 15 rows, and a slice of them stays in the second-level cache. */
    static final int ROWS = 128;

    /** Columns of a piece that meet the diagonal at a time. */
    private static final int STEP = 32;

    /** Elements of a row that are taken at a time: those that {@link GemmF32#nt} transposes into half of the first-level cache. */
    private static final int DEPTH = 128;

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
        int a0 = aOff + first * lda;
        int c0 = cOff + first * ldc;
        addProduct(rows, first, k, a, a0, lda, a, aOff, lda, c, c0, ldc, scratch);
        for (int j = 0; j < rows; j += STEP) {
            int aj = a0 + j * lda;
            int columns = Math.min(STEP, rows - j);
            addProduct(rows - j, columns, k, a, aj, lda, a, aj, lda, c, c0 + j * ldc + first + j, ldc, scratch);
        }
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
