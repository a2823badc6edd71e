package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.jet.JetPrinter;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.residual.TravellingWave;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.Plan;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.features.Jump;
import dev.fluxion.stablegrad.DampedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in words what a run will do and why. */
public final class PlanText {
    private static final int LONGEST_INPUT = 60;

    private PlanText() {}

    /**
     * @param fewer why there are fewer points than usual, if so
     * @param start where training starts, if that is not at random parameters
     * @param check how another method is to check the solution
     */
    public static Plan of(
            Problem problem,
            Mlp network,
            PinnObjective objective,
            SolveOptions options,
            Optional<String> fewer,
            Optional<String> start,
            List<Jump> jumps,
            List<String> units,
            MemoryEstimate memory,
            Optional<String> check) {
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
        if (network.features().size() > problem.dimension()) {
            lines.add("inputs    "
                    + network.features().stream()
                            .map(problem.notation()::print)
                            .filter(text -> text.length() <= LONGEST_INPUT)
                            .collect(Collectors.joining(", ")));
        }
        Notation notation = new Notation(problem.notation().coordinates(), List.of("u"));
        for (int i = 0; i < objective.plans().size(); i++) {
            PointSetPlan plan = objective.plans().get(i);
            String terms = plan.terms().stream()
                    .map(objective::termOf)
                    .distinct()
                    .map(objective.terms()::get)
                    .collect(Collectors.joining(", "));
            lines.add(String.format(
                    Locale.ROOT,
                    "points    %d for %s%s; channels %s",
                    plan.points(),
                    terms,
                    objective.followsSource(i) ? ", half of them where the source is, a narrow peak" : "",
                    String.join(
                            ", ",
                            JetPrinter.channels(objective.programs().get(i).layout(), notation, 0))));
        }
        fewer.ifPresent(text -> lines.add("points    " + text));
        Explain.choices(problem).forEach(choice -> lines.add("condition " + choice));
        TravellingWave.of(problem).forEach(wave -> lines.add("wave      " + wave.text(problem.axes())));
        jumps.forEach(jump -> lines.add("jump      " + jump.text()));
        if (!units.isEmpty()) {
            lines.add("units     " + String.join(", ", units)
                    + ": sizes estimated from sources, given values and data; losses are in these units");
        }
        if (training.windows() > 1) {
            lines.add(String.format(
                    Locale.ROOT,
                    "windows   %d: the end of time moves from %.6g to %.6g; over a long time at once, a network that rests has small residuals, too",
                    training.windows(),
                    problem.axes().getLast().lower() + problem.axes().getLast().length() / training.windows(),
                    problem.axes().getLast().upper()));
        }
        lines.add("weights   " + weights(training.weights()));
        if (problem.infersFieldsFromNoise()) {
            lines.add(
                    "noise     fields are inferred from noisy data: under balanced weights observations count a thousandth of equations, and quasi-Newton steps end when they "
                            + "follow the noise");
        }
        lines.add("precision " + precision(options.precision()));
        start.ifPresent(text -> lines.add("start     " + text));
        lines.add("optimizer "
                + training.stages().stream()
                        .map(stage -> stage(stage, training.network(), network.parameters(), objective.residuals()))
                        .collect(Collectors.joining(", then "))
                + (training.automatic() ? why(training, network) : ""));
        check.ifPresent(text -> lines.add("check     " + text));
        lines.add(String.format(Locale.ROOT, "memory    about %.2g MB", memory.bytes() / 1e6));
        return new Plan(lines);
    }

    private static String precision(Precision precision) {
        return switch (precision) {
            case F64 -> "f64: the rounding of f32 ends a training at errors of about 1e-4";
            case F32 -> "f32: half the memory and time, errors of 1e-4 at best";
        };
    }

    /** Why the compiler chose the last optimizer. */
    private static String why(Training training, Mlp network) {
        double megabytes = 8e-6 * network.parameters() * network.parameters();
        return training.stages().getLast() instanceof Stage.Bfgs
                ? String.format(
                        Locale.ROOT,
                        "; auto: curvature converges furthest, and that of %,d parameters takes %.2g MB",
                        network.parameters(),
                        megabytes)
                : String.format(
                        Locale.ROOT,
                        "; auto: the whole curvature of %,d parameters would take %.2g MB",
                        network.parameters(),
                        megabytes);
    }

    private static String weights(Weights weights) {
        return switch (weights) {
            case Weights.Auto auto ->
                "auto: balanced by gradient norms at step 0 and every 500 steps of first-order stages";
            case Weights.Fixed fixed -> "fixed: 1 for every term";
            case Weights.Relative(Map<String, Double> factors) -> "relative: " + factors;
        };
    }

    /** How Levenberg–Marquardt solves for its steps, and why so. */
    private static String form(int parameters, int residuals) {
        DampedForm form = DampedForm.of(parameters, residuals);
        String megabytes = String.format(Locale.ROOT, "%.2g MB", form.bytes(parameters, residuals) / 1e6);
        return switch (form) {
            case PARAMETERS -> "dense, " + megabytes;
            case RESIDUALS ->
                "by its " + residuals + " residuals, which are fewer than half the parameters, " + megabytes;
            case PRODUCTS ->
                String.format(
                        Locale.ROOT,
                        "conjugate gradients, because the matrices of %,d parameters would take %.2g GB",
                        parameters,
                        DampedForm.PARAMETERS.bytes(parameters, residuals) / 1e9);
        };
    }

    private static String stage(Stage stage, NetworkSpec network, int parameters, int residuals) {
        return switch (stage) {
            case Stage.FirstOrder f ->
                String.format(
                        Locale.ROOT,
                        "%s (%d steps, learning rate %s%s)",
                        f.method().name().toLowerCase(Locale.ROOT),
                        f.steps(),
                        f.learningRate(),
                        f.stableGrad().isPresent() ? ", StableGrad" : "");
            case Stage.LBfgs l -> "self-scaled lbfgs (" + l.steps() + " steps, history " + l.pairs(network) + ")";
            case Stage.LevenbergMarquardt l ->
                "levenberg-marquardt (" + l.steps() + " steps, " + form(parameters, residuals) + ")";
            case Stage.GaussNewton g ->
                "gauss-newton (" + g.steps() + " steps, " + form(parameters, residuals) + ", line search)";
            case Stage.Bfgs b -> "self-scaled bfgs (" + b.steps() + " steps, dense)";
        };
    }
}
