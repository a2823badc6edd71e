/**
 * Scalar expression graphs over coordinates and field derivatives.
 *
 * {@snippet :
 * Graph g = new Graph(2); // x, t
 * Node u = g.field(0);
 * Node ut = Differentiation.of(g, u, 1);
 * Node ux = Differentiation.of(g, u, 0);
 * Node burgers = g.subtract(g.add(ut, g.multiply(u, ux)), g.multiply(g.constant(0.01), Differentiation.of(g, ux, 0)));
 * new Notation(List.of("x", "t"), List.of("u")).print(burgers); // u_t + u*u_x - 0.01*u_xx
 * }
 *
 * <p>A {@link dev.fluxion.autodiff.graph.Graph} interns its nodes. Derivatives of fields stay symbolic leaves here; the jet
 * layout decides later how a network delivers them.
 */
package dev.fluxion.autodiff.graph;
