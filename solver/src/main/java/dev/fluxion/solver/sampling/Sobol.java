package dev.fluxion.solver.sampling;

/**
 * Sobol points with Owen's nested uniform scrambling (Owen 1995): every binary digit of a coordinate is flipped or kept by a random bit
 * that depends on the digits before it. Scrambling keeps the stratification (of 2^m points each dyadic slice of length 2^-m of each
 * coordinate holds exactly one) and makes every point uniformly distributed. Digits beyond the 32nd are ½.
 * Coordinates beyond the 64 of the table are filled up by a Latin hypercube.
 */
public record Sobol() implements PointSampler {
    private static final int DIGITS = SobolDirections.DIGITS;

    @Override
    public double[][] sample(int n, int dimension, long seed, int round) {
        CounterRandom random = new CounterRandom(seed, round);
        double[][] points = new double[dimension][n];
        int tabulated = Math.min(dimension, SobolDirections.DIMENSIONS);
        for (int d = 0; d < tabulated; d++) {
            int[] directions = SobolDirections.of(d);
            for (int i = 0; i < n; i++) {
                points[d][i] = (Integer.toUnsignedLong(scramble(point(directions, i), d, random)) + 0.5) * 0x1p-32;
            }
        }
        if (dimension > tabulated) {
            double[][] padding = new LatinHypercube().sample(n, dimension - tabulated, ~seed, round);
            System.arraycopy(padding, 0, points, tabulated, padding.length);
        }
        return points;
    }

    /** Digit k (from the left) of the result is the parity of the direction numbers selected by the bits of {@code index}. */
    static int point(int[] directions, int index) {
        int x = 0;
        for (int bit = 0; index >>> bit != 0; bit++) {
            x ^= -(index >>> bit & 1) & directions[bit];
        }
        return x;
    }

    private static int scramble(int x, int dimension, CounterRandom random) {
        int flips = 0;
        for (int k = 0; k < DIGITS; k++) {
            long prefix = (1L << k) | (Integer.toUnsignedLong(x) >>> (DIGITS - k));
            flips |= (int) (random.bits(dimension, prefix) >>> 63) << (DIGITS - 1 - k);
        }
        return x ^ flips;
    }
}
