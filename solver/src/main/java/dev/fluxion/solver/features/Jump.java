package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.region.Corner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where a solution, or a derivative of it, jumps or nearly does, since what is given there does: two sides with different values, a start that is a step. No smooth function of the coordinates
 * is like it, but smooth functions of them and of one more can be.
 *
 * @param text what jumps and where, in words
 * @param function an input of the network that is as the solution there, of order one
 * @param squaredDistance r², where residuals of equations are as large as 1/r²: there they are damped
 * @param length the size of the domain
 */
public record Jump(String text, List<Node> functions, Optional<Node> squaredDistance, double length) {
    /** Equations count less where the distance is below this part of the length. */
    private static final double NEAR = 0.03;

    /** The logarithm of the distance ends at this part of the length. */
    private static final double NEAREST = 1e-3;

    /** Added to a squared distance, relative to the length, so that functions are finite at the place itself. */
    private static final double NEARLY_NOTHING = 1e-30;

    /**
     * Between two straight sides of different values a solution is a function of the angle.
     *
     * @param along the distance from the corner along the bisector
     * @param across the distance from the bisector
     * @param angle the inner angle
     * @param place where it is, in words
     */
    static Jump between(Graph graph, Node along, Node across, double angle, double length, String place) {
        Node square = graph.add(graph.multiply(along, along), graph.multiply(across, across));
        Node turn = Corner.angle(graph, along, across, root(graph, square, length));
        return new Jump(
                "given values differ at " + place
                        + ": the angle there is an input, from -1 to 1, and equations count less near it",
                List.of(graph.multiply(graph.constant(2 / angle), turn)),
                Optional.of(square),
                length);
    }

    /**
     * Where a given value ends on a straight side, and a flux or nothing is given beyond, a solution behaves like √r·cos(φ/2).
     *
     * @param along the distance from the side
     * @param across the distance from the end, along the side
     * @param place where it is, in words
     */
    static Jump atEnd(Graph graph, Node along, Node across, double length, String place) {
        return new Jump(
                "a given value ends at " + place
                        + ": two functions that grow like the root of the distance are inputs, and equations count less near it",
                Corner.singular(graph, along, across, 0.5, length),
                Optional.of(graph.add(graph.multiply(along, along), graph.multiply(across, across))),
                length);
    }

    /**
     * Between a side and the start of a diffusion a solution is a function of x/√(4Dt).
     *
     * @param distance x from the side
     * @param spread 4Dt
     */
    static Jump atStart(Graph graph, Node distance, Node spread, double length, String place) {
        Node square = graph.add(graph.multiply(distance, distance), spread);
        Node ratio = graph.divide(distance, root(graph, square, length));
        return ofStep("given values differ at " + place, InputMap.affine(graph, ratio, 2, -1), square, length);
    }

    /** Where the start of a diffusion is a step, a solution is a function of x/√(4Dt), too, on both sides. */
    static Jump ofStart(Graph graph, Node distance, Node spread, double length, String place) {
        Node square = graph.add(graph.multiply(distance, distance), spread);
        Node ratio = graph.divide(distance, root(graph, square, length));
        return ofStep("the start jumps where " + place, ratio, square, length);
    }

    private static Jump ofStep(String what, Node function, Node square, double length) {
        return new Jump(
                what + ": distance over the root of time is an input, from -1 to 1, and equations count less near it",
                List.of(function),
                Optional.of(square),
                length);
    }

    /** Where the start of a diffusion has a kink, a solution is √(4Dt) times a function of x/√(4Dt). */
    static Jump ofStartSlope(Graph graph, Node distance, Node spread, double length, String place) {
        Node root = root(graph, graph.add(graph.multiply(distance, distance), spread), length);
        return ofKink(graph, root, graph.divide(distance, root), length, place);
    }

    /** The same where the material changes: a flux that jumps at first makes a kink that grows like the root of time, and residuals grow towards the start. */
    static Jump ofStartFlux(Graph graph, Node distance, Node spread, double length, String place) {
        Node square = graph.add(graph.multiply(distance, distance), spread);
        Node root = root(graph, square, length);
        return new Jump(
                "the flux jumps at the start where " + place
                        + ": a rounded kink, whose width grows like the root of time, is an input, and equations count less near it",
                kink(graph, root, graph.divide(distance, root), length),
                Optional.of(square),
                length);
    }

    /** Whether another jump gives the same inputs. */
    boolean sameFunctions(Jump other) {
        return functions.equals(other.functions);
    }

    /**
     * The same where the ends of a period meet: what is the same on both sides is a function of x²/(4Dt).
     *
     * @param distance one with the period, such as sin(πx/L)·L/π
     */
    static Jump ofSeam(Graph graph, Node distance, Node spread, double length, String place) {
        Node own = graph.multiply(distance, distance);
        Node square = graph.add(own, spread);
        Node ratio = graph.divide(own, finite(graph, square, length));
        return ofKink(graph, root(graph, square, length), InputMap.affine(graph, ratio, 2, -1), length, place);
    }

    private static Jump ofKink(Graph graph, Node root, Node ratio, double length, String place) {
        return new Jump(
                "the start has a kink where " + place
                        + ": a rounded kink, whose width grows like the root of time, is an input",
                kink(graph, root, ratio, length),
                Optional.empty(),
                length);
    }

    private static List<Node> kink(Graph graph, Node root, Node ratio, double length) {
        return List.of(graph.multiply(graph.constant(1 / length), root), ratio);
    }

    /** Where an equation of some order jumps, the derivative of that order jumps in its solution. */
    static Jump ofEquation(Graph graph, Node distance, int order, double length, String place) {
        return ofDerivative(graph, distance, order, length, "the equation jumps where " + place + ":");
    }

    /** Where the material changes, the derivatives in its flux jump. */
    static Jump ofMaterials(Graph graph, Node distance, int order, double length, String place) {
        String what = "the material changes where " + place + ": the flux is the same on both sides, and";
        return ofDerivative(graph, distance, order, length, what);
    }

    private static Jump ofDerivative(Graph graph, Node distance, int order, double length, String what) {
        Node relative = graph.multiply(graph.constant(1 / length), distance);
        Node function = graph.unary(UnaryFunction.ABS, relative);
        for (int k = 1; k < order; k++) {
            function = graph.multiply(relative, function);
        }
        return new Jump(
                what + " a function whose derivative of order " + order + " jumps is an input",
                List.of(function),
                Optional.empty(),
                length);
    }

    private static Node root(Graph graph, Node square, double length) {
        return graph.unary(UnaryFunction.SQRT, finite(graph, square, length));
    }

    private static Node finite(Graph graph, Node square, double length) {
        return graph.add(square, graph.constant(NEARLY_NOTHING * length * length));
    }

    /**
     * Smooth functions of the coordinates and of these can have the jump. Where residuals grow, the logarithm of the distance lets other fields grow towards it, as the pressure of a viscous flow does.
     *
     * @param others whether there are others
     */
    List<Node> features(Graph graph, boolean others) {
        return squaredDistance
                .filter(square -> others)
                .map(square -> Stream.concat(functions.stream(), Stream.of(logarithm(graph, square)))
                        .toList())
                .orElse(functions);
    }

    private Node logarithm(Graph graph, Node square) {
        Node relative = graph.multiply(graph.constant(1 / (length * length)), square);
        Node log = graph.unary(UnaryFunction.LOG, graph.add(relative, graph.constant(NEAREST * NEAREST)));
        return InputMap.affine(graph, log, -1 / Math.log(NEAREST), 1);
    }

    /** r²/√(r⁴ + d⁴), which makes a residual of size 1/r² bounded. */
    Optional<Node> damping(Graph graph) {
        return squaredDistance.map(square -> graph.divide(
                square,
                graph.unary(
                        UnaryFunction.SQRT,
                        graph.add(graph.multiply(square, square), graph.constant(Math.pow(NEAR * length, 4))))));
    }
}
