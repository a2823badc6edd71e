/**
 * Boxes and their faces: where collocation points lie and which way is out.
 *
 * {@snippet :
 * Pde.Compilation compiled = Pde.problem("Bar")
 *         .domain("x", 0, 1)
 *         .unknown("u")
 *         .equation("-u_xx = 1")
 *         .boundaryCondition("u = 0", "boundary with weight = 2")
 *         .compile();
 * Problem problem = compiled.problem().orElseThrow();
 * for (Residual residual : compiled.residuals().orElseThrow().residuals()) {
 *     PointSet points = Collocation.points(residual.support(), problem.axes(), 256, new Sobol(), 0, 0);
 *     double x = points.coordinates()[0][0]; // [coordinate][point]
 *     int rows = points.normals().length; // [space axis][point], outward; none inside
 * }
 * }
 */
package dev.fluxion.solver.geometry;
