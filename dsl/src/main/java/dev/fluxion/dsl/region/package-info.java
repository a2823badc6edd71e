/**
 * Sets of points that a problem can be posed on: primitives, motions and boolean operations as data.
 *
 * <p>A {@link dev.fluxion.dsl.region.Region} answers two questions. Which points are inside: its
 * {@link dev.fluxion.dsl.region.Level} is negative there. And what its boundary is: the {@link dev.fluxion.dsl.region.Patches} of its
 * primitives, each with a parametrisation of its own that spreads points evenly; a {@link dev.fluxion.dsl.region.Surface} keeps the points of
 * patches behind which the domain lies on one side and not on the other, so that faces hidden by other parts drop out and the normals
 * of subtracted parts turn round.
 *
 * {@snippet :
 * Region plate = new Region.Box(List.of(-1.0, -1.0), List.of(1.0, 1.0));
 * Region hole = new Region.Ellipsoid(List.of(0.0, 0.0), List.of(0.3, 0.3));
 * Node level = Level.of(new Graph(2), new Region.Difference(plate, hole));
 * double inside = Surface.value(level, new double[] {0.5, 0.5}); // -0.407
 * }
 */
package dev.fluxion.dsl.region;
