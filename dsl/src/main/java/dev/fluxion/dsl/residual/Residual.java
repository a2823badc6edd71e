package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Node;
import java.util.OptionalInt;

/**
 * One loss term: mean(weight · root²) over points of the support, or one of the (Σ weight · root)² of a constraint.
 *
 * @param name {@code eq1}, {@code momentum.1}, {@code bc2}, …; only the sums of one constraint share theirs
 * @param kind where it comes from
 * @param root the scalar that must vanish, in terms of raw network outputs
 * @param weight w(x) ≥ 0, a function of the coordinates; Constant 1 where the file says nothing
 * @param support where it must vanish
 * @param points the number of points, where the file says it
 */
public record Residual(String name, Kind kind, Node root, Node weight, Support support, OptionalInt points) {

    /** The kinds of loss terms. */
    public enum Kind {
        /** A differential equation, inside. */
        EQUATION("eq"),
        /** A boundary condition. */
        BOUNDARY("bc"),
        /** An initial condition. */
        INITIAL("ic"),
        /** The distance to measured values. */
        OBSERVATION("observe"),
        /** A quadrature: the square of Σ weight·root instead of the mean of squares. */
        CONSTRAINT("constraint");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        /** The keyword of the statement. */
        public String keyword() {
            return keyword;
        }
    }

    /** The same with another root. */
    public Residual withRoot(Node other) {
        return new Residual(name, kind, other, weight, support, points);
    }
}
