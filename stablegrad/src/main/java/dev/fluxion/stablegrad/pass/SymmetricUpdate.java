package dev.fluxion.stablegrad.pass;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A rank-two update of a dense symmetric matrix fused with its products: bound by memory, so that each row is touched once. */
public final class SymmetricUpdate {
    private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

    private SymmetricUpdate() {}

    /** {@code n} rounded up to whole vectors: the length of rows and vectors, zero behind n. */
    public static int padded(int n) {
        return (n + LANES.length() - 1) / LANES.length() * LANES.length();
    }

    /**
     * The coefficients of H ← κ·H + c₁·u uᵀ + c₂·(u vᵀ + v uᵀ) + c₃·v vᵀ.
     *
     * @param u padded. Not modified.
     * @param v padded. Not modified.
     */
    public record RankTwo(double keep, double c1, double c2, double c3, double[] u, double[] v) {}

    /**
     * Applies {@code update} to rows [from, to) of H, and then Hgᵢ ← Hᵢ·g, Hyᵢ ← Hᵢ·y for those rows.
     *
     * @param h rows of padded length. Modified.
     * @param g padded. Not modified.
     * @param y padded. Not modified.
     * @param hg elements [from, to) modified
     * @param hy elements [from, to) modified; not the update's own u
     */
    public static void rows(
            double[][] h, int from, int to, RankTwo update, double[] g, double[] y, double[] hg, double[] hy) {
        int i = from;
        for (; i + 1 < to; i += 2) {
            twoRows(h, i, update, g, y, hg, hy);
        }
        if (i < to) {
            oneRow(h, i, update, g, y, hg, hy);
        }
    }

    private static void twoRows(double[][] h, int i, RankTwo update, double[] g, double[] y, double[] hg, double[] hy) {
        double[] u = update.u;
        double[] v = update.v;
        double[] row0 = h[i];
        double[] row1 = h[i + 1];
        DoubleVector keep = DoubleVector.broadcast(LANES, update.keep);
        DoubleVector a0 = DoubleVector.broadcast(LANES, update.c1 * u[i] + update.c2 * v[i]);
        DoubleVector b0 = DoubleVector.broadcast(LANES, update.c2 * u[i] + update.c3 * v[i]);
        DoubleVector a1 = DoubleVector.broadcast(LANES, update.c1 * u[i + 1] + update.c2 * v[i + 1]);
        DoubleVector b1 = DoubleVector.broadcast(LANES, update.c2 * u[i + 1] + update.c3 * v[i + 1]);
        DoubleVector hg0 = DoubleVector.zero(LANES);
        DoubleVector hg1 = hg0;
        DoubleVector hy0 = hg0;
        DoubleVector hy1 = hg0;
        for (int j = 0; j < row0.length; j += LANES.length()) {
            DoubleVector uj = DoubleVector.fromArray(LANES, u, j);
            DoubleVector vj = DoubleVector.fromArray(LANES, v, j);
            DoubleVector gj = DoubleVector.fromArray(LANES, g, j);
            DoubleVector yj = DoubleVector.fromArray(LANES, y, j);
            DoubleVector h0 =
                    vj.fma(b0, uj.fma(a0, DoubleVector.fromArray(LANES, row0, j).mul(keep)));
            DoubleVector h1 =
                    vj.fma(b1, uj.fma(a1, DoubleVector.fromArray(LANES, row1, j).mul(keep)));
            h0.intoArray(row0, j);
            h1.intoArray(row1, j);
            hg0 = h0.fma(gj, hg0);
            hg1 = h1.fma(gj, hg1);
            hy0 = h0.fma(yj, hy0);
            hy1 = h1.fma(yj, hy1);
        }
        hg[i] = hg0.reduceLanes(VectorOperators.ADD);
        hg[i + 1] = hg1.reduceLanes(VectorOperators.ADD);
        hy[i] = hy0.reduceLanes(VectorOperators.ADD);
        hy[i + 1] = hy1.reduceLanes(VectorOperators.ADD);
    }

    private static void oneRow(double[][] h, int i, RankTwo update, double[] g, double[] y, double[] hg, double[] hy) {
        double[] u = update.u;
        double[] v = update.v;
        double[] row = h[i];
        DoubleVector a = DoubleVector.broadcast(LANES, update.c1 * u[i] + update.c2 * v[i]);
        DoubleVector b = DoubleVector.broadcast(LANES, update.c2 * u[i] + update.c3 * v[i]);
        DoubleVector hg0 = DoubleVector.zero(LANES);
        DoubleVector hy0 = hg0;
        for (int j = 0; j < row.length; j += LANES.length()) {
            DoubleVector uj = DoubleVector.fromArray(LANES, u, j);
            DoubleVector vj = DoubleVector.fromArray(LANES, v, j);
            DoubleVector hj =
                    vj.fma(b, uj.fma(a, DoubleVector.fromArray(LANES, row, j).mul(update.keep)));
            hj.intoArray(row, j);
            hg0 = hj.fma(DoubleVector.fromArray(LANES, g, j), hg0);
            hy0 = hj.fma(DoubleVector.fromArray(LANES, y, j), hy0);
        }
        hg[i] = hg0.reduceLanes(VectorOperators.ADD);
        hy[i] = hy0.reduceLanes(VectorOperators.ADD);
    }
}
