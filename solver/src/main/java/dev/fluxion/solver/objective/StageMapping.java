package dev.fluxion.solver.objective;

import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Rescaling;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import dev.fluxion.stablegrad.Balancing;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.Schedule;
import dev.fluxion.stablegrad.StableGradOptions;
import dev.fluxion.stablegrad.StageConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** From the settings of a {@code train} block to the optimizers' own configuration. */
public final class StageMapping {
    /** Most steps of a stage before the last window of time: enough for a start of the next. */
    private static final int WINDOW_STEPS = 1000;

    /** Most of a time limit that the first-order start takes where the optimizers are chosen: the rest is for curvature. */
    private static final double START = 0.15;

    /** The part of a time limit that all windows before the last have together. */
    private static final double EARLIER_WINDOWS = 0.5;

    private StageMapping() {}

    /**
     * The stages of a training in the order of its windows of time: all of them in the first one, the last one in the others. Their names say the window, as in {@code bfgs 2/4}.
     */
    public static List<StageConfig> stages(Training training) {
        List<StageConfig> mapped = new ArrayList<>();
        int windows = training.windows();
        for (int window = 1; window <= windows; window++) {
            List<Stage> stages =
                    window == 1 ? training.stages() : List.of(training.stages().getLast());
            for (Stage stage : stages) {
                Stage shortened = window < windows ? stage.atMost(WINDOW_STEPS) : stage;
                mapped.add(stage(shortened, training.network(), suffix(window, windows)));
            }
        }
        return mapped;
    }

    /** The part of the time that the stages of each name see, where that is not all of it throughout. */
    public static Map<String, Double> horizons(Training training) {
        Map<String, Double> horizons = new HashMap<>();
        int windows = training.windows();
        for (int window = 1; window <= windows && windows > 1; window++) {
            for (Stage stage : training.stages()) {
                horizons.put(
                        stage(stage, training.network(), suffix(window, windows))
                                .name(),
                        (double) window / windows);
            }
        }
        return horizons;
    }

    /** The most seconds that stages may take of a time limit, by name: a start where the optimizers are chosen, and all windows before the last. */
    public static Map<String, Double> seconds(Training training, double limit) {
        Map<String, Double> seconds = new HashMap<>();
        int windows = training.windows();
        for (int window = 1; window <= windows; window++) {
            for (Stage stage : training.stages()) {
                String name = stage(stage, training.network(), suffix(window, windows))
                        .name();
                boolean start = stage instanceof Stage.FirstOrder;
                if (start && training.automatic()) {
                    seconds.put(name, START * limit);
                } else if (window < windows) {
                    seconds.put(name, EARLIER_WINDOWS * limit / (windows - 1));
                }
            }
        }
        return seconds;
    }

    private static String suffix(int window, int windows) {
        return windows == 1 ? "" : " " + window + "/" + windows;
    }

    private static StageConfig stage(Stage stage, NetworkSpec network, String suffix) {
        return switch (stage) {
            case Stage.FirstOrder f -> firstOrder(f, suffix);
            case Stage.LBfgs l ->
                new StageConfig.LBfgs("lbfgs" + suffix, l.steps(), l.pairs(network), l.tolerance(), true);
            case Stage.LevenbergMarquardt(int steps, double tolerance) ->
                new StageConfig.LevenbergMarquardt("lm" + suffix, steps, tolerance);
            case Stage.GaussNewton(int steps, double tolerance) ->
                new StageConfig.GaussNewton("gn" + suffix, steps, tolerance);
            case Stage.Bfgs(int steps, double tolerance) ->
                new StageConfig.Bfgs("bfgs" + suffix, steps, tolerance, StageConfig.Bfgs.Update.SSBROYDEN);
        };
    }

    /**
     * Refuses what cannot work in {@code precision}.
     *
     * @throws SolveException with what to change
     */
    public static void require(Problem problem, List<Stage> stages, Precision precision) {
        if (precision == Precision.F64) {
            return;
        }
        if (stages.stream().anyMatch(s -> s instanceof Stage.LevenbergMarquardt || s instanceof Stage.GaussNewton)) {
            throw new SolveException(
                    "lm and gn need f64, their normal equations square every rounding: use precision = f64");
        }
        if (!problem.interfaces().isEmpty()) {
            throw new SolveException("the two sides of an interface between materials are told apart in f64 only:"
                    + " use precision = f64");
        }
    }

    private static StageConfig firstOrder(Stage.FirstOrder f, String suffix) {
        FirstOrderMethod method =
                switch (f.method()) {
                    case SGD -> new FirstOrderMethod.Sgd(f.momentum(), f.weightDecay());
                    case ADAM -> FirstOrderMethod.adam();
                    case ADAMW -> FirstOrderMethod.adamW(f.weightDecay());
                };
        Schedule schedule =
                switch (f.schedule()) {
                    case dev.fluxion.dsl.problem.Schedule.Constant c -> new Schedule.Constant();
                    case dev.fluxion.dsl.problem.Schedule.Cosine(double floor) -> new Schedule.Cosine(0, floor);
                    case dev.fluxion.dsl.problem.Schedule.Exponential(double decay, int every) ->
                        new Schedule.Exponential(decay, every);
                };
        return new StageConfig.FirstOrder(
                f.method().name().toLowerCase(Locale.ROOT) + suffix,
                method,
                f.steps(),
                f.learningRate(),
                schedule,
                f.stableGrad().map(StageMapping::stableGrad),
                f.clip() > 0 ? OptionalDouble.of(f.clip()) : OptionalDouble.empty());
    }

    private static StableGradOptions stableGrad(Rescaling r) {
        return new StableGradOptions(
                switch (r.reference()) {
                    case PREDICTION -> StableGradOptions.Reference.PREDICTION;
                    case CONSTANT -> StableGradOptions.Reference.CONSTANT;
                    case LAST -> StableGradOptions.Reference.LAST;
                },
                switch (r.bias()) {
                    case NONE -> StableGradOptions.Bias.NONE;
                    case LAYER -> StableGradOptions.Bias.LAYER;
                    case OWN -> StableGradOptions.Bias.OWN;
                },
                switch (r.statistic()) {
                    case STD -> StableGradOptions.Statistic.STD;
                    case RMS -> StableGradOptions.Statistic.RMS;
                },
                r.scale(),
                r.perSample());
    }

    public static Balancing balancing(Weights weights) {
        return switch (weights) {
            case Weights.Auto auto -> Balancing.GradientNorm.standard();
            case Weights.Fixed fixed -> new Balancing.Fixed();
            case Weights.Relative relative -> new Balancing.Fixed();
        };
    }

    /** λ of each term before training. */
    public static double[] initialWeights(Weights weights, List<ResidualGraph.Term> terms) {
        double[] lambda = new double[terms.size()];
        Arrays.fill(lambda, 1);
        if (weights instanceof Weights.Relative relative) {
            for (int k = 0; k < lambda.length; k++) {
                lambda[k] =
                        relative.factor(terms.get(k).name(), terms.get(k).kind().keyword());
            }
        }
        return lambda;
    }
}
