package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Functions that vanish on one face and grow like the distance beside it: what values on faces are built into a network with.
 */
public final class FaceFunction {
    /** Added to squares under a root, relative to the length of an edge, so that derivatives are finite on the edge itself. */
    private static final double NEARLY_NOTHING = 1e-30;

    private final Graph graph;

    private FaceFunction(Graph graph) {
        this.graph = graph;
    }

    /**
     * A smooth function of the first coordinates that is 0 on the whole line, plane, curve or surface that a face is a piece of, and changes its sign
     * there. Bounded on either side of ellipses and spheres.
     *
     * @param inwards whether the domain lies inside the primitive; of ellipses and spheres the outside has a function of its own
     */
    public static Node whole(Graph graph, Patch patch, boolean inwards) {
        return new FaceFunction(graph).whole(patch, inwards, coordinates(graph, patch));
    }

    /**
     * A function that is 0 on a straight edge of the plane only and positive elsewhere, smooth off the edge, by trimming its line (Rvachev; Sukumar and
     * Srivastava 2022, equation 8): √(f² + (√(t² + f⁴) - t)²/4), where f is the distance from the line and t that from a circle around the edge.
     */
    public static Optional<Node> trimmed(Graph graph, Patch patch) {
        return new FaceFunction(graph).trimmed(patch, coordinates(graph, patch));
    }

    private static List<Node> coordinates(Graph graph, Patch patch) {
        return IntStream.range(0, patch.dimension()).mapToObj(graph::coordinate).toList();
    }

    private Node whole(Patch patch, boolean inwards, List<Node> x) {
        return switch (patch) {
            case Patch.Flat(var origin, var edges, var normal) -> along(x, origin, normal);
            case Patch.Ellipse(var centre, var radii) -> round(x, centre, radii, inwards);
            case Patch.Sphere(var centre, double radius) -> round(x, centre, List.of(radius, radius, radius), inwards);
            case Patch.Tube(var base, double radius, double height) ->
                round(x.subList(0, 2), base.subList(0, 2), List.of(radius, radius), inwards);
            case Patch.Cap(var centre, double radius, boolean top) ->
                graph.subtract(x.get(2), graph.constant(centre.get(2)));
            case Patch.Moved(Patch inner, Motion motion) ->
                graph.multiply(graph.constant(motion.scale()), whole(inner, inwards, preimage(motion, x)));
            case Contour contour ->
                Substitution.leaves(graph, contour.region().level(), leaf -> switch (leaf) {
                    case Node.Coordinate(int axis) -> x.get(axis);
                    case Node.Constant(double value) -> graph.constant(value);
                    default -> throw new IllegalArgumentException("a level function with " + leaf);
                });
        };
    }

    private Optional<Node> trimmed(Patch patch, List<Node> x) {
        return switch (patch) {
            case Patch.Flat flat when flat.dimension() == 2 -> Optional.of(trimmed(flat, x));
            case Patch.Moved(Patch inner, Motion motion) ->
                trimmed(inner, preimage(motion, x)).map(node -> graph.multiply(graph.constant(motion.scale()), node));
            case Patch.Flat flat -> Optional.empty();
            case Patch.Ellipse ellipse -> Optional.empty();
            case Patch.Sphere sphere -> Optional.empty();
            case Patch.Tube tube -> Optional.empty();
            case Patch.Cap cap -> Optional.empty();
            case Contour contour -> Optional.empty();
        };
    }

    private Node trimmed(Patch.Flat edge, List<Node> x) {
        double length = edge.measure();
        List<Double> middle = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            middle.add(edge.origin().get(i) + edge.edges().getFirst().get(i) / 2);
        }
        Node f = along(x, edge.origin(), edge.normal());
        Node f2 = graph.multiply(f, f);
        Node px = graph.subtract(x.get(0), graph.constant(middle.get(0)));
        Node py = graph.subtract(x.get(1), graph.constant(middle.get(1)));
        Node t = graph.multiply(
                graph.constant(1 / length),
                graph.subtract(
                        graph.constant(length * length / 4),
                        graph.add(graph.multiply(px, px), graph.multiply(py, py))));
        Node nothing = graph.constant(NEARLY_NOTHING * length * length);
        Node root = graph.unary(
                UnaryFunction.SQRT, graph.add(graph.add(graph.multiply(t, t), graph.multiply(f2, f2)), nothing));
        Node beyond = graph.multiply(graph.constant(0.5), graph.subtract(root, t));
        return graph.unary(UnaryFunction.SQRT, graph.add(graph.add(f2, graph.multiply(beyond, beyond)), nothing));
    }

    /** (x - origin)·direction. */
    private Node along(List<Node> x, List<Double> origin, List<Double> direction) {
        Node sum = graph.constant(0);
        for (int i = 0; i < x.size(); i++) {
            sum = graph.add(
                    sum,
                    graph.multiply(
                            graph.constant(direction.get(i)), graph.subtract(x.get(i), graph.constant(origin.get(i)))));
        }
        return sum;
    }

    /** With q = Σ ((x - centre)/radii)² and the least radius r: r·(q - 1)/2 inside, r·(q - 1)/(q + 1) outside, both with slope 1 on a circle. */
    private Node round(List<Node> x, List<Double> centre, List<Double> radii, boolean inwards) {
        Node q = graph.constant(0);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.size(); i++) {
            Node s =
                    graph.divide(graph.subtract(x.get(i), graph.constant(centre.get(i))), graph.constant(radii.get(i)));
            q = graph.add(q, graph.multiply(s, s));
            least = Math.min(least, radii.get(i));
        }
        Node over = graph.multiply(graph.constant(least), graph.subtract(q, graph.constant(1)));
        return inwards
                ? graph.multiply(graph.constant(0.5), over)
                : graph.divide(over, graph.add(q, graph.constant(1)));
    }

    private List<Node> preimage(Motion motion, List<Node> x) {
        return Level.preimage(graph, motion, x);
    }
}
