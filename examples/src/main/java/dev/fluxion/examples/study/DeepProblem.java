package dev.fluxion.examples.study;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What a deep network is trained on: terms λ·mean(r²) at points that are fresh at every step, on a rectangle whose coordinates enter the network
 * mapped to [-1, 1].
 *
 * @param lower lower end of both coordinates
 * @param upper upper end of both coordinates
 * @param solution what the network should become
 * @param grid points per coordinate of the grid on which the error is measured
 */
record DeepProblem(
        Graph graph, double[] lower, double[] upper, List<Term> terms, DoubleBinaryOperator solution, int grid) {
    /** One term: what is squared, its weight λ, and its points. */
    record Term(String name, Node residual, double weight, FreshPoints points) {}

    /** u = sin πx sin πy on [-1, 1]², 128 points per step: regression, no derivatives. */
    static DeepProblem regression() {
        Graph g = new Graph(2);
        double[] lower = {-1, -1};
        double[] upper = {1, 1};
        Node misfit = g.subtract(g.field(0), sines(g, Math.PI, Math.PI));
        return new DeepProblem(
                g,
                lower,
                upper,
                List.of(new Term("fit", misfit, 1, FreshPoints.inside(128, lower, upper, 0))),
                (x, y) -> Math.sin(Math.PI * x) * Math.sin(Math.PI * y),
                31);
    }

    /** Δu = -2π² sin πx sin πy on the unit square, u = 0 on its boundary with weight 100; 96 and 32 points per step. */
    static DeepProblem poisson() {
        Graph g = new Graph(2);
        double[] lower = {0, 0};
        double[] upper = {1, 1};
        Node source = g.multiply(g.constant(2 * Math.PI * Math.PI), sines(g, Math.PI, Math.PI));
        return new DeepProblem(
                g,
                lower,
                upper,
                List.of(
                        new Term("eq", g.add(laplacian(g), source), 1, FreshPoints.inside(96, lower, upper, 0)),
                        new Term("bc", g.field(0), 100, FreshPoints.onSides(32, lower, upper, 1))),
                (x, y) -> Math.sin(Math.PI * x) * Math.sin(Math.PI * y),
                41);
    }

    /** Δu + u = q on [-1, 1]² with the solution sin πx sin 4πy, u = 0 on the boundary with weight 100; 192 and 64 points per step. */
    static DeepProblem helmholtz() {
        Graph g = new Graph(2);
        double[] lower = {-1, -1};
        double[] upper = {1, 1};
        Node q = g.multiply(g.constant(1 - 17 * Math.PI * Math.PI), sines(g, Math.PI, 4 * Math.PI));
        Node residual = g.subtract(g.add(laplacian(g), g.field(0)), q);
        return new DeepProblem(
                g,
                lower,
                upper,
                List.of(
                        new Term("eq", residual, 1, FreshPoints.inside(192, lower, upper, 0)),
                        new Term("bc", g.field(0), 100, FreshPoints.onSides(64, lower, upper, 1))),
                (x, y) -> Math.sin(Math.PI * x) * Math.sin(4 * Math.PI * y),
                41);
    }

    /** u_t + u·u_x = (0.01/π)·u_xx on [-1, 1]×[0, 1] from -sin πx, u(±1) = 0, conditions with weight 10; 192, 32 and 32 points per step. */
    static DeepProblem burgers() {
        Graph g = new Graph(2);
        double[] lower = {-1, 0};
        double[] upper = {1, 1};
        double viscosity = 0.01 / Math.PI;
        Node transport = g.multiply(g.field(0), derivative(g, 1, 0));
        Node diffusion = g.multiply(g.constant(viscosity), derivative(g, 2, 0));
        Node residual = g.subtract(g.add(derivative(g, 0, 1), transport), diffusion);
        Node start = g.add(g.field(0), sine(g, Math.PI, 0));
        return new DeepProblem(
                g,
                lower,
                upper,
                List.of(
                        new Term("eq", residual, 1, FreshPoints.inside(192, lower, upper, 0)),
                        new Term("bc", g.field(0), 10, FreshPoints.onFaces(32, lower, upper, 1, 0, true)),
                        new Term("ic", start, 10, FreshPoints.onFaces(32, lower, upper, 2, 1, false))),
                new ColeHopf(viscosity),
                41);
    }

    /** The features 2(x-a)/(b-a) - 1 of both coordinates. */
    List<Node> features() {
        return List.of(feature(0), feature(1));
    }

    private Node feature(int i) {
        double slope = 2 / (upper[i] - lower[i]);
        return graph.add(
                graph.multiply(graph.constant(slope), graph.coordinate(i)), graph.constant(-1 - slope * lower[i]));
    }

    private static Node derivative(Graph g, int first, int second) {
        return g.derivative(0, new MultiIndex(List.of(first, second)));
    }

    private static Node laplacian(Graph g) {
        return g.add(derivative(g, 2, 0), derivative(g, 0, 2));
    }

    private static Node sine(Graph g, double frequency, int coordinate) {
        return g.unary(UnaryFunction.SIN, g.multiply(g.constant(frequency), g.coordinate(coordinate)));
    }

    private static Node sines(Graph g, double a, double b) {
        return g.binary(BinaryFunction.MULTIPLY, sine(g, a, 0), sine(g, b, 1));
    }
}
