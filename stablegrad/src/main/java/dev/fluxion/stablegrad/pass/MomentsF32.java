package dev.fluxion.stablegrad.pass;

import dev.fluxion.kernels.LanesF64;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Mean and spread of a range in one read. */
public final class MomentsF32 {
    private static final VectorSpecies<Double> DOUBLES = LanesF64.SPECIES;

    /** Elements per part: the rounding error of a part's squares stays below {@code PART} ulps whatever its first element is. */
    private static final int PART = 4096;

    private MomentsF32() {}

    /**
     * Adds {@code values[from, to)} to {@code into}. All sums are double. Each part is shifted by its first element k: (k − μ)² is at
     * most n times the variance, so that the cancellation in Σ(x−k)² − n(μ−k)² costs at most n ulps, and constants give exactly 0.
     *
     * @param values Not modified.
     * @param into Modified.
     */
    public static void accumulate(float[] values, int from, int to, Moments into) {
        for (int start = from; start < to; start += PART) {
            part(values, start, Math.min(to, start + PART), into);
        }
    }

    private static void part(float[] values, int from, int to, Moments into) {
        int lanes = DOUBLES.length();
        int n = to - from;
        double shift = values[from];
        DoubleVector k = DoubleVector.broadcast(DOUBLES, shift);
        DoubleVector sum0 = DoubleVector.zero(DOUBLES);
        DoubleVector sum1 = sum0;
        DoubleVector squares0 = sum0;
        DoubleVector squares1 = sum0;
        int i = from;
        for (int end = from + n / (2 * lanes) * (2 * lanes); i < end; i += 2 * lanes) {
            DoubleVector a = WidenF32.load(values, i).sub(k);
            DoubleVector b = WidenF32.load(values, i + lanes).sub(k);
            sum0 = sum0.add(a);
            sum1 = sum1.add(b);
            squares0 = a.fma(a, squares0);
            squares1 = b.fma(b, squares1);
        }
        double sum = LaneSum.of(sum0.add(sum1));
        double squares = LaneSum.of(squares0.add(squares1));
        for (; i < to; i++) {
            double d = values[i] - shift;
            sum += d;
            squares += d * d;
        }
        into.merge(n, shift + sum / n, Math.max(0, squares - sum * (sum / n)));
    }
}
