package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.solver.Plan;
import dev.fluxion.solver.SolveOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a run will do and why. */
public final class PlanText {
    private PlanText() {}

    public static Plan of(Problem problem, Mlp network, PinnObjective objective, SolveOptions options) {
        Training training = options.training();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "network   %d inputs -> %s %s -> %d outputs, %,d parameters, %s",
                network.features().size(),
                network.hidden().stream().map(String::valueOf).collect(Collectors.joining(" -> ")),
                training.network().activation(),
                network.outputs(),
                network.parameters(),
                options.precision().name().toLowerCase(Locale.ROOT)));
        for (int i = 0; i < objective.plans().size(); i++) {
            PointSetPlan plan = objective.plans().get(i);
            String terms =
                    plan.terms().stream().map(k -> objective.terms().get(k)).collect(Collectors.joining(", "));
            lines.add(String.format(
                    Locale.ROOT,
                    "points    %d for %s; channels %s",
                    plan.points(),
                    terms,
                    channels(problem, objective.programs().get(i))));
        }
        lines.add("weights   " + weights(training.weights()));
        lines.add(
                "optimizer " + training.stages().stream().map(PlanText::stage).collect(Collectors.joining(", then ")));
        return new Plan(lines);
    }

    /** The jet channels of a program, e.g. {@code u, u_x, u_t - 0.01*u_xx}. */
    public static String channels(Problem problem, TileProgram program) {
        Notation notation = new Notation(problem.notation().coordinates(), List.of("u"));
        return program.layout().channels().stream()
                .map(channel -> operator(channel, notation))
                .collect(Collectors.joining(", "));
    }

    private static String operator(LinearOperator operator, Notation notation) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<MultiIndex, Double> term : operator.terms().entrySet()) {
            double c = term.getValue();
            text.append(text.isEmpty() ? (c < 0 ? "-" : "") : (c < 0 ? " - " : " + "));
            text.append(Math.abs(c) == 1 ? "" : String.format(Locale.ROOT, "%.5g*", Math.abs(c)));
            text.append(notation.derivative(0, term.getKey()));
        }
        return text.toString();
    }

    private static String weights(Weights weights) {
        return switch (weights) {
            case Weights.Auto auto ->
                "auto: balanced by gradient norms at step 0 and every 500 steps of first-order stages";
            case Weights.Fixed fixed -> "fixed: 1 for every term";
            case Weights.Relative(Map<String, Double> factors) -> "relative: " + factors;
        };
    }

    private static String stage(Stage stage) {
        return switch (stage) {
            case Stage.FirstOrder f ->
                String.format(
                        Locale.ROOT,
                        "%s (%d steps, learning rate %s%s)",
                        f.method().name().toLowerCase(Locale.ROOT),
                        f.steps(),
                        f.learningRate(),
                        f.stableGrad() ? ", StableGrad" : "");
            case Stage.LBfgs l -> "lbfgs (" + l.steps() + " steps, history " + l.history() + ")";
            case Stage.Bfgs b -> "self-scaled bfgs (" + b.steps() + " steps, dense)";
        };
    }
}
