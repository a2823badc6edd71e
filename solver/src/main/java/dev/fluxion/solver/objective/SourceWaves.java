package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.PointSampler;
import java.util.Arrays;
import java.util.List;

/** How short the waves are that a problem is driven by: sources of equations, and given values that are built into the network. */
final class SourceWaves {
    static final int POINTS = 1024;

    private SourceWaves() {}

    /** Half periods along each axis, root mean square over the waves of a source, at least 1; the largest over all equations. */
    static double[] of(List<Axis> axes, ResidualGraph residuals) {
        double[] most = new double[axes.size()];
        Arrays.fill(most, 1);
        for (Residual residual : residuals.residuals()) {
            if (residual.kind() == Residual.Kind.EQUATION) {
                PointSet points = Collocation.points(residual.support(), axes, POINTS, PointSampler.of("sobol"), 0, 0);
                double[] here = of(residual.root(), points, axes, residuals.graph());
                for (int d = 0; d < most.length; d++) {
                    most[d] = Math.max(most[d], here[d]);
                }
            }
        }
        return most;
    }

    /** Half periods of what is left of {@code root} when all network outputs are 0. */
    static double[] of(Node root, PointSet points, List<Axis> axes, Graph graph) {
        Node source =
                Substitution.leaves(graph, root, leaf -> leaf instanceof Node.Derivative ? graph.constant(0) : leaf);
        double size = rms(row(source, points));
        double[] halfPeriods = new double[axes.size()];
        for (int d = 0; d < halfPeriods.length; d++) {
            double slope = size > 0 ? rms(row(Differentiation.of(graph, source, d), points)) : 0;
            halfPeriods[d] = slope > 0 ? Math.max(1, slope / size * axes.get(d).length() / Math.PI) : 1;
        }
        return halfPeriods;
    }

    private static double[] row(Node node, PointSet points) {
        return new RowInterpreter(points.count(), points.coordinates(), points.normals(), d -> {
                    throw new IllegalArgumentException("a source that depends on " + d);
                })
                .row(node);
    }

    /** Of the finite values. */
    static double rms(double[] values) {
        return Math.sqrt(Arrays.stream(values)
                .filter(Double::isFinite)
                .map(v -> v * v)
                .average()
                .orElse(0));
    }
}
