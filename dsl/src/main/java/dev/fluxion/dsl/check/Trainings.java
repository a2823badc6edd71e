package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.syntax.Clause.Setting;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.ProblemFile;
import dev.fluxion.dsl.syntax.Statement;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads {@code train} blocks: the unnamed one changes the defaults, a named one changes the unnamed one. */
final class Trainings {
    static final List<String> SETTINGS = List.of(
            "network",
            "points",
            "sampler",
            "resample",
            "adapt",
            "weights",
            "optimizer",
            "precision",
            "seed",
            "normalize",
            "stop",
            "starts",
            "grow",
            "windows",
            "conditions");

    private final Evaluator evaluator;
    private final Reporter reporter;
    private final Draft draft;
    private final Optimizers optimizers;
    private final int standardWindows;

    Trainings(Evaluator evaluator, Reporter reporter, Draft draft) {
        this.evaluator = evaluator;
        this.reporter = reporter;
        this.draft = draft;
        this.optimizers = new Optimizers(evaluator, reporter);
        this.standardWindows = draft.trainings.get("").windows();
    }

    void read(ProblemFile file) {
        Map<String, Span> seen = new HashMap<>();
        for (boolean named : new boolean[] {false, true}) {
            for (Statement statement : file.statements()) {
                if (statement instanceof Statement.Train train && train.name().isPresent() == named) {
                    String name = train.name().map(Name::text).orElse("");
                    Span place = train.name()
                            .map(Name::span)
                            .orElse(new Span(train.span().start(), train.span().start() + 5));
                    Span first = seen.putIfAbsent(name, place);
                    if (first != null) {
                        reporter.report(
                                Code.E0207.at(place, named ? name : "train").also(first, "first defined here"));
                        continue;
                    }
                    draft.trainings.put(name, block(train));
                }
            }
        }
    }

    private Training block(Statement.Train train) {
        boolean named = train.name().isPresent();
        Training training = draft.trainings.get("");
        Map<String, Span> seen = new HashMap<>();
        for (Setting setting : train.settings()) {
            Span first = seen.putIfAbsent(setting.key().text(), setting.key().span());
            if (first != null) {
                reporter.report(Code.E0207
                        .at(setting.key().span(), setting.key().text())
                        .also(first, "first defined here"));
                continue;
            }
            Training before = training;
            if (named && setting.key().text().equals("conditions")) {
                reporter.report(Code.E0804
                        .at(setting.key().span(), "conditions", "set for one of several trainings")
                        .label("it shapes the problem for all of them: say it in the unnamed `train` block"));
                continue;
            }
            training = reporter.attempt(() -> with(before, setting)).orElse(before);
        }
        boolean own = seen.containsKey("optimizer") && !training.automatic();
        if (own && !seen.containsKey("windows") && training.windows() == standardWindows) {
            return training.withWindows(1); // so many steps as are stated, and no more
        }
        return training;
    }

    private Training with(Training t, Setting setting) {
        String key = setting.key().text();
        if (!SETTINGS.contains(key)) {
            throw new Mistake(SettingReader.unknown(setting.key(), SETTINGS));
        }
        if (setting.values().size() > 1 && !key.equals("optimizer")) {
            throw new Mistake(Code.E0804
                    .at(setting.values().get(1).span(), key, "a sequence")
                    .label("`then` is for `optimizer`"));
        }
        Expression value = setting.values().getFirst();
        SettingReader reader = new SettingReader(evaluator, key);
        return switch (key) {
            case "network" -> t.withNetwork(network(t.network(), value));
            case "points" -> points(t, value);
            case "sampler" -> t.withSampler(reader.word(value, Training.SAMPLERS));
            case "resample" -> t.withResample(reader.count(value, 0, 1_000_000));
            case "adapt" -> t.withAdapt(reader.count(value, 0, 1_000_000));
            case "weights" -> t.withWeights(weights(value));
            case "optimizer" ->
                value instanceof Name name
                                && name.text().equals("auto")
                                && setting.values().size() == 1
                        ? t.withAutomaticStages(evaluator.scope().axes())
                        : t.withStages(stages(setting));
            case "precision" -> t.withPrecision(precision(reader.word(value, List.of("f32", "f64"))));
            case "seed" -> t.withSeed(reader.count(value, 0, Integer.MAX_VALUE));
            case "normalize" -> t.withNormalize(reader.truth(value));
            case "stop" -> {
                boolean none = value instanceof Name name && name.text().equals("none");
                yield t.withStop(none ? OptionalDouble.empty() : OptionalDouble.of(reader.positive(value)));
            }
            case "starts" -> t.withStarts(reader.count(value, 1, 1000));
            case "grow" -> t.withGrowth(reader.count(value, 0, 10));
            case "windows" -> t.withWindows(windows(value, reader));
            case "conditions" ->
                t.withStated(reader.word(value, List.of("auto", "stated")).equals("stated"));
            default -> throw new IllegalArgumentException("no setting " + key);
        };
    }

    private int windows(Expression value, SettingReader reader) {
        int windows = reader.count(value, 1, 1000);
        if (windows > 1 && evaluator.scope().axes().stream().noneMatch(Axis::time)) {
            throw new Mistake(Code.E0804
                    .at(value.span(), "windows", "more than 1 without a time")
                    .label("windows are intervals of time")
                    .help("declare `time t in [0, 1]`, or leave it out"));
        }
        return windows;
    }

    private static Precision precision(String word) {
        return word.equals("f32") ? Precision.F32 : Precision.F64;
    }

    private NetworkSpec network(NetworkSpec old, Expression value) {
        Call call = SettingReader.call(value, "network", List.of("mlp"));
        Map<String, Expression> arguments = SettingReader.arguments(call, List.of("width", "depth", "activation"));
        Expression width = arguments.get("width");
        Expression depth = arguments.get("depth");
        Expression activation = arguments.get("activation");
        return new NetworkSpec(
                width == null ? old.width() : new SettingReader(evaluator, "width").count(width, 1, 4096),
                depth == null ? old.depth() : new SettingReader(evaluator, "depth").count(depth, 1, 200),
                activation == null ? old.activation() : Activations.read(activation, draft, evaluator.scope()));
    }

    private Training points(Training t, Expression value) {
        Call call = SettingReader.call(value, "points", List.of("counts"));
        Map<String, Expression> arguments = SettingReader.arguments(call, List.of("interior", "boundary", "initial"));
        SettingReader reader = new SettingReader(evaluator, "points");
        int[] counts = {t.interior(), t.boundary(), t.initial()};
        List<String> names = List.of("interior", "boundary", "initial");
        for (int i = 0; i < counts.length; i++) {
            if (arguments.containsKey(names.get(i))) {
                counts[i] = reader.named(names.get(i)).count(arguments.get(names.get(i)), 1, 100_000_000);
            }
        }
        return t.withPoints(counts[0], counts[1], counts[2]);
    }

    private Weights weights(Expression value) {
        if (value instanceof Name name) {
            String word = new SettingReader(evaluator, "weights").word(name, List.of("auto", "fixed"));
            return word.equals("auto") ? new Weights.Auto() : new Weights.Fixed();
        }
        Call call = SettingReader.call(value, "weights", List.of("relative"));
        List<String> names = new ArrayList<>(List.of("eq", "bc", "ic", "periodic"));
        names.addAll(draft.names.all());
        draft.monitors.forEach(monitor -> names.remove(monitor.name()));
        Map<String, Double> factors = new HashMap<>();
        SettingReader.arguments(call, names)
                .forEach((name, factor) -> factors.put(name, new SettingReader(evaluator, name).atLeastZero(factor)));
        return new Weights.Relative(factors);
    }

    private List<Stage> stages(Setting setting) {
        List<Stage> stages = new ArrayList<>();
        for (Expression value : setting.values()) {
            reporter.attempt(() -> optimizers.stage(value)).ifPresent(stages::add);
        }
        if (stages.size() < setting.values().size()) {
            throw Mistake.alreadyReported();
        }
        return stages;
    }
}
