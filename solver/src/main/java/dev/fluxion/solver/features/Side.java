package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Decimal;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Face;
import java.util.List;

/**
 * A side of a box of space and time; the start is the lower side of time.
 *
 * @param index the number of the axis that is constant on it
 * @param axis this axis
 * @param upper which end it is
 */
record Side(int index, Axis axis, boolean upper) {
    /** Relative to the axis. */
    private static final double BESIDE = 1e-3;

    static Side of(Face face, List<Axis> axes) {
        return new Side(face.axis(), axes.get(face.axis()), face.upper());
    }

    static Side start(List<Axis> axes) {
        return new Side(axes.size() - 1, axes.getLast(), false);
    }

    /** The coordinate on it. */
    double end() {
        return upper ? axis.upper() : axis.lower();
    }

    /** A coordinate next to it: an equation may be singular, or damped, on a side itself. */
    double beside() {
        return end() + (upper ? -BESIDE : BESIDE) * axis.length();
    }

    /** The distance from it. */
    Node inwards(Graph graph) {
        Node x = graph.coordinate(index);
        Node end = graph.constant(end());
        return upper ? graph.subtract(end, x) : graph.subtract(x, end);
    }

    /** {@code x = 1}. */
    String text() {
        return axis.name() + " = " + Decimal.significant(end(), 6);
    }
}
