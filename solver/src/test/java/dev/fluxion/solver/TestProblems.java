package dev.fluxion.solver;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Expectation;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Metric;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Reference;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.stablegrad.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Small problems and runs, made by hand. */
public final class TestProblems {
    private TestProblems() {}

    /** A problem in {@code space} space dimensions over [0, 1], optionally with time in [0, 2], whose exact solution is u = sin(x₁) + t. */
    public static Problem sine(int space, boolean time, List<Plot> plots, List<Reference> references) {
        List<Axis> axes = new ArrayList<>();
        IntStream.range(0, space).forEach(d -> axes.add(new Axis("x" + (d + 1), 0, 1, Axis.Role.SPACE)));
        if (time) {
            axes.add(new Axis("t", 0, 2, Axis.Role.TIME));
        }
        return over(axes, plots, references);
    }

    /** The same over any axes, with t where there is time. */
    public static Problem over(List<Axis> axes) {
        return over(axes, List.of(), List.of());
    }

    private static Problem over(List<Axis> axes, List<Plot> plots, List<Reference> references) {
        Graph graph = new Graph(axes.size());
        Node exact = graph.unary(UnaryFunction.SIN, graph.coordinate(0));
        if (axes.getLast().time()) {
            exact = graph.add(exact, graph.coordinate(axes.size() - 1));
        }
        SequencedMap<String, Training> trainings = new LinkedHashMap<>();
        trainings.put("", Training.defaults(axes));
        return new Problem(
                "Sine <&> \"waves\"",
                graph,
                new TreeMap<>(Map.of("nu", 0.25)),
                axes,
                Optional.empty(),
                List.of(new Field("u", "", "")),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                Map.of(0, exact),
                references,
                trainings,
                plots,
                List.of(),
                List.of(
                        new Expectation.OfError("rel_l2(u) < 1e-3", Metric.REL_L2, 0, Comparison.LESS, 1e-3),
                        new Expectation.OfError("linf(u) < 1e-9", Metric.LINF, 0, Comparison.LESS, 1e-9)),
                Optional.empty());
    }

    /** The closed form of {@link #sine} with {@code error} added. */
    public static TrainedModel model(Problem problem, double error) {
        Graph graph = problem.graph();
        return new ClosedFormModel(graph, List.of(graph.add(problem.exact().get(0), graph.constant(error))));
    }

    /** A finished run of two terms. */
    public static SolveResult result(TrainedModel model) {
        return result(model, Optional.empty());
    }

    /** The same, where something was inferred. */
    public static SolveResult result(TrainedModel model, Optional<Uncertainty> uncertainty) {
        List<Progress> history = new ArrayList<>();
        for (int k = 0; k <= 40; k++) {
            double decay = Math.exp(-k / 4.0);
            OptionalDouble error = k % 10 == 0 ? OptionalDouble.of(decay) : OptionalDouble.empty();
            history.add(new Progress(
                    k < 30 ? "adam" : "lbfgs",
                    10 * k,
                    400,
                    3 * decay,
                    new double[] {decay, decay * decay},
                    new double[] {1, 2},
                    1e-3,
                    k / 8.0,
                    80,
                    error));
        }
        return new SolveResult(
                model,
                List.of("eq1", "bc1"),
                new double[] {1e-5, Double.NaN},
                new double[] {1, 2},
                400,
                5.25,
                StopReason.STEPS,
                "all 400 steps were taken",
                OptionalDouble.of(2e-5),
                Optional.empty(),
                uncertainty,
                new Plan(List.of()),
                history);
    }
}
