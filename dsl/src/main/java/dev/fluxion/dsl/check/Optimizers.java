package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Rescaling;
import dev.fluxion.dsl.problem.Schedule;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads the stages of {@code optimizer = adam(…) then lbfgs(…)}. */
record Optimizers(Evaluator evaluator, Reporter reporter) {
    private static final int MOST_STEPS = 100_000_000;
    private static final List<String> NAMES = List.of("sgd", "adam", "adamw", "lbfgs", "bfgs", "lm", "gn");
    private static final List<String> RESCALING = List.of("reference", "bias", "statistic", "ref_scale", "per_sample");
    private static final List<String> FIRST_ORDER = Stream.concat(
                    Stream.of("steps", "lr", "schedule", "stablegrad", "weight_decay", "momentum", "clip"),
                    RESCALING.stream())
            .toList();
    private static final List<String> QUASI_NEWTON = List.of("steps", "history", "tolerance", "stablegrad");

    Stage stage(Expression value) {
        Call call = SettingReader.call(value, "optimizer", NAMES);
        return switch (call.function().text()) {
            case "sgd" -> firstOrder(call, Stage.Method.SGD, 1e-2, 0, 0.9);
            case "adam" -> firstOrder(call, Stage.Method.ADAM, 1e-3, 0, 0);
            case "adamw" -> firstOrder(call, Stage.Method.ADAMW, 1e-3, 1e-4, 0);
            case "lbfgs" -> {
                Map<String, Expression> a = quasiNewton(call);
                yield new Stage.LBfgs(
                        steps(a, 2000),
                        a.containsKey("history")
                                ? OptionalInt.of(read("history").count(a.get("history"), 1, 10_000))
                                : OptionalInt.empty(),
                        tolerance(a, 1e-9));
            }
            case "bfgs" -> {
                Map<String, Expression> a = dense(call);
                yield new Stage.Bfgs(steps(a, 2000), tolerance(a, 1e-12));
            }
            case "lm" -> {
                Map<String, Expression> a = dense(call);
                yield new Stage.LevenbergMarquardt(steps(a, 500), tolerance(a, 1e-14));
            }
            case "gn" -> {
                Map<String, Expression> a = dense(call);
                yield new Stage.GaussNewton(steps(a, 500), tolerance(a, 1e-14));
            }
            default ->
                throw new IllegalArgumentException(
                        "no optimizer " + call.function().text());
        };
    }

    private SettingReader read(String name) {
        return new SettingReader(evaluator, name);
    }

    private int steps(Map<String, Expression> arguments, int standard) {
        return arguments.containsKey("steps") ? read("steps").count(arguments.get("steps"), 1, MOST_STEPS) : standard;
    }

    private double tolerance(Map<String, Expression> arguments, double standard) {
        return arguments.containsKey("tolerance")
                ? read("tolerance").atLeastZero(arguments.get("tolerance"))
                : standard;
    }

    private Map<String, Expression> dense(Call call) {
        Map<String, Expression> arguments = quasiNewton(call);
        if (arguments.containsKey("history")) {
            throw new Mistake(Code.E0801
                    .at(arguments.get("history").span(), "history")
                    .label("`" + call.function().text() + "` keeps a dense matrix; `lbfgs` has a history"));
        }
        return arguments;
    }

    private Map<String, Expression> quasiNewton(Call call) {
        Map<String, Expression> arguments = SettingReader.arguments(call, QUASI_NEWTON);
        Expression stableGrad = arguments.get("stablegrad");
        if (stableGrad != null && read("stablegrad").truth(stableGrad)) {
            String name = call.function().text();
            reporter.report(Code.W0802
                    .at(stableGrad.span())
                    .help("use it on the `adam` stage: `adam(stablegrad = true) then " + name
                            + "()`; here it is ignored"));
        }
        return arguments;
    }

    private Stage firstOrder(Call call, Stage.Method method, double rate, double decay, double momentum) {
        Map<String, Expression> a = SettingReader.arguments(call, FIRST_ORDER);
        if (a.containsKey("momentum") && method != Stage.Method.SGD) {
            throw new Mistake(Code.E0801
                    .at(a.get("momentum").span(), "momentum")
                    .label("`" + call.function().text() + "` has moments of its own; `sgd` takes a momentum"));
        }
        double weightDecay =
                a.containsKey("weight_decay") ? read("weight_decay").atLeastZero(a.get("weight_decay")) : decay;
        if (weightDecay > 0 && method == Stage.Method.ADAM) {
            throw new Mistake(Code.E0801
                    .at(a.get("weight_decay").span(), "weight_decay")
                    .help("use `adamw`, which decouples it from the gradient"));
        }
        return new Stage.FirstOrder(
                method,
                steps(a, 10_000),
                a.containsKey("lr") ? read("lr").positive(a.get("lr")) : rate,
                a.containsKey("schedule") ? schedule(a.get("schedule")) : new Schedule.Cosine(0),
                stableGrad(a),
                weightDecay,
                a.containsKey("momentum") ? read("momentum").fraction(a.get("momentum"), true) : momentum,
                a.containsKey("clip") ? read("clip").atLeastZero(a.get("clip")) : 0);
    }

    private Optional<Rescaling> stableGrad(Map<String, Expression> a) {
        if (a.containsKey("stablegrad") && !read("stablegrad").truth(a.get("stablegrad"))) {
            for (String name : RESCALING) {
                if (a.containsKey(name)) {
                    throw new Mistake(Code.E0801.at(a.get(name).span(), name).label("`stablegrad` is off"));
                }
            }
            return Optional.empty();
        }
        return Optional.of(new Rescaling(
                choice(a, "reference", Rescaling.Reference.values(), Rescaling.STANDARD.reference()),
                choice(a, "bias", Rescaling.Bias.values(), Rescaling.STANDARD.bias()),
                choice(a, "statistic", Rescaling.Statistic.values(), Rescaling.STANDARD.statistic()),
                a.containsKey("ref_scale")
                        ? read("ref_scale").positive(a.get("ref_scale"))
                        : Rescaling.STANDARD.scale(),
                a.containsKey("per_sample") && read("per_sample").truth(a.get("per_sample"))));
    }

    /** The constant whose name in lower case is given. */
    private <E extends Enum<E>> E choice(Map<String, Expression> arguments, String name, E[] constants, E standard) {
        if (!arguments.containsKey(name)) {
            return standard;
        }
        List<String> words =
                Stream.of(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        return constants[words.indexOf(read(name).word(arguments.get(name), words))];
    }

    private Schedule schedule(Expression value) {
        if (value instanceof Name name && name.text().equals("constant")) {
            return new Schedule.Constant();
        }
        Call call = SettingReader.call(value, "schedule", List.of("constant", "cosine", "exponential"));
        return switch (call.function().text()) {
            case "cosine" -> {
                Map<String, Expression> a = SettingReader.arguments(call, List.of("floor"));
                yield new Schedule.Cosine(a.containsKey("floor") ? read("floor").fraction(a.get("floor"), false) : 0);
            }
            case "exponential" -> {
                Map<String, Expression> a = SettingReader.arguments(call, List.of("decay", "every"));
                yield new Schedule.Exponential(
                        a.containsKey("decay") ? read("decay").fraction(a.get("decay"), false) : 0.9,
                        a.containsKey("every") ? read("every").count(a.get("every"), 1, MOST_STEPS) : 1000);
            }
            default -> {
                SettingReader.arguments(call, List.of("nothing"));
                yield new Schedule.Constant();
            }
        };
    }
}
