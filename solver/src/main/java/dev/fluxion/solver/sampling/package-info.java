/**
 * Points of the unit cube, for collocation and for error estimates. A {@link dev.fluxion.solver.sampling.PointSampler} is a pure function
 * of (number, dimension, seed, round), so a resumed run sees the points of the first one:
 *
 * {@snippet :
 * double[][] first = new Sobol().sample(4096, 3, 7, 0); // [coordinate][point]
 * double[][] redrawn = new Sobol().sample(4096, 3, 7, 1);
 * }
 *
 * <p>{@link dev.fluxion.solver.sampling.Sobol} integrates smooth functions best (error about n^{-3/2} with scrambling, Owen 1997),
 * {@link dev.fluxion.solver.sampling.LatinHypercube} is for more dimensions than the Sobol table has, and
 * {@link dev.fluxion.solver.sampling.UniformRandom} is the yardstick.
 */
package dev.fluxion.solver.sampling;
