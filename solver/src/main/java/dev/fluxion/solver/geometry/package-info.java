/**
 * Boxes and their faces: where collocation points lie and which way is out.
 *
 * <pre>{@code
 * PointSet ends = Collocation.points(residual.support(), problem.axes(), 256, new Sobol(), seed, 0);
 * double x = ends.coordinates()[0][5]; // [coordinate][point]
 * double outward = ends.normals()[0][5]; // [space axis][point]
 * }</pre>
 */
package dev.fluxion.solver.geometry;
