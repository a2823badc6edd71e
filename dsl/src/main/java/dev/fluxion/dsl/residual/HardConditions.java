package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the values of one field on sides of the box ({@link BoxFaces}) or of a region ({@link HardFaces}), and its state at the start of time, into the
 * network: u = G + Φ·N. For the start of time Φ has the factor τ or τ², where τ = (t - a)/(b - a), and G is corrected last, so that the start wins where values
 * disagree.
 */
final class HardConditions {
    private final Problem problem;
    private final Graph graph;
    private final int field;
    private final Map<Face, Node> faces = new LinkedHashMap<>();
    private Optional<Node> start = Optional.empty();
    private Optional<Node> startRate = Optional.empty();

    private HardConditions(Problem problem, int field) {
        this.problem = problem;
        this.graph = problem.graph();
        this.field = field;
        problem.conditions().stream().filter(Condition::hard).forEach(this::collect);
    }

    /** Unknown {@code field} as a function of its raw network output. */
    static Node field(Problem problem, int field) {
        HardConditions hard = new HardConditions(problem, field);
        List<HardFaces.Given> surfaces = HardFaces.given(problem, field);
        if (surfaces.isEmpty()) {
            BoxFaces box = BoxFaces.of(problem.graph(), hard.bounds(), hard.faces);
            return hard.compose(box.values(), box.distance());
        }
        return switch (HardFaces.of(problem.graph(), problem.domain().orElseThrow(), surfaces)) {
            case HardFaces.Outcome.Built(HardFaces faces) -> hard.compose(faces.values(), faces.distance());
            case HardFaces.Outcome.Refused(String reason) -> throw new IllegalArgumentException(reason);
        };
    }

    /** The same with what its values on the boundary of a region have been built to. */
    static Node field(Problem problem, int field, HardFaces faces) {
        return new HardConditions(problem, field).compose(faces.values(), faces.distance());
    }

    private double[][] bounds() {
        return problem.axes().stream()
                .map(axis -> new double[] {axis.lower(), axis.upper()})
                .toArray(double[][]::new);
    }

    private void collect(Condition condition) {
        for (int i = 0; i < condition.left().size(); i++) {
            if (condition.left().get(i) instanceof Node.Derivative(int f, MultiIndex order) && f == field) {
                Node value = condition.right().get(i);
                switch (condition.support()) {
                    case Support.Faces(var some, Optional<Node> where) ->
                        some.forEach(face -> faces.putIfAbsent(face, value));
                    case Support.Initial(Optional<Node> where) -> {
                        Optional<Node> atStart = Optional.of(time().at(value, time().a()));
                        if (order.total() == 0) {
                            start = atStart;
                        } else {
                            startRate = atStart;
                        }
                    }
                    case Support.Surface surface -> {}
                    case Support.Interior interior ->
                        throw new IllegalArgumentException(condition.name() + " is hard inside the domain");
                    case Support.Points points ->
                        throw new IllegalArgumentException(condition.name() + " is hard at given points");
                    case Support.At at -> throw new IllegalArgumentException(condition.name() + " is hard at a point");
                }
            }
        }
    }

    /** Adds the state at the start of time to what holds on faces. */
    private Node compose(Node onFaces, Node fromFaces) {
        Node values = onFaces;
        Node distance = fromFaces;
        if (start.isPresent() || startRate.isPresent()) {
            BoxFaces.Interval time = time();
            Node tau = time.unit();
            if (start.isPresent()) {
                values = graph.add(values, graph.subtract(start.get(), time.at(values, time.a())));
                distance = graph.multiply(distance, tau);
            }
            if (startRate.isPresent()) {
                Node elapsed = graph.subtract(graph.coordinate(time.axis()), graph.constant(time.a()));
                Node rate = time.at(Differentiation.of(graph, values, time.axis()), time.a());
                values = graph.add(values, graph.multiply(elapsed, graph.subtract(startRate.get(), rate)));
                distance = graph.multiply(distance, tau);
            }
        }
        return graph.add(values, graph.multiply(distance, graph.field(field)));
    }

    private BoxFaces.Interval time() {
        int time = problem.dimension() - 1;
        Axis axis = problem.axes().get(time);
        return new BoxFaces.Interval(graph, time, axis.lower(), axis.upper());
    }
}
