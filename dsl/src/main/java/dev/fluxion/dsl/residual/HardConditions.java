package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the values of one field on faces of the box or of a region ({@link HardFaces}), and its state at the start of time, into the network: u = G + Φ·N.
 *
 * <p>On a box Φ is the product over the axes of the normalised distance to the hard faces: s, 1 - s, or 4s(1 - s) when both ends of the axis are
 * hard, with s = (x - a)/(b - a), and τ or τ² for the start of time, where τ = (t - a)/(b - a). G is the transfinite interpolation of the given
 * values, built axis by axis as a boolean sum (Gordon and Hall 1973): with P the interpolation along one axis, G ← G + P(g - G), which keeps
 * what G already interpolates as long as the values agree where faces meet. The start of time comes last and wins there. Each G equals the
 * values on its face exactly up to rounding, because the interpolation along an axis is 1 on its own face and 0 on the opposite one.
 */
final class HardConditions {
    private final Problem problem;
    private final Graph graph;
    private final int field;
    private final Map<Face, Node> faces = new LinkedHashMap<>();
    private final List<HardFaces.Given> surfaces = new ArrayList<>();
    private Optional<Node> start = Optional.empty();
    private Optional<Node> startRate = Optional.empty();

    private HardConditions(Problem problem, int field) {
        this.problem = problem;
        this.graph = problem.graph();
        this.field = field;
    }

    /** Unknown {@code field} as a function of its raw network output. */
    static Node field(Problem problem, int field) {
        HardConditions hard = new HardConditions(problem, field);
        problem.conditions().stream().filter(Condition::hard).forEach(hard::collect);
        return hard.compose();
    }

    private void collect(Condition condition) {
        for (int i = 0; i < condition.left().size(); i++) {
            if (condition.left().get(i) instanceof Node.Derivative(int f, MultiIndex order) && f == field) {
                Node value = condition.right().get(i);
                switch (condition.support()) {
                    case Support.Faces(var some, Optional<Node> where) ->
                        some.forEach(face -> faces.putIfAbsent(face, value));
                    case Support.Initial(Optional<Node> where) -> {
                        if (order.total() == 0) {
                            start = Optional.of(value);
                        } else {
                            startRate = Optional.of(value);
                        }
                    }
                    case Support.Surface surface -> surfaces.add(new HardFaces.Given(surface, value));
                    case Support.Interior interior ->
                        throw new IllegalArgumentException(condition.name() + " is hard inside the domain");
                    case Support.Points points ->
                        throw new IllegalArgumentException(condition.name() + " is hard at given points");
                    case Support.At at -> throw new IllegalArgumentException(condition.name() + " is hard at a point");
                }
            }
        }
    }

    private Node compose() {
        Node values = graph.constant(0);
        Node distance = graph.constant(1);
        if (!surfaces.isEmpty()) {
            switch (HardFaces.of(graph, problem.domain().orElseThrow(), surfaces)) {
                case HardFaces.Outcome.Built(HardFaces(Node phi, Node given)) -> {
                    values = given;
                    distance = phi;
                }
                case HardFaces.Outcome.Refused(String reason) -> throw new IllegalArgumentException(reason);
            }
        }
        for (int axis = 0; axis < problem.dimension(); axis++) {
            Node lower = faces.get(new Face(axis, false));
            Node upper = faces.get(new Face(axis, true));
            if (lower != null || upper != null) {
                values = graph.add(values, interpolate(axis, lower, upper, values));
                distance = graph.multiply(distance, distance(axis, lower != null, upper != null));
            }
        }
        if (start.isPresent() || startRate.isPresent()) {
            int time = problem.dimension() - 1;
            Axis axis = problem.axes().get(time);
            Node elapsed = graph.subtract(graph.coordinate(time), graph.constant(axis.lower()));
            Node tau = unit(time);
            Node initial = start.orElse(null);
            Node before = values;
            if (initial != null) {
                values = graph.add(values, graph.subtract(initial, at(before, time, axis.lower())));
                distance = graph.multiply(distance, tau);
            }
            if (startRate.isPresent()) {
                Node rate = at(rate(values, time), time, axis.lower());
                values = graph.add(values, graph.multiply(elapsed, graph.subtract(startRate.get(), rate)));
                distance = graph.multiply(distance, tau);
            }
        }
        return graph.add(values, graph.multiply(distance, graph.field(field)));
    }

    private Node rate(Node values, int time) {
        return Differentiation.of(graph, values, time);
    }

    /** The correction along one axis: 0 where G is right already. */
    private Node interpolate(int axis, Node lower, Node upper, Node values) {
        Axis interval = problem.axes().get(axis);
        Node low = lower == null
                ? null
                : graph.subtract(at(lower, axis, interval.lower()), at(values, axis, interval.lower()));
        Node high = upper == null
                ? null
                : graph.subtract(at(upper, axis, interval.upper()), at(values, axis, interval.upper()));
        if (high == null) {
            return low;
        }
        if (low == null) {
            return high;
        }
        if (low == high) {
            return low;
        }
        return graph.add(graph.multiply(rest(axis), low), graph.multiply(unit(axis), high));
    }

    private Node distance(int axis, boolean lower, boolean upper) {
        Node s = unit(axis);
        Node rest = rest(axis);
        if (lower && upper) {
            return graph.multiply(graph.constant(4), graph.multiply(s, rest));
        }
        return lower ? s : rest;
    }

    /** (x - a)/(b - a). */
    private Node unit(int axis) {
        Axis interval = problem.axes().get(axis);
        Node offset = graph.subtract(graph.coordinate(axis), graph.constant(interval.lower()));
        return interval.length() == 1 ? offset : graph.divide(offset, graph.constant(interval.length()));
    }

    /** (b - x)/(b - a), which is exactly 0 at the upper end. */
    private Node rest(int axis) {
        Axis interval = problem.axes().get(axis);
        Node offset = graph.subtract(graph.constant(interval.upper()), graph.coordinate(axis));
        return interval.length() == 1 ? offset : graph.divide(offset, graph.constant(interval.length()));
    }

    private Node at(Node node, int axis, double value) {
        return Substitution.coordinates(graph, node, i -> i == axis ? graph.constant(value) : null);
    }
}
