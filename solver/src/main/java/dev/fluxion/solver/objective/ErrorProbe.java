package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.PointSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relative L2 error against the closed forms of a problem, cheap enough to watch while training. */
public final class ErrorProbe {
    private static final int POINTS = 1024;
    private static final long SEED = 0x5eed_0b5e; // other points than any training set

    private final FieldEvaluator evaluator;
    private final double[][] exact;

    private ErrorProbe(FieldEvaluator evaluator, double[][] exact) {
        this.evaluator = evaluator;
        this.exact = exact;
    }

    /** A probe of the fields that have a closed form, if there are any. */
    public static Optional<ErrorProbe> of(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        if (problem.exact().isEmpty()) {
            return Optional.empty();
        }
        PointSet points = Collocation.points(
                new Support.Interior(Optional.empty()), problem.axes(), POINTS, PointSampler.of("sobol"), SEED, 0);
        List<Node> fields = new ArrayList<>();
        List<Node> closedForms = new ArrayList<>();
        problem.exact().forEach((field, closedForm) -> {
            fields.add(residuals.graph().field(field));
            closedForms.add(closedForm);
        });
        RowInterpreter rows = new RowInterpreter(points.count(), points.coordinates(), points.normals(), d -> {
            throw new IllegalArgumentException("a closed form mentions the unknown " + d);
        });
        double[][] exact = closedForms.stream().map(rows::row).toArray(double[][]::new);
        FieldEvaluator evaluator = new FieldEvaluator(
                residuals,
                network,
                options.precision(),
                fields,
                points.count(),
                points.coordinates(),
                points.normals(),
                workers);
        return Optional.of(new ErrorProbe(evaluator, exact));
    }

    /** max over fields of √(Σ(u - v)² / Σv²). */
    public double largestRelativeError(Buffer parameters) {
        double[][] values = evaluator.rows(parameters);
        double largest = 0;
        for (int i = 0; i < exact.length; i++) {
            double difference = 0;
            double norm = 0;
            for (int p = 0; p < exact[i].length; p++) {
                double d = values[i][p] - exact[i][p];
                difference += d * d;
                norm += exact[i][p] * exact[i][p];
            }
            largest = Math.max(largest, Math.sqrt(difference / norm));
        }
        return largest;
    }
}
