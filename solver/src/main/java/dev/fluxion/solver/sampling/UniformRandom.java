package dev.fluxion.solver.sampling;

/** Independent, uniformly distributed points. */
public record UniformRandom() implements PointSampler {
    @Override
    public double[][] sample(int n, int dimension, long seed, int round) {
        CounterRandom random = new CounterRandom(seed, round);
        double[][] points = new double[dimension][n];
        for (int d = 0; d < dimension; d++) {
            for (int i = 0; i < n; i++) {
                points[d][i] = random.uniform(d, i);
            }
        }
        return points;
    }
}
