package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The level function of a region: negative inside, positive outside, 0 on the boundary; |level| is the distance to the boundary of a primitive
 * (of an ellipse at most that), and at most the distance for combinations; of an implicit set it is what the user wrote.
 */
public final class Level {
    private final Graph graph;

    private Level(Graph graph) {
        this.graph = graph;
    }

    /** The level as a function of the first coordinates of the graph. */
    public static Node of(Graph graph, Region region) {
        List<Node> x = IntStream.range(0, region.dimension())
                .mapToObj(graph::coordinate)
                .toList();
        return of(graph, region, x);
    }

    /** The level as a function of the point {@code x}. */
    public static Node of(Graph graph, Region region, List<Node> x) {
        return new Level(graph).of(region, x);
    }

    /** {@code then} where the point {@code x} lies in a region or on its boundary, else {@code otherwise}: by comparisons of smooth functions where the level has kinks. */
    public static Node choose(Graph graph, Region region, List<Node> x, Node then, Node otherwise) {
        return new Level(graph).choose(region, x, then, otherwise);
    }

    private Node choose(Region region, List<Node> x, Node then, Node otherwise) {
        return switch (region) {
            case Region.Box(var lower, var upper) -> {
                Node chosen = then;
                for (int i = x.size() - 1; i >= 0; i--) {
                    chosen = notAbove(x.get(i), graph.constant(upper.get(i)), chosen, otherwise);
                    chosen = notAbove(graph.constant(lower.get(i)), x.get(i), chosen, otherwise);
                }
                yield chosen;
            }
            case Region.Ellipsoid e
            when e.round() -> {
                double radius = e.radii().getFirst();
                Node square = squares(offsets(e, x));
                yield notAbove(square, graph.constant(radius * radius), then, otherwise);
            }
            case Region.Ellipsoid e -> notAbove(squares(scaled(e, x)), graph.constant(1), then, otherwise);
            case Region.Moved(Region inner, Motion motion) ->
                choose(inner, preimage(graph, motion, x), then, otherwise);
            case Region.Union(Region a, Region b) -> choose(a, x, then, choose(b, x, then, otherwise));
            case Region.Difference(Region a, Region b) -> choose(a, x, choose(b, x, otherwise, then), otherwise);
            case Region.Intersection(Region a, Region b) -> choose(a, x, choose(b, x, then, otherwise), otherwise);
            case Region.Cylinder _, Region.Polygon _, Implicit _ ->
                notAbove(of(region, x), graph.constant(0), then, otherwise);
        };
    }

    private Node notAbove(Node a, Node b, Node then, Node otherwise) {
        return graph.select(Comparison.LESS_OR_EQUAL, a, b, then, otherwise);
    }

    private Node of(Region region, List<Node> x) {
        return switch (region) {
            case Region.Box(var lower, var upper) -> box(lower, upper, x);
            case Region.Ellipsoid e -> ellipsoid(e, x);
            case Region.Cylinder(var base, double radius, double height) ->
                maximum(
                        graph.subtract(
                                norm(List.of(offset(x.get(0), base.get(0)), offset(x.get(1), base.get(1)))),
                                graph.constant(radius)),
                        box(List.of(base.get(2)), List.of(base.get(2) + height), List.of(x.get(2))));
            case Region.Polygon polygon -> polygon(polygon, x);
            case Implicit implicit ->
                Substitution.leaves(graph, implicit.level(), leaf -> switch (leaf) {
                    case Node.Coordinate(int axis) -> x.get(axis);
                    case Node.Constant(double value) -> graph.constant(value);
                    default -> throw new IllegalArgumentException("a level function with " + leaf);
                });
            case Region.Moved(Region inner, Motion motion) ->
                graph.multiply(graph.constant(motion.scale()), of(inner, preimage(graph, motion, x)));
            case Region.Union(Region a, Region b) -> graph.binary(BinaryFunction.MINIMUM, of(a, x), of(b, x));
            case Region.Difference(Region a, Region b) -> maximum(of(a, x), graph.negate(of(b, x)));
            case Region.Intersection(Region a, Region b) -> maximum(of(a, x), of(b, x));
        };
    }

    private Node box(List<Double> lower, List<Double> upper, List<Node> x) {
        List<Node> beyond = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            Node middle = offset(x.get(i), (lower.get(i) + upper.get(i)) / 2);
            beyond.add(graph.subtract(
                    graph.unary(UnaryFunction.ABS, middle), graph.constant((upper.get(i) - lower.get(i)) / 2)));
        }
        Node nearest = beyond.stream().reduce(this::maximum).orElseThrow();
        Node zero = graph.constant(0);
        Node outside = norm(beyond.stream().map(d -> maximum(d, zero)).toList());
        return graph.add(graph.binary(BinaryFunction.MINIMUM, nearest, zero), outside);
    }

    private Node ellipsoid(Region.Ellipsoid ellipsoid, List<Node> x) {
        double least = ellipsoid.radii().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        return graph.multiply(graph.constant(least), graph.subtract(norm(scaled(ellipsoid, x)), graph.constant(1)));
    }

    private List<Node> scaled(Region.Ellipsoid ellipsoid, List<Node> x) {
        List<Node> offsets = offsets(ellipsoid, x);
        return IntStream.range(0, x.size())
                .mapToObj(i -> graph.divide(
                        offsets.get(i), graph.constant(ellipsoid.radii().get(i))))
                .toList();
    }

    private List<Node> offsets(Region.Ellipsoid ellipsoid, List<Node> x) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> offset(x.get(i), ellipsoid.centre().get(i)))
                .toList();
    }

    /** The distance to the nearest edge, with the sign of the parity of the edges that a ray to the right crosses. */
    private Node polygon(Region.Polygon polygon, List<Node> x) {
        Node sign = graph.constant(1);
        Node nearest = null;
        int n = polygon.corners().size();
        for (int i = 0; i < n; i++) {
            List<Double> a = polygon.corners().get(i);
            List<Double> b = polygon.corners().get((i + 1) % n);
            Node distance = distance(a, b, x);
            nearest = nearest == null ? distance : graph.binary(BinaryFunction.MINIMUM, nearest, distance);
            if (!a.get(1).equals(b.get(1))) {
                sign = graph.multiply(sign, crossing(a, b, x));
            }
        }
        return graph.multiply(sign, nearest);
    }

    /** -1 where the edge is to the right of the point, else 1. */
    private Node crossing(List<Double> a, List<Double> b, List<Node> x) {
        List<Double> low = a.get(1) < b.get(1) ? a : b;
        List<Double> high = low == a ? b : a;
        Node y = x.get(1);
        double slope = (high.get(0) - low.get(0)) / (high.get(1) - low.get(1));
        Node edge = graph.add(graph.constant(low.get(0)), graph.multiply(graph.constant(slope), offset(y, low.get(1))));
        Node one = graph.constant(1);
        Node right = graph.select(Comparison.LESS, x.get(0), edge, graph.constant(-1), one);
        Node below = graph.select(Comparison.LESS, y, graph.constant(high.get(1)), right, one);
        return graph.select(Comparison.LESS_OR_EQUAL, graph.constant(low.get(1)), y, below, one);
    }

    private Node distance(List<Double> a, List<Double> b, List<Node> x) {
        double dx = b.get(0) - a.get(0);
        double dy = b.get(1) - a.get(1);
        double square = dx * dx + dy * dy;
        Node px = offset(x.get(0), a.get(0));
        Node py = offset(x.get(1), a.get(1));
        Node along = graph.add(
                graph.multiply(graph.constant(dx / square), px), graph.multiply(graph.constant(dy / square), py));
        Node s = graph.binary(BinaryFunction.MINIMUM, maximum(along, graph.constant(0)), graph.constant(1));
        Function<Double, Node> step = d -> graph.multiply(graph.constant(d), s);
        return norm(List.of(graph.subtract(px, step.apply(dx)), graph.subtract(py, step.apply(dy))));
    }

    /** The point whose image under a motion is {@code x}. */
    static List<Node> preimage(Graph graph, Motion motion, List<Node> x) {
        List<Node> moved = new ArrayList<>();
        for (int j = 0; j < x.size(); j++) {
            Node sum = graph.constant(0);
            for (int i = 0; i < x.size(); i++) {
                Node factor = graph.constant(motion.rotation().get(i).get(j) / motion.scale());
                Node offset =
                        graph.subtract(x.get(i), graph.constant(motion.shift().get(i)));
                sum = graph.add(sum, graph.multiply(factor, offset));
            }
            moved.add(sum);
        }
        return moved;
    }

    private Node offset(Node x, double from) {
        return graph.subtract(x, graph.constant(from));
    }

    private Node maximum(Node a, Node b) {
        return graph.binary(BinaryFunction.MAXIMUM, a, b);
    }

    private Node norm(List<Node> v) {
        if (v.size() == 1) {
            return graph.unary(UnaryFunction.ABS, v.getFirst());
        }
        return graph.unary(UnaryFunction.SQRT, squares(v));
    }

    private Node squares(List<Node> v) {
        return v.stream().map(a -> graph.multiply(a, a)).reduce(graph::add).orElseThrow();
    }
}
