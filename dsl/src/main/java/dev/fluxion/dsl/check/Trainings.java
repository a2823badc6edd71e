package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Precision;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.syntax.Clause.Setting;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.ProblemFile;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads {@code train} blocks: the unnamed one changes the defaults, a named one changes the unnamed one. */
final class Trainings {
    private static final List<String> SETTINGS = List.of(
            "network",
            "points",
            "sampler",
            "resample",
            "weights",
            "optimizer",
            "precision",
            "seed",
            "normalize",
            "stop");

    private final Evaluator evaluator;
    private final Reporter reporter;
    private final Draft draft;
    private final Optimizers optimizers;

    Trainings(Evaluator evaluator, Reporter reporter, Draft draft) {
        this.evaluator = evaluator;
        this.reporter = reporter;
        this.draft = draft;
        this.optimizers = new Optimizers(evaluator, reporter);
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
                    draft.trainings.put(name, block(train, name));
                }
            }
        }
    }

    private Training block(Statement.Train train, String name) {
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
            training = reporter.attempt(() -> with(before, setting, name)).orElse(before);
        }
        return training;
    }

    private Training with(Training t, Setting setting, String block) {
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
            case "network" -> network(t, value, block);
            case "points" -> points(t, value);
            case "sampler" -> copy(t, reader.word(value, Training.SAMPLERS));
            case "resample" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        reader.count(value, 0, 1_000_000),
                        t.weights(),
                        t.stages(),
                        t.precision(),
                        t.seed(),
                        t.normalize(),
                        t.stop());
            case "weights" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        weights(value),
                        t.stages(),
                        t.precision(),
                        t.seed(),
                        t.normalize(),
                        t.stop());
            case "optimizer" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        t.weights(),
                        stages(setting),
                        t.precision(),
                        t.seed(),
                        t.normalize(),
                        t.stop());
            case "precision" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        t.weights(),
                        t.stages(),
                        reader.word(value, List.of("f32", "f64")).equals("f32") ? Precision.F32 : Precision.F64,
                        t.seed(),
                        t.normalize(),
                        t.stop());
            case "seed" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        t.weights(),
                        t.stages(),
                        t.precision(),
                        reader.count(value, 0, Integer.MAX_VALUE),
                        t.normalize(),
                        t.stop());
            case "normalize" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        t.weights(),
                        t.stages(),
                        t.precision(),
                        t.seed(),
                        reader.truth(value),
                        t.stop());
            case "stop" ->
                new Training(
                        t.network(),
                        t.interior(),
                        t.boundary(),
                        t.initial(),
                        t.sampler(),
                        t.resample(),
                        t.weights(),
                        t.stages(),
                        t.precision(),
                        t.seed(),
                        t.normalize(),
                        value instanceof Name name && name.text().equals("none")
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(reader.positive(value)));
            default -> throw new IllegalArgumentException("no setting " + key);
        };
    }

    private static Training copy(Training t, String sampler) {
        return new Training(
                t.network(),
                t.interior(),
                t.boundary(),
                t.initial(),
                sampler,
                t.resample(),
                t.weights(),
                t.stages(),
                t.precision(),
                t.seed(),
                t.normalize(),
                t.stop());
    }

    private Training network(Training t, Expression value, String block) {
        Call call = SettingReader.call(value, "network", List.of("mlp"));
        Map<String, Expression> arguments = SettingReader.arguments(call, List.of("width", "depth", "activation"));
        SettingReader reader = new SettingReader(evaluator, "network");
        NetworkSpec old = t.network();
        int width = arguments.containsKey("width")
                ? reader.named("width").count(arguments.get("width"), 1, 4096)
                : old.width();
        int depth = arguments.containsKey("depth")
                ? reader.named("depth").count(arguments.get("depth"), 1, 200)
                : old.depth();
        String activation = old.activation();
        if (arguments.containsKey("activation")) {
            activation = Activations.read(arguments.get("activation"), draft, block);
        }
        return new Training(
                new NetworkSpec(width, depth, activation),
                t.interior(),
                t.boundary(),
                t.initial(),
                t.sampler(),
                t.resample(),
                t.weights(),
                t.stages(),
                t.precision(),
                t.seed(),
                t.normalize(),
                t.stop());
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
        return new Training(
                t.network(),
                counts[0],
                counts[1],
                counts[2],
                t.sampler(),
                t.resample(),
                t.weights(),
                t.stages(),
                t.precision(),
                t.seed(),
                t.normalize(),
                t.stop());
    }

    private Weights weights(Expression value) {
        if (value instanceof Name name) {
            String word = new SettingReader(evaluator, "weights").word(name, List.of("auto", "fixed"));
            return word.equals("auto") ? new Weights.Auto() : new Weights.Fixed();
        }
        Call call = SettingReader.call(value, "weights", List.of("relative"));
        List<String> names = new ArrayList<>(List.of("eq", "bc", "ic"));
        draft.equations.forEach(e -> names.add(e.equation().name()));
        draft.conditions.forEach(c -> names.add(c.condition().name()));
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
