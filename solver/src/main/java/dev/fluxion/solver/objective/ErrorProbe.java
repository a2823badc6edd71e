package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.metrics.RelativeErrors;
import dev.fluxion.solver.metrics.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relative L2 error against the closed forms and reference tables of a problem, cheap enough to watch while training. */
public final class ErrorProbe {
    private static final int POINTS = 1024;

    /** Fields that are known at the same points. */
    private record Group(FieldEvaluator evaluator, List<Field> fields, double[][] truth) {}

    private final List<Group> groups;

    private ErrorProbe(List<Group> groups) {
        this.groups = groups;
    }

    /** A probe of the fields that anything is known about, if there are any. */
    public static Optional<ErrorProbe> of(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        List<Group> groups = new ArrayList<>();
        for (List<Truth> known : Truth.byPoints(Truth.of(problem, options.seed()))) {
            List<Truth> truths =
                    known.stream().map(truth -> truth.thinned(POINTS)).toList();
            List<Node> fields = truths.stream()
                    .map(truth -> residuals.graph().field(truth.field()))
                    .toList();
            PointSet points = PointSet.inside(truths.getFirst().points(), problem);
            FieldEvaluator evaluator =
                    new FieldEvaluator(residuals, network, options.precision(), fields, points, workers);
            groups.add(new Group(
                    evaluator,
                    truths.stream()
                            .map(truth -> problem.fields().get(truth.field()))
                            .toList(),
                    truths.stream().map(Truth::values).toArray(double[][]::new)));
        }
        return groups.isEmpty() ? Optional.empty() : Optional.of(new ErrorProbe(groups));
    }

    /** max over fields and sources of √(Σ(u - v)² / Σv²). */
    public double largestRelativeError(Buffer parameters) {
        double largest = 0;
        for (Group group : groups) {
            largest = Math.max(
                    largest,
                    RelativeErrors.largest(
                            group.fields, group.evaluator.rows(parameters), group.truth, RelativeErrors.OF_KNOWN));
        }
        return largest;
    }
}
