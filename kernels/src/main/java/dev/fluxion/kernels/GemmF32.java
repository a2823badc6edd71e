package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.START;
import static dev.fluxion.kernels.LanesF32.WIDE;

import java.util.Arrays;

/**
 * Matrix products of a tile: row-major matrices inside flat arrays, nothing packed, nothing allocated. A matrix is given by its
 * array, the offset of its first element and its row stride; strides from {@link LanesF32#stride} keep rows out of each other's way.
 * C must not overlap A or B.
 */
public final class GemmF32 {
    /** Rows of B of which four vectors each fit into the first-level cache; beyond it, tiles are taller and half as wide. */
    private static final int K_OF_FIRST_CACHE = 40 * 1024 / (4 * LENGTH * Float.BYTES);

    /** Elements of a row that are too few for dot products, which fold their lanes at its end. */
    private static final int FEW = 128;

    /** Elements of a row of which eight fit into a first-level cache of 32 KiB, as the tile of dot products needs. */
    private static final int SLICE = 32 * 1024 / (8 * Float.BYTES);

    /** Elements of scratch that {@link #nt} needs; best those of {@link LanesF32#rows}. */
    public static final int SCRATCH = Math.max(GemmDotsF32.SCRATCH, START + PanelF32.DEPTH * PanelF32.WIDTH);

    private GemmF32() {}

    /** Scratch for {@link #nt}, an array for each worker. */
    public static float[][] scratch(Workers workers) {
        float[][] scratch = new float[workers.threads()][];
        Arrays.setAll(scratch, worker -> LanesF32.rows(SCRATCH));
        return scratch;
    }

    /**
     * {@code C = A·B} with A m×k, B k×n, C m×n; n is a multiple of {@link LanesF32#LENGTH}. The forward pass of a dense layer: A the weights,
     * B the activations. Modified: C. Not modified: A, B.
     */
    public static void nn(
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
            int ldc) {
        product(m, n, k, a, aOff, lda, 1, b, bOff, ldb, c, cOff, ldc);
    }

    /**
     * {@code C = Aᵀ·B} with A k×m, B k×n, C m×n; n is a multiple of {@link LanesF32#LENGTH}. The adjoint of a dense layer's input: A the weights,
     * B the adjoints of its output. Modified: C. Not modified: A, B.
     */
    public static void tn(
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
            int ldc) {
        product(m, n, k, a, aOff, 1, lda, b, bOff, ldb, c, cOff, ldc);
    }

    /**
     * {@code C += A·Bᵀ} with A m×k, B n×k, C m×n; k is a multiple of {@link LanesF32#LENGTH}. The gradient of a dense layer's weights: A the adjoints of
     * its output, B its input, k the channels times points of a tile. The order of the sums depends on the sizes only. Modified: C, scratch ({@link #SCRATCH}
     * elements). Not modified: A, B.
     */
    public static void nt(
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
        assert k % LENGTH == 0 : k;
        int transposed = transposes(m, k) ? n - n % LENGTH : 0;
        for (int j = 0; j < transposed; j += PanelF32.WIDTH) {
            int columns = Math.min(PanelF32.WIDTH, transposed - j);
            for (int p = 0; p < k; p += PanelF32.DEPTH) {
                int depth = Math.min(PanelF32.DEPTH, k - p);
                int from = bOff + j * ldb + p;
                TransposeF32.rows(columns, depth, b, from, ldb, scratch, START, PanelF32.WIDTH);
                PanelF32.addProduct(m, columns, depth, a, aOff + p, lda, scratch, START, c, cOff + j, ldc);
            }
        }
        int rest = n - transposed;
        int b0 = bOff + transposed * ldb;
        int c0 = cOff + transposed;
        int slice = k >= 2 * SLICE ? SLICE : k;
        for (int p = 0; p < k; p += slice) {
            int depth = Math.min(slice, k - p);
            if (rest >= 4) {
                dots(m, rest, depth, a, aOff + p, lda, b, b0 + p, ldb, c, c0, ldc, scratch);
            } else {
                narrow(m, rest, depth, a, aOff + p, lda, b, b0 + p, ldb, c, c0, ldc, scratch);
            }
        }
    }

    /**
     * Whether to transpose B instead of folding the lanes of dot products: folding costs as much as 64 columns do, a transpose as much as 15 rows, and the
     * eight rows of a tile of dot products should stay in the first-level cache.
     */
    private static boolean transposes(int m, int k) {
        boolean shortRows = m >= 32 && k <= FEW;
        boolean longRows = m >= 128 && k >= SLICE;
        return TransposeF32.POSSIBLE && (shortRows || longRows);
    }

    /** C += A·Bᵀ by dot products of rows, for four columns or more. */
    private static void dots(
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
        for (int first = 0; first < n; first += 4) {
            int j = Math.min(first, n - 4);
            int bj = bOff + j * ldb;
            int rows;
            for (int i = 0; i < m; i += rows) {
                int ai = aOff + i * lda;
                rows = WIDE && i + 4 <= m ? 4 : i + 2 <= m ? 2 : 1;
                if (rows == 4) {
                    GemmDotsF32.dots4x4(k, a, ai, lda, b, bj, ldb, scratch);
                } else if (rows == 2) {
                    GemmDotsF32.dots2x4(k, a, ai, lda, b, bj, ldb, scratch);
                } else {
                    GemmDotsF32.dots1x4(k, a, ai, b, bj, ldb, scratch);
                }
                GemmDotsF32.addRows(scratch, rows, c, cOff + i * ldc + j, ldc, first - j);
            }
        }
    }

    /** C += A·Bᵀ with fewer than four columns, as in the first layer of a network. */
    private static void narrow(
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
        for (int j = 0; j < n; j++) {
            int bj = bOff + j * ldb;
            int rows;
            for (int i = 0; i < m; i += rows) {
                int ai = aOff + i * lda;
                rows = i + 4 <= m ? 4 : 1;
                if (rows == 4) {
                    GemmDotsF32.dots4x1(k, a, ai, lda, b, bj, scratch);
                } else {
                    GemmDotsF32.dots1x1(k, a, ai, b, bj, scratch);
                }
                GemmDotsF32.addColumn(scratch, rows, c, cOff + i * ldc + j, ldc);
            }
        }
    }

    /** C = A·B where the element (i, p) of A is {@code a[aOff + i * aRow + p * aColumn]}. */
    private static void product(
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        assert n % LENGTH == 0 : n;
        if (WIDE) {
            with32Registers(m, n, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
        } else {
            int fours = m - m % 4;
            with16Registers(fours, n, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
            rowByRow(fours, m, n, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
        }
    }

    /** The rows from {@code first} to m of the product. */
    private static void rowByRow(
            int first,
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        for (int i = first; i < m; i++) {
            int ai = aOff + i * aRow;
            int ci = cOff + i * ldc;
            int j = 0;
            for (; j + 4 * LENGTH <= n; j += 4 * LENGTH) {
                GemmTilesF32.tile1x4(k, a, ai, aColumn, b, bOff + j, ldb, c, ci + j);
            }
            for (; j < n; j += LENGTH) {
                GemmTilesF32.tile1x1(k, a, ai, aColumn, b, bOff + j, ldb, c, ci + j);
            }
        }
    }

    /** Four vectors of columns at a time, or two where four would not stay in the first-level cache. */
    private static void with32Registers(
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        int j = 0;
        for (; k <= K_OF_FIRST_CACHE && j + 4 * LENGTH <= n; j += 4 * LENGTH) {
            fourVectors(m, k, a, aOff, aRow, aColumn, b, bOff + j, ldb, c, cOff + j, ldc);
        }
        for (; j + 2 * LENGTH <= n; j += 2 * LENGTH) {
            twoVectors(m, k, a, aOff, aRow, aColumn, b, bOff + j, ldb, c, cOff + j, ldc);
        }
        if (j < n) {
            oneVector(m, k, a, aOff, aRow, aColumn, b, bOff + j, ldb, c, cOff + j, ldc);
        }
    }

    private static void fourVectors(
            int m,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        int i = 0;
        for (; i < GemmTilesF32.rowsOfSixes(m); i += 6) {
            GemmTilesF32.tile6x4(k, a, aOff + i * aRow, aRow, aColumn, b, bOff, ldb, c, cOff + i * ldc, ldc);
        }
        for (; i + 4 <= m; i += 4) {
            GemmTilesF32.tile4x4(k, a, aOff + i * aRow, aRow, aColumn, b, bOff, ldb, c, cOff + i * ldc, ldc);
        }
        rowByRow(i, m, 4 * LENGTH, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
    }

    private static void twoVectors(
            int m,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        int i = 0;
        for (; i + 8 <= m; i += 8) {
            GemmTilesF32.tile8x2(k, a, aOff + i * aRow, aRow, aColumn, b, bOff, ldb, c, cOff + i * ldc, ldc);
        }
        for (; i + 4 <= m; i += 4) {
            GemmTilesF32.tile4x2(k, a, aOff + i * aRow, aRow, aColumn, b, bOff, ldb, c, cOff + i * ldc, ldc);
        }
        rowByRow(i, m, 2 * LENGTH, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
    }

    private static void oneVector(
            int m,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        int i = 0;
        for (; i + 4 <= m; i += 4) {
            GemmTilesF32.tile4x1(k, a, aOff + i * aRow, aRow, aColumn, b, bOff, ldb, c, cOff + i * ldc, ldc);
        }
        rowByRow(i, m, LENGTH, k, a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc);
    }

    /** The product for m rows, a multiple of four: three vectors of columns at a time, which take all registers, and two where a single one would be left. */
    private static void with16Registers(
            int m,
            int n,
            int k,
            float[] a,
            int aOff,
            int aRow,
            int aColumn,
            float[] b,
            int bOff,
            int ldb,
            float[] c,
            int cOff,
            int ldc) {
        int vectors;
        for (int j = 0; j < n; j += vectors * LENGTH) {
            int left = (n - j) / LENGTH;
            vectors = left == 4 ? 2 : Math.min(3, left);
            for (int i = 0; i < m; i += 4) {
                int ai = aOff + i * aRow;
                int ci = cOff + i * ldc + j;
                if (vectors == 3) {
                    GemmTilesF32.tile4x3(k, a, ai, aRow, aColumn, b, bOff + j, ldb, c, ci, ldc);
                } else if (vectors == 2) {
                    GemmTilesF32.tile4x2(k, a, ai, aRow, aColumn, b, bOff + j, ldb, c, ci, ldc);
                } else {
                    GemmTilesF32.tile4x1(k, a, ai, aRow, aColumn, b, bOff + j, ldb, c, ci, ldc);
                }
            }
        }
    }
}
