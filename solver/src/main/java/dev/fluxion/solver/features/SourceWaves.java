package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How short the waves are that a problem is driven by: sources of equations, and given values that are built into the network. */
public final class SourceWaves {
    private static final int POINTS = 1024;

    private SourceWaves() {}

    /**
     * Half periods along each axis, root mean square over the waves of a source, at least 1; the largest over all equations. A local source, a narrow peak, is no
     * wave along the axis.
     */
    static double[] of(List<Axis> axes, ResidualGraph residuals) {
        double[] most = new double[axes.size()];
        Arrays.fill(most, 1);
        for (Residual residual : residuals.residuals()) {
            boolean equation = residual.kind() == Residual.Kind.EQUATION;
            if (equation
                    && LocalSource.of(List.of(residual.root()), residual.support(), axes, residuals.graph())
                            .isEmpty()) {
                double[] here = of(residual.root(), points(residual.support(), axes), axes, residuals.graph());
                for (int d = 0; d < most.length; d++) {
                    most[d] = Math.max(most[d], here[d]);
                }
            }
        }
        return most;
    }

    /** Half periods of what is left of {@code root} when all network outputs are 0. */
    public static double[] of(Node root, PointSet points, List<Axis> axes, Graph graph) {
        Node source = source(root, graph);
        double size = rms(values(source, points));
        double[] halfPeriods = new double[axes.size()];
        for (int d = 0; d < halfPeriods.length; d++) {
            double slope = size > 0 ? rms(values(Differentiation.of(graph, source, d), points)) : 0;
            halfPeriods[d] = slope > 0 ? Math.max(1, slope / size * axes.get(d).length() / Math.PI) : 1;
        }
        return halfPeriods;
    }

    /** What is left of a residual where the network is 0. */
    static Node source(Node root, Graph graph) {
        return Substitution.leaves(graph, root, leaf -> leaf instanceof Node.Derivative ? graph.constant(0) : leaf);
    }

    static double[] values(Node source, PointSet points) {
        return row(source, points, d -> {
            throw new IllegalArgumentException("a source that depends on " + d);
        });
    }

    /** The points at which the source of a residual is looked at: all over its support, or where a local one is. */
    public static PointSet points(Residual residual, List<Axis> axes, Graph graph) {
        return LocalSource.of(List.of(residual.root()), residual.support(), axes, graph)
                .map(local -> local.peak(residual.support(), axes, POINTS))
                .orElseGet(() -> points(residual.support(), axes));
    }

    /** Points all over a support. */
    public static PointSet points(Support support, List<Axis> axes) {
        return Collocation.points(support, axes, POINTS, new Sobol(), 0, 0);
    }

    /** The values of a node, whose derivatives of network outputs {@code outputs} gives. Not to be modified. */
    public static double[] row(Node node, PointSet points, Function<Node.Derivative, double[]> outputs) {
        return new RowInterpreter(points.count(), points.coordinates(), points.normals(), outputs).row(node);
    }

    /** The value of a node at one point. */
    static double at(Node node, double[] point, DerivativeValues outputs) {
        return Interpreter.evaluate(node, point, new double[point.length], outputs);
    }

    /** Of the finite values. */
    public static double rms(double[] values) {
        return Math.sqrt(Arrays.stream(values)
                .filter(Double::isFinite)
                .map(v -> v * v)
                .average()
                .orElse(0));
    }
}
