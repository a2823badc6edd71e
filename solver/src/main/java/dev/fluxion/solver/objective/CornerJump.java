package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.region.Corner;
import java.util.List;

/**
 * A place where two parts of the boundary meet, or one and the start of a diffusion, that different values of one field are given on, such as a hot side and a cold one. No smooth function of
 * the coordinates has such a jump: near it the solution is a function of the angle between the two or, at the start of a diffusion, of distance over the root of time.
 *
 * @param place where it is, in words
 * @param input what has the jump, in words
 * @param function what has the jump: goes from -1 to 1 between the two, at any distance
 * @param squaredDistance r² of the corner, or x² + 4Dt
 * @param length the size of the domain
 */
public record CornerJump(String place, String input, Node function, Node squaredDistance, double length) {
    /** Equations count less where the distance is below this part of the length: their residuals are there as large as its inverse square. */
    private static final double NEAR = 0.03;

    /** The logarithm of the distance ends at this part of the length. */
    private static final double NEAREST = 1e-3;

    /** Added to a squared distance, relative to the length, so that functions are finite at the corner itself. */
    private static final double NEARLY_NOTHING = 1e-30;

    /**
     * Between two straight sides.
     *
     * @param along the distance from the corner along the bisector
     * @param across the distance from the bisector
     * @param angle the inner angle
     */
    static CornerJump between(Graph graph, Node along, Node across, double angle, double length, String place) {
        Node square = graph.add(graph.multiply(along, along), graph.multiply(across, across));
        Node turn = Corner.angle(graph, along, across, root(graph, square, length));
        Node function = graph.multiply(graph.constant(2 / angle), turn);
        return new CornerJump(place, "the angle there", function, square, length);
    }

    /**
     * Between a side and the start of a diffusion.
     *
     * @param distance from the side
     * @param spread 4Dt
     */
    static CornerJump atStart(Graph graph, Node distance, Node spread, double length, String place) {
        Node square = graph.add(graph.multiply(distance, distance), spread);
        Node function = affine(graph, 2, graph.divide(distance, root(graph, square, length)), -1);
        return new CornerJump(place, "distance over the root of time", function, square, length);
    }

    private static Node root(Graph graph, Node square, double length) {
        return graph.unary(UnaryFunction.SQRT, graph.add(square, graph.constant(NEARLY_NOTHING * length * length)));
    }

    /**
     * Smooth functions of the coordinates and of these can have the jump. The logarithm of the distance lets other fields grow towards the corner, as the pressure of a viscous flow does.
     *
     * @param growing whether there are others
     */
    List<Node> features(Graph graph, boolean growing) {
        if (!growing) {
            return List.of(function);
        }
        Node relative = graph.multiply(graph.constant(1 / (length * length)), squaredDistance);
        Node log = graph.unary(UnaryFunction.LOG, graph.add(relative, graph.constant(NEAREST * NEAREST)));
        return List.of(function, affine(graph, -1 / Math.log(NEAREST), log, 1));
    }

    /** r²/√(r⁴ + d⁴), which makes a residual of size 1/r² bounded. */
    Node damping(Graph graph) {
        Node fourth = graph.multiply(squaredDistance, squaredDistance);
        return graph.divide(
                squaredDistance,
                graph.unary(UnaryFunction.SQRT, graph.add(fourth, graph.constant(Math.pow(NEAR * length, 4)))));
    }

    private static Node affine(Graph graph, double slope, Node node, double shift) {
        return graph.add(graph.multiply(graph.constant(slope), node), graph.constant(shift));
    }
}
