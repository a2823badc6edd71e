package dev.fluxion.solver.sampling;

/**
 * Latin hypercube sampling (McKay, Beckman and Conover 1979): each of the n equal slices of each coordinate holds exactly one point, at a
 * random place in it; the slices of different coordinates are matched by independent random permutations.
 */
public record LatinHypercube() implements PointSampler {
    @Override
    public double[][] sample(int n, int dimension, long seed, int round) {
        CounterRandom random = new CounterRandom(seed, round);
        double[][] points = new double[dimension][n];
        int[] slice = new int[n];
        for (int d = 0; d < dimension; d++) {
            permute(slice, random, 2L * d);
            for (int i = 0; i < n; i++) {
                points[d][i] = (slice[i] + random.uniform(2L * d + 1, i)) / n;
            }
        }
        return points;
    }

    private static void permute(int[] slice, CounterRandom random, long stream) {
        for (int i = 0; i < slice.length; i++) {
            int j = random.below(i + 1, stream, i);
            slice[i] = slice[j];
            slice[j] = i;
        }
    }
}
