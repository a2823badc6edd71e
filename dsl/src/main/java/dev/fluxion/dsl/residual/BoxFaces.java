package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import java.util.Map;

/**
 * Given values on sides of a box, for u = G + Φ·N.
 *
 * <p>Φ is the product over the axes of the normalised distance to the sides: s, 1 - s, or 4s(1 - s) when both ends of the axis are given, with
 * s = (x - a)/(b - a). G is the transfinite interpolation of the values, built axis by axis as a boolean sum (Gordon and Hall 1973): with P the
 * interpolation along one axis, G ← G + P(g - G), which keeps what G already interpolates as long as the values agree where sides meet. Each G equals the
 * values on its side exactly up to rounding, because the interpolation along an axis is 1 on its own side and 0 on the opposite one.
 *
 * @param distance Φ
 * @param values G
 */
record BoxFaces(Node distance, Node values) {
    /**
     * Builds values in.
     *
     * @param bounds {@code {a, b}} of each axis
     * @param given the values by side
     */
    static BoxFaces of(Graph graph, double[][] bounds, Map<Face, Node> given) {
        Node values = graph.constant(0);
        Node distance = graph.constant(1);
        for (int axis = 0; axis < bounds.length; axis++) {
            Node lower = given.get(new Face(axis, false));
            Node upper = given.get(new Face(axis, true));
            if (lower != null || upper != null) {
                Interval interval = new Interval(graph, axis, bounds[axis][0], bounds[axis][1]);
                values = graph.add(values, interval.correction(lower, upper, values));
                distance = graph.multiply(distance, interval.distance(lower != null, upper != null));
            }
        }
        return new BoxFaces(distance, values);
    }

    /** One axis of the box, from a to b. */
    record Interval(Graph graph, int axis, double a, double b) {
        /** (x - a)/(b - a). */
        Node unit() {
            return part(graph.subtract(graph.coordinate(axis), graph.constant(a)));
        }

        /** (b - x)/(b - a), which is exactly 0 at the upper end. */
        private Node rest() {
            return part(graph.subtract(graph.constant(b), graph.coordinate(axis)));
        }

        private Node part(Node offset) {
            return b - a == 1 ? offset : graph.divide(offset, graph.constant(b - a));
        }

        /** A node where the coordinate has a value. */
        Node at(Node node, double value) {
            return Substitution.coordinates(graph, node, i -> i == axis ? graph.constant(value) : null);
        }

        private Node distance(boolean lower, boolean upper) {
            if (lower && upper) {
                return graph.multiply(graph.constant(4), graph.multiply(unit(), rest()));
            }
            return lower ? unit() : rest();
        }

        /** P(g - G): 0 where G is right already. */
        private Node correction(Node lower, Node upper, Node values) {
            Node low = lower == null ? null : graph.subtract(at(lower, a), at(values, a));
            Node high = upper == null ? null : graph.subtract(at(upper, b), at(values, b));
            if (high == null || low == high) {
                return low;
            }
            if (low == null) {
                return high;
            }
            return graph.add(graph.multiply(rest(), low), graph.multiply(unit(), high));
        }
    }
}
