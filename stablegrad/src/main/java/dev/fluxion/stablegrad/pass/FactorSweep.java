package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sweeps over a square matrix J that fuse its rank-two update with products: bound by memory, so that each row is touched once per sweep. */
public final class FactorSweep {
    private static final VectorSpecies<Double> LANES = LanesF64.SPECIES;

    private FactorSweep() {}

    /** {@code n} rounded up to whole vectors: the length of rows and of vectors along them, zero behind n. */
    public static int padded(int n) {
        return (n + LANES.length() - 1) / LANES.length() * LANES.length();
    }

    /**
     * J ← κ·(J + u₁v₁ᵀ + u₂v₂ᵀ).
     *
     * @param u1 n elements
     * @param u2 n elements
     * @param v1 padded
     * @param v2 padded
     */
    public record RankTwo(double keep, double[] u1, double[] u2, double[] v1, double[] v2) {}

    /**
     * Applies {@code update} to rows [from, to), and adds their part of Jᵀg to {@code jg} and of Jᵀy to {@code jy}.
     *
     * @param rows of padded length. Modified.
     * @param g n elements. Not modified.
     * @param y n elements. Not modified.
     * @param jg padded. Modified.
     * @param jy padded. Modified.
     */
    public static void update(
            double[][] rows, int from, int to, RankTwo update, double[] g, double[] y, double[] jg, double[] jy) {
        int i = from;
        for (; i + 1 < to; i += 2) {
            updateTwo(rows[i], rows[i + 1], i, update, g, y, jg, jy);
        }
        if (i < to) {
            updateOne(rows[i], i, update, g, y, jg, jy);
        }
    }

    private static void updateTwo(
            double[] row0, double[] row1, int i, RankTwo update, double[] g, double[] y, double[] jg, double[] jy) {
        double keep = update.keep;
        double[] v1 = update.v1;
        double[] v2 = update.v2;
        DoubleVector a0 = DoubleVector.broadcast(LANES, keep * update.u1[i]);
        DoubleVector b0 = DoubleVector.broadcast(LANES, keep * update.u2[i]);
        DoubleVector a1 = DoubleVector.broadcast(LANES, keep * update.u1[i + 1]);
        DoubleVector b1 = DoubleVector.broadcast(LANES, keep * update.u2[i + 1]);
        DoubleVector g0 = DoubleVector.broadcast(LANES, g[i]);
        DoubleVector g1 = DoubleVector.broadcast(LANES, g[i + 1]);
        DoubleVector y0 = DoubleVector.broadcast(LANES, y[i]);
        DoubleVector y1 = DoubleVector.broadcast(LANES, y[i + 1]);
        for (int j = 0; j < row0.length; j += LANES.length()) {
            DoubleVector p = DoubleVector.fromArray(LANES, v1, j);
            DoubleVector q = DoubleVector.fromArray(LANES, v2, j);
            DoubleVector x0 =
                    q.fma(b0, p.fma(a0, DoubleVector.fromArray(LANES, row0, j).mul(keep)));
            DoubleVector x1 =
                    q.fma(b1, p.fma(a1, DoubleVector.fromArray(LANES, row1, j).mul(keep)));
            x0.intoArray(row0, j);
            x1.intoArray(row1, j);
            x1.fma(g1, x0.fma(g0, DoubleVector.fromArray(LANES, jg, j))).intoArray(jg, j);
            x1.fma(y1, x0.fma(y0, DoubleVector.fromArray(LANES, jy, j))).intoArray(jy, j);
        }
    }

    private static void updateOne(
            double[] row, int i, RankTwo update, double[] g, double[] y, double[] jg, double[] jy) {
        double keep = update.keep;
        DoubleVector a = DoubleVector.broadcast(LANES, keep * update.u1[i]);
        DoubleVector b = DoubleVector.broadcast(LANES, keep * update.u2[i]);
        for (int j = 0; j < row.length; j += LANES.length()) {
            DoubleVector p = DoubleVector.fromArray(LANES, update.v1, j);
            DoubleVector q = DoubleVector.fromArray(LANES, update.v2, j);
            DoubleVector x =
                    q.fma(b, p.fma(a, DoubleVector.fromArray(LANES, row, j).mul(keep)));
            x.intoArray(row, j);
            DoubleVector.fromArray(LANES, jg, j).add(x.mul(g[i])).intoArray(jg, j);
            DoubleVector.fromArray(LANES, jy, j).add(x.mul(y[i])).intoArray(jy, j);
        }
    }

    /**
     * a ← J·x, b ← J·z for rows [from, to).
     *
     * @param rows of padded length. Not modified.
     * @param x padded. Not modified.
     * @param z padded. Not modified.
     * @param a elements [from, to) modified
     * @param b elements [from, to) modified
     */
    public static void products(double[][] rows, int from, int to, double[] x, double[] z, double[] a, double[] b) {
        int i = from;
        for (; i + 1 < to; i += 2) {
            double[] row0 = rows[i];
            double[] row1 = rows[i + 1];
            DoubleVector a0 = DoubleVector.zero(LANES);
            DoubleVector a1 = a0;
            DoubleVector b0 = a0;
            DoubleVector b1 = a0;
            for (int j = 0; j < row0.length; j += LANES.length()) {
                DoubleVector xj = DoubleVector.fromArray(LANES, x, j);
                DoubleVector zj = DoubleVector.fromArray(LANES, z, j);
                DoubleVector r0 = DoubleVector.fromArray(LANES, row0, j);
                DoubleVector r1 = DoubleVector.fromArray(LANES, row1, j);
                a0 = r0.fma(xj, a0);
                a1 = r1.fma(xj, a1);
                b0 = r0.fma(zj, b0);
                b1 = r1.fma(zj, b1);
            }
            a[i] = LaneSum.of(a0);
            a[i + 1] = LaneSum.of(a1);
            b[i] = LaneSum.of(b0);
            b[i + 1] = LaneSum.of(b1);
        }
        if (i < to) {
            a[i] = Doubles.dot(rows[i], x);
            b[i] = Doubles.dot(rows[i], z);
        }
    }
}
