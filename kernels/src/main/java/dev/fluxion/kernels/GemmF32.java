package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products of a tile: row-major matrices inside flat arrays, nothing packed, nothing allocated. A matrix is given by its
 * array, the offset of its first element and its row stride; strides from {@link LanesF32#stride} keep rows out of each other's way.
 * C must not overlap A or B.
 */
public final class GemmF32 {
    private GemmF32() {}

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
     * its output, B its input, k the channels times points of a tile. Modified: C. Not modified: A, B.
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
            int ldc) {
        assert k % LENGTH == 0 : k;
        int i = 0;
        for (; i + 2 <= m; i += 2) {
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                dots2x4(k, a, aOff + i * lda, lda, b, bOff + j * ldb, ldb, c, cOff + i * ldc + j, ldc);
            }
            for (; j < n; j++) {
                dot(k, a, aOff + i * lda, b, bOff + j * ldb, c, cOff + i * ldc + j);
                dot(k, a, aOff + (i + 1) * lda, b, bOff + j * ldb, c, cOff + (i + 1) * ldc + j);
            }
        }
        for (; i < m; i++) {
            for (int j = 0; j < n; j++) {
                dot(k, a, aOff + i * lda, b, bOff + j * ldb, c, cOff + i * ldc + j);
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
        int j = 0;
        for (; j + 2 * LENGTH <= n; j += 2 * LENGTH) {
            int i = 0;
            for (; i + 4 <= m; i += 4) {
                tile4x2(k, a, aOff + i * aRow, aRow, aColumn, b, bOff + j, ldb, c, cOff + i * ldc + j, ldc);
            }
            for (; i < m; i++) {
                tile1x2(k, a, aOff + i * aRow, aColumn, b, bOff + j, ldb, c, cOff + i * ldc + j);
            }
        }
        for (; j < n; j += LENGTH) {
            int i = 0;
            for (; i + 4 <= m; i += 4) {
                tile4x1(k, a, aOff + i * aRow, aRow, aColumn, b, bOff + j, ldb, c, cOff + i * ldc + j, ldc);
            }
            for (; i < m; i++) {
                tile1x1(k, a, aOff + i * aRow, aColumn, b, bOff + j, ldb, c, cOff + i * ldc + j);
            }
        }
    }

    private static void tile4x2(
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
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00;
        FloatVector c10 = c00, c11 = c00;
        FloatVector c20 = c00, c21 = c00;
        FloatVector c30 = c00, c31 = c00;
        int ai = aOff;
        int bi = bOff;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LENGTH);
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[ai + aRow]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            ai += aColumn;
            bi += ldb;
        }
        c00.intoArray(c, cOff);
        c01.intoArray(c, cOff + LENGTH);
        c10.intoArray(c, cOff + ldc);
        c11.intoArray(c, cOff + ldc + LENGTH);
        c20.intoArray(c, cOff + 2 * ldc);
        c21.intoArray(c, cOff + 2 * ldc + LENGTH);
        c30.intoArray(c, cOff + 3 * ldc);
        c31.intoArray(c, cOff + 3 * ldc + LENGTH);
    }

    private static void tile4x1(
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
        FloatVector c0 = FloatVector.zero(SPECIES), c1 = c0, c2 = c0, c3 = c0;
        int ai = aOff;
        int bi = bOff;
        for (int p = 0; p < k; p++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            c0 = b0.fma(FloatVector.broadcast(SPECIES, a[ai]), c0);
            c1 = b0.fma(FloatVector.broadcast(SPECIES, a[ai + aRow]), c1);
            c2 = b0.fma(FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]), c2);
            c3 = b0.fma(FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]), c3);
            ai += aColumn;
            bi += ldb;
        }
        c0.intoArray(c, cOff);
        c1.intoArray(c, cOff + ldc);
        c2.intoArray(c, cOff + 2 * ldc);
        c3.intoArray(c, cOff + 3 * ldc);
    }

    private static void tile1x2(
            int k, float[] a, int aOff, int aColumn, float[] b, int bOff, int ldb, float[] c, int cOff) {
        FloatVector c0 = FloatVector.zero(SPECIES), c1 = c0;
        int ai = aOff;
        int bi = bOff;
        for (int p = 0; p < k; p++) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[ai]);
            c0 = a0.fma(FloatVector.fromArray(SPECIES, b, bi), c0);
            c1 = a0.fma(FloatVector.fromArray(SPECIES, b, bi + LENGTH), c1);
            ai += aColumn;
            bi += ldb;
        }
        c0.intoArray(c, cOff);
        c1.intoArray(c, cOff + LENGTH);
    }

    private static void tile1x1(
            int k, float[] a, int aOff, int aColumn, float[] b, int bOff, int ldb, float[] c, int cOff) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        int ai = aOff;
        int bi = bOff;
        for (int p = 0; p < k; p++) {
            c0 = FloatVector.broadcast(SPECIES, a[ai]).fma(FloatVector.fromArray(SPECIES, b, bi), c0);
            ai += aColumn;
            bi += ldb;
        }
        c0.intoArray(c, cOff);
    }

    private static void dots2x4(
            int k, float[] a, int aOff, int lda, float[] b, int bOff, int ldb, float[] c, int cOff, int ldc) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00, c02 = c00, c03 = c00;
        FloatVector c10 = c00, c11 = c00, c12 = c00, c13 = c00;
        for (int p = 0; p < k; p += LENGTH) {
            FloatVector a0 = FloatVector.fromArray(SPECIES, a, aOff + p);
            FloatVector a1 = FloatVector.fromArray(SPECIES, a, aOff + lda + p);
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOff + p);
            c00 = a0.fma(b0, c00);
            c10 = a1.fma(b0, c10);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOff + ldb + p);
            c01 = a0.fma(b1, c01);
            c11 = a1.fma(b1, c11);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOff + 2 * ldb + p);
            c02 = a0.fma(b2, c02);
            c12 = a1.fma(b2, c12);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOff + 3 * ldb + p);
            c03 = a0.fma(b3, c03);
            c13 = a1.fma(b3, c13);
        }
        c[cOff] += LanesF32.sum(c00);
        c[cOff + 1] += LanesF32.sum(c01);
        c[cOff + 2] += LanesF32.sum(c02);
        c[cOff + 3] += LanesF32.sum(c03);
        c[cOff + ldc] += LanesF32.sum(c10);
        c[cOff + ldc + 1] += LanesF32.sum(c11);
        c[cOff + ldc + 2] += LanesF32.sum(c12);
        c[cOff + ldc + 3] += LanesF32.sum(c13);
    }

    private static void dot(int k, float[] a, int aOff, float[] b, int bOff, float[] c, int cOff) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        for (int p = 0; p < k; p += LENGTH) {
            c0 = FloatVector.fromArray(SPECIES, a, aOff + p).fma(FloatVector.fromArray(SPECIES, b, bOff + p), c0);
        }
        c[cOff] += LanesF32.sum(c0);
    }
}
