package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Sums and updates of double arrays of equal length, for quasi-Newton methods. */
public final class Doubles {
    private static final VectorSpecies<Double> LANES = LanesF64.SPECIES;

    private Doubles() {}

    /** Σ aᵢ bᵢ. */
    public static double dot(double[] a, double[] b) {
        int lanes = LANES.length();
        DoubleVector sum0 = DoubleVector.zero(LANES);
        DoubleVector sum1 = sum0;
        DoubleVector sum2 = sum0;
        DoubleVector sum3 = sum0;
        int i = 0;
        for (int end = a.length / (4 * lanes) * (4 * lanes); i < end; i += 4 * lanes) {
            sum0 = DoubleVector.fromArray(LANES, a, i).fma(DoubleVector.fromArray(LANES, b, i), sum0);
            sum1 = DoubleVector.fromArray(LANES, a, i + lanes).fma(DoubleVector.fromArray(LANES, b, i + lanes), sum1);
            sum2 = DoubleVector.fromArray(LANES, a, i + 2 * lanes)
                    .fma(DoubleVector.fromArray(LANES, b, i + 2 * lanes), sum2);
            sum3 = DoubleVector.fromArray(LANES, a, i + 3 * lanes)
                    .fma(DoubleVector.fromArray(LANES, b, i + 3 * lanes), sum3);
        }
        double sum = LaneSum.of(sum0.add(sum1).add(sum2.add(sum3)));
        for (; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /**
     * y ← y + c·x.
     *
     * @param x Not modified.
     * @param y Modified.
     */
    public static void addScaled(double c, double[] x, double[] y) {
        int i = 0;
        for (int end = LANES.loopBound(y.length); i < end; i += LANES.length()) {
            DoubleVector.fromArray(LANES, x, i)
                    .mul(c)
                    .add(DoubleVector.fromArray(LANES, y, i))
                    .intoArray(y, i);
        }
        for (; i < y.length; i++) {
            y[i] += c * x[i];
        }
    }

    /**
     * out ← a + c·b.
     *
     * @param out Modified.
     */
    public static void combine(double[] a, double c, double[] b, double[] out) {
        System.arraycopy(a, 0, out, 0, out.length);
        addScaled(c, b, out);
    }

    /** out ← c·x; the two may be the same array. */
    public static void scale(double c, double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = c * x[i];
        }
    }

    /** max |xᵢ|; NaN if an element is. */
    public static double maxAbs(double[] x) {
        double max = 0;
        for (double v : x) {
            max = Math.max(max, Math.abs(v));
        }
        return max;
    }
}
