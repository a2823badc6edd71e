package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;
import static dev.fluxion.kernels.LanesF32.START;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A diagonal block of Cholesky's factorisation, with the inverse of its factor: rows are multiplied by that instead of solved for, which vectors do well.
 * Elimination along the rows of (A I), each divided by the root of its pivot, gives (Lᵀ L⁻¹).
 */
final class DiagonalBlockF32 {
    /** Rows and columns of a block. */
    static final int SIZE = PanelF32.WIDTH;

    /** Length of a row of a block with the unit matrix beside it. */
    private static final int PAIR = 2 * SIZE;

    /** Rows that are subtracted from others together. */
    private static final int PIVOTS = 4;

    private final float[] pair = LanesF32.rows(SIZE * PAIR);

    /**
     * Overwrites the lower triangle of a block by its factor.
     *
     * @param block {@link #SIZE} columns, rows at the distance {@link #SIZE}. Modified, to the right of the diagonal too.
     * @param width rows and columns of the block that belong to the matrix
     * @return false if it is not numerically positive definite
     */
    boolean factor(float[] block, int at, int width) {
        Arrays.fill(pair, START, START + SIZE * PAIR, 0f);
        TransposeF32.rows(width, SIZE, block, at, SIZE, pair, START, PAIR);
        for (int i = 0; i < SIZE; i++) {
            if (i >= width) {
                pair[START + i * PAIR + i] = 1f;
            }
            pair[START + i * PAIR + SIZE + i] = 1f;
        }
        for (int p = 0; p < width; p += PIVOTS) {
            if (!eliminate(p, width)) {
                return false;
            }
        }
        TransposeF32.rows(SIZE, SIZE, pair, START, PAIR, block, at, SIZE);
        return true;
    }

    /** Writes the transposed inverse of the factor, row by row. */
    void inverse(float[] upper, int at) {
        PanelF32.transpose(SIZE, SIZE, pair, START + SIZE, PAIR, upper, at);
    }

    /** Subtracts multiples of the rows from p on, as many as there are pivots, from those below each. */
    private boolean eliminate(int p, int width) {
        int end = SIZE + (p + PIVOTS - 1) / LENGTH * LENGTH + LENGTH;
        for (int q = p; q < p + PIVOTS; q++) {
            float pivot = pair[START + q * PAIR + q];
            if (!(pivot > 0 && pivot < Float.POSITIVE_INFINITY)) {
                return false;
            }
            for (int i = q + 1; i < p + PIVOTS; i++) {
                subtract(q, 1 / pivot, i, end);
            }
        }
        subtractAll(p, width, end);
        for (int q = p; q < p + PIVOTS; q++) {
            int row = START + q * PAIR;
            FloatVector reciprocal = FloatVector.broadcast(SPECIES, 1 / (float) Math.sqrt(pair[row + q]));
            for (int c = q - q % LENGTH; c < end; c += LENGTH) {
                FloatVector.fromArray(SPECIES, pair, row + c).mul(reciprocal).intoArray(pair, row + c);
            }
        }
        return true;
    }

    private void subtract(int q, float reciprocal, int i, int end) {
        int row = START + q * PAIR;
        int other = START + i * PAIR;
        FloatVector factor = FloatVector.broadcast(SPECIES, -pair[row + i] * reciprocal);
        for (int c = i - i % LENGTH; c < end; c += LENGTH) {
            FloatVector.fromArray(SPECIES, pair, row + c)
                    .fma(factor, FloatVector.fromArray(SPECIES, pair, other + c))
                    .intoArray(pair, other + c);
        }
    }

    /** Multiples of four rows, which are eliminated among themselves, from all rows below them. */
    private void subtractAll(int p, int width, int end) {
        int row0 = START + p * PAIR;
        int row1 = row0 + PAIR;
        int row2 = row1 + PAIR;
        int row3 = row2 + PAIR;
        float reciprocal0 = -1 / pair[row0 + p];
        float reciprocal1 = -1 / pair[row1 + p + 1];
        float reciprocal2 = -1 / pair[row2 + p + 2];
        float reciprocal3 = -1 / pair[row3 + p + 3];
        for (int i = p + PIVOTS; i < width; i++) {
            FloatVector factor0 = FloatVector.broadcast(SPECIES, pair[row0 + i] * reciprocal0);
            FloatVector factor1 = FloatVector.broadcast(SPECIES, pair[row1 + i] * reciprocal1);
            FloatVector factor2 = FloatVector.broadcast(SPECIES, pair[row2 + i] * reciprocal2);
            FloatVector factor3 = FloatVector.broadcast(SPECIES, pair[row3 + i] * reciprocal3);
            int other = START + i * PAIR;
            for (int c = i - i % LENGTH; c < end; c += LENGTH) {
                FloatVector sum = FloatVector.fromArray(SPECIES, pair, other + c);
                sum = FloatVector.fromArray(SPECIES, pair, row0 + c).fma(factor0, sum);
                sum = FloatVector.fromArray(SPECIES, pair, row1 + c).fma(factor1, sum);
                sum = FloatVector.fromArray(SPECIES, pair, row2 + c).fma(factor2, sum);
                sum = FloatVector.fromArray(SPECIES, pair, row3 + c).fma(factor3, sum);
                sum.intoArray(pair, other + c);
            }
        }
    }
}
