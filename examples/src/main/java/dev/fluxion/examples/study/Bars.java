package dev.fluxion.examples.study;

import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.autodiff.image.Normalization;
import dev.fluxion.autodiff.image.ResNet;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.solver.study.Spread;
import dev.fluxion.solver.study.Study;
import dev.fluxion.solver.study.StudyReport;
import dev.fluxion.solver.study.StudyResults;
import dev.fluxion.solver.study.StudyRun;
import dev.fluxion.solver.study.StudySettings;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.StableGradOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The bars that a correct StableGrad is to meet on deep networks, each the same training with and without it. */
public final class Bars implements Study {
    private static final String PLAIN = "plain";
    private static final String SCALED = "stablegrad";
    private static final FirstOrderMethod ADAMW = FirstOrderMethod.adamW(1e-4);

    /** A setting, what it demands, and whether errors without and with StableGrad satisfy it. */
    private record Bar(
            String name,
            String setting,
            String demand,
            int quickSeeds,
            Training training,
            BiPredicate<Spread, Spread> met) {}

    /** One training of a bar: the error and the last loss, with StableGrad where there are options. */
    private interface Training {
        double[] run(Optional<StableGradOptions> stableGrad, long seed, BooleanSupplier stop);
    }

    private static Training deep(
            Supplier<DeepProblem> problem,
            int depth,
            Initialization initialization,
            FirstOrderMethod method,
            double rate,
            int steps) {
        return (stableGrad, seed, stop) -> new DeepRun(
                        problem.get(),
                        depth,
                        initialization,
                        1,
                        method,
                        rate,
                        steps,
                        stableGrad,
                        OptionalDouble.empty())
                .measure(seed, stop);
    }

    /** The error of a classifier is the share of test images that it gets wrong. */
    private static double[] classify(Optional<StableGradOptions> stableGrad, long seed, BooleanSupplier stop) {
        ImageNetwork network = ResNet.cifar(20, List.of(8, 16, 32), new ImageShape(16, 16, 3), 10, Normalization.NONE);
        double[] measured = new ImageRun(
                        network, Initialization.AWARE, ADAMW, 1e-3, 300, 32, 0.6, stableGrad, OptionalDouble.empty())
                .measure(seed, stop);
        return new double[] {1 - measured[0], measured[1]};
    }

    private static final List<Bar> BARS = List.of(
            new Bar(
                    "B1",
                    "regression, SGD 0.01, depth 20, torch initialisation, 500 steps",
                    "plain all ≥ 0.99, StableGrad median ≤ 0.70",
                    5,
                    deep(DeepProblem::regression, 20, Initialization.TORCH, new FirstOrderMethod.Sgd(0.9), 0.01, 500),
                    (plain, scaled) -> plain.least() >= 0.99 && scaled.median() <= 0.70),
            new Bar(
                    "B2",
                    "regression, AdamW 1e-3, depth 30, torch initialisation, 1200 steps",
                    "plain all ≥ 0.99, StableGrad all ≤ 0.70",
                    5,
                    deep(DeepProblem::regression, 30, Initialization.TORCH, ADAMW, 1e-3, 1200),
                    (plain, scaled) -> plain.least() >= 0.99 && scaled.greatest() <= 0.70),
            new Bar(
                    "B3",
                    "regression, AdamW 1e-3, depth 10, aware initialisation, 500 steps",
                    "ratio of medians ≤ 0.95",
                    10,
                    deep(DeepProblem::regression, 10, Initialization.AWARE, ADAMW, 1e-3, 500),
                    (plain, scaled) -> scaled.median() <= 0.95 * plain.median()),
            new Bar(
                    "B4",
                    "Poisson, SGD 1e-3, depth 10, Glorot, 1000 steps",
                    "StableGrad median ≤ 0.07, plain diverges",
                    5,
                    deep(DeepProblem::poisson, 10, Initialization.GLOROT, new FirstOrderMethod.Sgd(0.9), 1e-3, 1000),
                    (plain, scaled) -> scaled.median() <= 0.07 && plain.median() >= 0.99),
            new Bar(
                    "B5",
                    "Poisson, AdamW 1e-3, depth 40, Glorot, 1000 steps",
                    "StableGrad median ≤ 0.92 × plain",
                    5,
                    deep(DeepProblem::poisson, 40, Initialization.GLOROT, ADAMW, 1e-3, 1000),
                    (plain, scaled) -> scaled.median() <= 0.92 * plain.median()),
            new Bar(
                    "B6",
                    "ResNet-20 without normalisation, gratings with noise 0.6, AdamW 1e-3, aware initialisation, 300 steps",
                    "mean share of wrong images with StableGrad ≤ plain - 0.20, and ≤ 0.50",
                    5,
                    Bars::classify,
                    (plain, scaled) -> scaled.mean() <= plain.mean() - 0.20 && scaled.mean() <= 0.50));

    @Override
    public String name() {
        return "bars";
    }

    @Override
    public String description() {
        return "deep networks with and without StableGrad at six fixed settings, and whether it helps as much as expected";
    }

    @Override
    public List<String> factors() {
        return List.of("bar", "arm", "seed");
    }

    @Override
    public List<String> measures() {
        return List.of("error", "loss");
    }

    @Override
    public List<Long> seeds(boolean quick) {
        return LongStream.range(0, 10).boxed().toList();
    }

    /** With {@code quick}, no more seeds than the bar is stated for. */
    @Override
    public List<StudyRun> runs(StudySettings settings, StudyResults results) {
        List<StudyRun> runs = new ArrayList<>();
        for (Bar bar : BARS) {
            for (long seed : settings.quick()
                    ? settings.seeds()
                            .subList(
                                    0, Math.min(bar.quickSeeds, settings.seeds().size()))
                    : settings.seeds()) {
                for (String arm : List.of(PLAIN, SCALED)) {
                    runs.add(new StudyRun(
                            Map.of("bar", bar.name, "arm", arm, "seed", Long.toString(seed)),
                            s -> bar.training.run(options(arm), seed, s.stop())));
                }
            }
        }
        return runs;
    }

    private static Optional<StableGradOptions> options(String arm) {
        return arm.equals(SCALED) ? Optional.of(StableGradOptions.DEFAULT) : Optional.empty();
    }

    @Override
    public boolean oneThreadEach() {
        return true;
    }

    @Override
    public StudyReport report(StudySettings settings, StudyResults results) {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> all = new ArrayList<>();
        for (Bar bar : BARS) {
            Spread plain = results.where(Map.of("bar", bar.name, "arm", PLAIN)).spread("error");
            Spread scaled =
                    results.where(Map.of("bar", bar.name, "arm", SCALED)).spread("error");
            if (plain.count() > 0 && scaled.count() > 0) {
                rows.add(List.of(
                        bar.name,
                        bar.setting,
                        Integer.toString(scaled.count()),
                        plain.text(),
                        scaled.text(),
                        bar.demand,
                        bar.met.test(plain, scaled) ? "met" : "not met"));
                all.add(List.of(bar.name, PLAIN, every(plain)));
                all.add(List.of(bar.name, SCALED, every(scaled)));
            }
        }
        String text =
                "Relative L2 error, of B6 the share of test images that are classified wrongly, median [least, greatest]:\n\n"
                        + StudyReport.table(
                                List.of("bar", "setting", "seeds", "plain", "StableGrad", "demanded", "verdict"), rows)
                        + "\nEvery seed, ascending:\n\n"
                        + StudyReport.table(List.of("bar", "arm", "errors"), all);
        return new StudyReport(text, List.of());
    }

    private static String every(Spread spread) {
        return String.join(
                " ", Arrays.stream(spread.sorted()).mapToObj(Spread::number).toList());
    }
}
