package dev.fluxion.solver.sampling;

import java.util.List;

/** Spreads points over the unit cube. The same arguments give the same points. */
public interface PointSampler {
    /** Names that {@link #of} knows. */
    List<String> NAMES = List.of("sobol", "lhs", "uniform");

    /**
     * Points of the open unit cube; 0 and 1 themselves never occur, so that a face is not mistaken for the inside.
     *
     * @param n number of points, at least 0
     * @param dimension number of coordinates, at least 0
     * @param seed chooses the randomisation
     * @param round number of the redraw: other rounds give other points
     * @return {@code [coordinate][point]}
     */
    double[][] sample(int n, int dimension, long seed, int round);

    /** The sampler of a problem file's {@code sampler = name}: {@code sobol}, {@code lhs} or {@code uniform}. */
    static PointSampler of(String name) {
        return switch (name) {
            case "sobol" -> new Sobol();
            case "lhs" -> new LatinHypercube();
            case "uniform" -> new UniformRandom();
            default -> throw new IllegalArgumentException("sampler `" + name + "` is none of " + NAMES);
        };
    }
}
