package dev.fluxion.solver.cli;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.ClosedFormModel;
import dev.fluxion.solver.Plan;
import dev.fluxion.solver.Progress;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.TrainedModel;
import dev.fluxion.stablegrad.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers with the closed forms plus an error. */
final class ExactEngine implements SolverAccess {
    double error;
    StopReason reason = StopReason.STEPS;
    RuntimeException failure;
    SolveOptions seen;

    @Override
    public SolveResult solve(Problem problem, ResidualGraph residuals, SolveOptions options, SolveListener listener) {
        seen = options;
        if (failure != null) {
            throw failure;
        }
        listener.planned(new Plan(List.of("a plan")));
        List<Progress> history = new ArrayList<>();
        int terms = residuals.residuals().size();
        for (int step = 0; step < 3; step++) {
            history.add(new Progress(
                    "adam",
                    step,
                    3,
                    1.0 / (1 + step),
                    new double[terms],
                    new double[terms],
                    1e-3,
                    step,
                    1,
                    OptionalDouble.empty()));
            listener.progress(history.getLast());
        }
        List<String> names = residuals.residuals().stream().map(r -> r.name()).toList();
        return new SolveResult(
                model(problem, residuals, options.training(), Buffer.of(options.precision(), 1, 2)),
                names,
                new double[terms],
                new double[terms],
                3,
                0.5,
                reason,
                "so it ended",
                OptionalDouble.of(2e-5),
                Optional.empty(),
                Optional.empty(),
                new Plan(List.of()),
                history);
    }

    @Override
    public TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters) {
        Graph graph = problem.graph();
        List<Node> fields = problem.exact().values().stream()
                .map(node -> graph.add(node, graph.constant(error)))
                .toList();
        return new ClosedFormModel(graph, fields, parameters);
    }
}
