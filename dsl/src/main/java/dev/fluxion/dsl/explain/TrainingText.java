package dev.fluxion.dsl.explain;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Rescaling;
import dev.fluxion.dsl.problem.Schedule;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings of a training in the words of the language, those that the file chose apart from the defaults. */
final class TrainingText {
    private TrainingText() {}

    static String print(Problem problem, Training training) {
        Map<String, String> standard = settings(problem.standardTraining());
        Map<String, String> actual = settings(training);
        List<String> chosen = lines(actual, standard, false);
        List<String> left = lines(actual, standard, true);
        return (chosen.isEmpty() ? "" : Plain.wrap("  chosen:", chosen))
                + (left.isEmpty() ? "" : Plain.wrap("  defaults in force:", left));
    }

    private static List<String> lines(Map<String, String> actual, Map<String, String> standard, boolean same) {
        return actual.entrySet().stream()
                .filter(setting -> setting.getValue().equals(standard.get(setting.getKey())) == same)
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .toList();
    }

    private static Map<String, String> settings(Training t) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "network",
                "mlp(width = " + t.network().width() + ", depth = "
                        + t.network().depth() + ", activation = " + t.network().activation() + ")");
        settings.put(
                "points",
                "counts(interior = " + t.interior() + ", boundary = " + t.boundary() + ", initial = " + t.initial()
                        + ")");
        settings.put("sampler", t.sampler());
        settings.put("resample", Integer.toString(t.resample()));
        settings.put("adapt", Integer.toString(t.adapt()));
        settings.put("weights", weights(t.weights()));
        settings.put("optimizer", t.stages().stream().map(TrainingText::stage).collect(Collectors.joining(" then ")));
        settings.put("precision", t.precision().name().toLowerCase(Locale.ROOT));
        settings.put("seed", Long.toString(t.seed()));
        settings.put("normalize", Boolean.toString(t.normalize()));
        settings.put("stop", t.stop().isPresent() ? Plain.number(t.stop().getAsDouble()) : "none");
        settings.put("starts", Integer.toString(t.starts()));
        settings.put("grow", Integer.toString(t.growth()));
        settings.put("windows", Integer.toString(t.windows()));
        settings.put("conditions", t.stated() ? "stated" : "auto");
        return settings;
    }

    private static String weights(Weights weights) {
        return switch (weights) {
            case Weights.Auto auto -> "auto";
            case Weights.Fixed fixed -> "fixed";
            case Weights.Relative(Map<String, Double> factors) ->
                factors.entrySet().stream()
                        .map(f -> f.getKey() + " = " + Plain.number(f.getValue()))
                        .collect(Collectors.joining(", ", "relative(", ")"));
        };
    }

    /** The choices apart from the standard ones. */
    private static List<String> rescaling(Rescaling r) {
        Rescaling standard = Rescaling.STANDARD;
        List<String> parts = new ArrayList<>();
        if (r.reference() != standard.reference()) {
            parts.add("reference = " + r.reference().name().toLowerCase(Locale.ROOT));
        }
        if (r.bias() != standard.bias()) {
            parts.add("bias = " + r.bias().name().toLowerCase(Locale.ROOT));
        }
        if (r.statistic() != standard.statistic()) {
            parts.add("statistic = " + r.statistic().name().toLowerCase(Locale.ROOT));
        }
        if (r.scale() != standard.scale()) {
            parts.add("ref_scale = " + Plain.number(r.scale()));
        }
        if (r.perSample()) {
            parts.add("per_sample = true");
        }
        return parts;
    }

    private static String stage(Stage stage) {
        return switch (stage) {
            case Stage.FirstOrder f -> {
                List<String> parts =
                        new ArrayList<>(List.of("steps = " + f.steps(), "lr = " + Plain.number(f.learningRate())));
                switch (f.schedule()) {
                    case Schedule.Constant constant -> parts.add("schedule = constant");
                    case Schedule.Cosine(double floor) ->
                        parts.add("schedule = cosine(floor = " + Plain.number(floor) + ")");
                    case Schedule.Exponential(double decay, int every) ->
                        parts.add("schedule = exponential(decay = " + Plain.number(decay) + ", every = " + every + ")");
                }
                parts.add("stablegrad = " + f.stableGrad().isPresent());
                f.stableGrad().ifPresent(r -> parts.addAll(rescaling(r)));
                if (f.weightDecay() > 0) {
                    parts.add("weight_decay = " + Plain.number(f.weightDecay()));
                }
                if (f.method() == Stage.Method.SGD) {
                    parts.add("momentum = " + Plain.number(f.momentum()));
                }
                if (f.clip() > 0) {
                    parts.add("clip = " + Plain.number(f.clip()));
                }
                yield f.method().name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", parts) + ")";
            }
            case Stage.LBfgs l ->
                "lbfgs(steps = " + l.steps()
                        + (l.history().isPresent()
                                ? ", history = " + l.history().getAsInt()
                                : "")
                        + ", tolerance = " + Plain.number(l.tolerance()) + ")";
            case Stage.LevenbergMarquardt l ->
                "lm(steps = " + l.steps() + ", tolerance = " + Plain.number(l.tolerance()) + ")";
            case Stage.GaussNewton g ->
                "gn(steps = " + g.steps() + ", tolerance = " + Plain.number(g.tolerance()) + ")";
            case Stage.Bfgs b -> "bfgs(steps = " + b.steps() + ", tolerance = " + Plain.number(b.tolerance()) + ")";
        };
    }
}
