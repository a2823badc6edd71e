package dev.fluxion.examples.study;

import dev.fluxion.autodiff.image.EfficientNet;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ImageShape;
import dev.fluxion.autodiff.image.Normalization;
import dev.fluxion.autodiff.image.ResNet;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.solver.study.Spread;
import dev.fluxion.solver.study.Study;
import dev.fluxion.solver.study.StudyChart;
import dev.fluxion.solver.study.StudyReport;
import dev.fluxion.solver.study.StudyResults;
import dev.fluxion.solver.study.StudyRun;
import dev.fluxion.solver.study.StudySettings;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.StableGradOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Image classifiers with batch normalisation, without, and without but with StableGrad: network × initialisation × method × arm. Every arm chooses
 * its learning rate from the same grid by its accuracy on a seed of its own, and is then measured on the others. Besides, all arms of AdamW are
 * compared at the one rate of bar B6.
 */
public final class BnFree implements Study {
    private static final long TUNING_SEED = 1000;
    private static final String BAR_RATE = "1e-3";

    /** As strong as the waves: at half of it most arms learn within the steps, at twice none does. */
    private static final double NOISE = 1;

    /** A network and what it is trained on. */
    private enum Model {
        /** The network of bar B6. */
        NARROW_20("resnet-20-narrow", false, n -> narrow(20, n)),
        NARROW_56("resnet-56-narrow", false, n -> narrow(56, n)),
        RESNET_20("resnet-20", true, n -> wide(20, n)),
        RESNET_56("resnet-56", true, n -> wide(56, n)),
        EFFICIENTNET_B0("efficientnet-b0", true, n -> EfficientNet.b0(new ImageShape(32, 32, 3), 10, n, 1));

        private static final int BATCH = 32;
        private static final int STEPS = 300;

        private final String label;
        private final boolean published;
        private final Function<Normalization, ImageNetwork> network;

        /** @param published whether the widths are the published ones; a step of such a network costs up to sixteen times a narrow one's */
        Model(String label, boolean published, Function<Normalization, ImageNetwork> network) {
            this.label = label;
            this.published = published;
            this.network = network;
        }

        private static ImageNetwork narrow(int depth, Normalization normalization) {
            return ResNet.cifar(depth, List.of(8, 16, 32), new ImageShape(16, 16, 3), 10, normalization);
        }

        private static ImageNetwork wide(int depth, Normalization normalization) {
            return ResNet.cifar(depth, ResNet.CIFAR_WIDTHS, new ImageShape(32, 32, 3), 10, normalization);
        }

        static List<Model> of(boolean quick) {
            return quick ? List.of(NARROW_20) : List.of(values());
        }
    }

    /** A method and the rates from which it may choose: all of them, or fewer where a run is dear. */
    private enum Method {
        SGD("sgd", List.of("1e-3", "3e-3", "1e-2", "3e-2", "1e-1"), List.of("3e-3", "1e-2", "3e-2")),
        ADAMW("adamw", List.of("3e-4", "1e-3", "3e-3", "1e-2"), List.of("1e-3", "3e-3", "1e-2"));

        private final String label;
        private final List<String> rates;
        private final List<String> fewer;

        Method(String label, List<String> rates, List<String> fewer) {
            this.label = label;
            this.rates = rates;
            this.fewer = fewer;
        }

        FirstOrderMethod with(double beta2) {
            return switch (this) {
                case SGD -> new FirstOrderMethod.Sgd(0.9);
                case ADAMW -> new FirstOrderMethod.Adam(0.9, beta2, 1e-8, 1e-4);
            };
        }
    }

    /** A way to train, one of those compared. */
    private enum Arm {
        BATCH("bn", Normalization.BATCH, 0.999, Optional.empty(), OptionalDouble.empty()),
        PLAIN("none", Normalization.NONE, 0.999, Optional.empty(), OptionalDouble.empty()),
        STABLEGRAD(
                "none+stablegrad",
                Normalization.NONE,
                0.999,
                Optional.of(StableGradOptions.DEFAULT),
                OptionalDouble.empty()),
        CLIP("none+clip", Normalization.NONE, 0.999, Optional.empty(), OptionalDouble.of(1)),
        SHORT_MEMORY("none+beta2-0.95", Normalization.NONE, 0.95, Optional.empty(), OptionalDouble.empty());

        private final String label;
        private final Normalization normalization;
        private final double beta2;
        private final Optional<StableGradOptions> stableGrad;
        private final OptionalDouble clip;

        Arm(
                String label,
                Normalization normalization,
                double beta2,
                Optional<StableGradOptions> stableGrad,
                OptionalDouble clip) {
            this.label = label;
            this.normalization = normalization;
            this.beta2 = beta2;
            this.stableGrad = stableGrad;
            this.clip = clip;
        }

        /** SGD has no second moments. */
        static List<Arm> of(Method method) {
            return switch (method) {
                case SGD -> List.of(BATCH, PLAIN, STABLEGRAD, CLIP);
                case ADAMW -> List.of(values());
            };
        }
    }

    /** What is compared over the arms. */
    private record Cell(Model model, Initialization start, Method method) {
        private static final Map<Initialization, String> STARTS =
                Map.of(Initialization.AWARE, "aware", Initialization.TORCH, "torch");

        Map<String, String> levels(Arm arm) {
            return Map.of("network", model.label, "init", STARTS.get(start), "method", method.label, "arm", arm.label);
        }

        /** The rates from which every arm chooses. */
        List<String> rates() {
            return model.published ? method.fewer : method.rates;
        }

        /** Whether an arm is compared at the rate of the bar as well. */
        boolean atBar(Arm arm) {
            return method == Method.ADAMW && arm != Arm.SHORT_MEMORY;
        }

        String label() {
            return model.label + ", " + method.label + ", " + STARTS.get(start);
        }

        static List<Cell> of(boolean quick) {
            List<Cell> cells = new ArrayList<>();
            for (Model model : Model.of(quick)) {
                for (Initialization start : quick || model.published
                        ? List.of(Initialization.AWARE)
                        : List.of(Initialization.AWARE, Initialization.TORCH)) {
                    for (Method method : Method.values()) {
                        cells.add(new Cell(model, start, method));
                    }
                }
            }
            return cells;
        }
    }

    @Override
    public String name() {
        return "bn-free";
    }

    @Override
    public String description() {
        return "ResNets and EfficientNet with batch normalisation, without, and without but with StableGrad, clipping or shorter memory, SGD and AdamW";
    }

    @Override
    public List<String> factors() {
        return List.of("network", "init", "method", "arm", "rate", "seed");
    }

    @Override
    public List<String> measures() {
        return List.of("accuracy", "loss");
    }

    @Override
    public List<Long> seeds(boolean quick) {
        return LongStream.range(0, quick ? 5 : 3).boxed().toList();
    }

    @Override
    public boolean oneThreadEach() {
        return true;
    }

    @Override
    public List<StudyRun> runs(StudySettings settings, StudyResults results) {
        List<StudyRun> runs = new ArrayList<>();
        for (Cell cell : Cell.of(settings.quick())) {
            for (Arm arm : Arm.of(cell.method)) {
                List<StudyRun> tuning = cell.rates().stream()
                        .map(rate -> run(cell, arm, rate, TUNING_SEED))
                        .toList();
                runs.addAll(tuning);
                if (tuning.stream().allMatch(run -> results.hold(run.levels()))) {
                    String best = bestRate(cell, arm, results);
                    settings.seeds().forEach(seed -> runs.add(run(cell, arm, best, seed)));
                }
                if (cell.atBar(arm)) {
                    settings.seeds().stream()
                            .map(seed -> run(cell, arm, BAR_RATE, seed))
                            .filter(run ->
                                    runs.stream().noneMatch(r -> r.levels().equals(run.levels())))
                            .forEach(runs::add);
                }
            }
        }
        return runs;
    }

    private static StudyRun run(Cell cell, Arm arm, String rate, long seed) {
        Map<String, String> levels = new HashMap<>(cell.levels(arm));
        levels.put("rate", rate);
        levels.put("seed", Long.toString(seed));
        return new StudyRun(
                levels,
                settings -> new ImageRun(
                                cell.model.network.apply(arm.normalization),
                                cell.start,
                                cell.method.with(arm.beta2),
                                Double.parseDouble(rate),
                                Model.STEPS,
                                Model.BATCH,
                                NOISE,
                                arm.stableGrad,
                                arm.clip)
                        .measure(seed, settings.stop()));
    }

    private static double tuned(Cell cell, Arm arm, String rate, StudyResults results) {
        return results.where(cell.levels(arm))
                .where(Map.of("rate", rate, "seed", Long.toString(TUNING_SEED)))
                .spread("accuracy")
                .median();
    }

    /** The rate with the greatest accuracy on the tuning seed, the smaller of equals. */
    private static String bestRate(Cell cell, Arm arm, StudyResults results) {
        String best = cell.rates().getFirst();
        double greatest = Double.NEGATIVE_INFINITY;
        for (String rate : cell.rates()) {
            double accuracy = tuned(cell, arm, rate, results);
            if (accuracy > greatest) {
                greatest = accuracy;
                best = rate;
            }
        }
        return best;
    }

    private static StudyResults measured(
            Cell cell, Arm arm, String rate, StudySettings settings, StudyResults results) {
        StudyResults runs = results.where(cell.levels(arm)).where(Map.of("rate", rate));
        return new StudyResults(settings.seeds().stream()
                .flatMap(seed -> runs.where(Map.of("seed", Long.toString(seed))).all().stream())
                .toList());
    }

    @Override
    public StudyReport report(StudySettings settings, StudyResults results) {
        List<List<String>> tuned = new ArrayList<>();
        List<List<String>> fixed = new ArrayList<>();
        for (Cell cell : Cell.of(settings.quick())) {
            for (Arm arm : Arm.of(cell.method)) {
                row(cell, arm, bestRate(cell, arm, results), settings, results, tuned);
                if (cell.atBar(arm)) {
                    row(cell, arm, BAR_RATE, settings, results, fixed);
                }
            }
        }
        List<String> header =
                List.of("network", "init", "method", "arm", "rate", "seeds", "accuracy", "mean", "diverged");
        StringBuilder rates = new StringBuilder();
        for (Method method : Method.values()) {
            rates.append(rates.isEmpty() ? "" : "; ")
                    .append(method.label)
                    .append(' ')
                    .append(String.join(", ", method.rates));
        }
        String text =
                "Accuracy on 1000 test images, ten classes, median [least, greatest] and mean over the seeds; a run that diverged counts as a guess; "
                        + "rate tuned on seed " + TUNING_SEED + " (" + rates + "):\n\n"
                        + StudyReport.table(header, tuned)
                        + "\nAdamW at the one rate of bar B6:\n\n"
                        + StudyReport.table(header, fixed)
                        + bar(settings, results);
        return new StudyReport(text, charts(settings, results));
    }

    private static void row(
            Cell cell, Arm arm, String rate, StudySettings settings, StudyResults results, List<List<String>> rows) {
        StudyResults runs = measured(cell, arm, rate, settings, results);
        Spread spread = runs.spread("accuracy");
        if (spread.count() > 0) {
            long diverged = Arrays.stream(runs.values("loss"))
                    .filter(Double::isInfinite)
                    .count();
            rows.add(List.of(
                    cell.model.label,
                    Cell.STARTS.get(cell.start),
                    cell.method.label,
                    arm.label,
                    rate,
                    Integer.toString(spread.count()),
                    spread.text(),
                    Spread.number(spread.mean()),
                    Long.toString(diverged)));
        }
    }

    /** The demand of bar B6, where the runs are done. */
    private static String bar(StudySettings settings, StudyResults results) {
        Cell cell = new Cell(Model.NARROW_20, Initialization.AWARE, Method.ADAMW);
        Spread plain = measured(cell, Arm.PLAIN, BAR_RATE, settings, results).spread("accuracy");
        Spread scaled =
                measured(cell, Arm.STABLEGRAD, BAR_RATE, settings, results).spread("accuracy");
        if (plain.count() == 0 || scaled.count() == 0) {
            return "";
        }
        boolean met = scaled.mean() >= plain.mean() + 0.20 && scaled.mean() >= 0.50;
        return "\nWhat B6 demands, with noise " + NOISE + ": " + cell.label() + ", rate " + BAR_RATE
                + ": mean accuracy with StableGrad ≥ plain + 0.20 and ≥ 0.50: plain " + Spread.number(plain.mean())
                + ", StableGrad " + Spread.number(scaled.mean()) + ", " + (met ? "met" : "not met") + "\n";
    }

    /** Accuracy over the rate on the tuning seed, and over the seeds at the rate of the bar. */
    private static List<StudyChart> charts(StudySettings settings, StudyResults results) {
        List<StudyChart> charts = new ArrayList<>();
        for (Cell cell : Cell.of(settings.quick())) {
            List<StudyChart.Line> rates = new ArrayList<>();
            List<StudyChart.Line> seeds = new ArrayList<>();
            for (Arm arm : Arm.of(cell.method)) {
                rates.add(new StudyChart.Line(
                        arm.label,
                        cell.rates().stream()
                                .mapToDouble(r -> Math.log10(Double.parseDouble(r)))
                                .toArray(),
                        cell.rates().stream()
                                .mapToDouble(r -> tuned(cell, arm, r, results))
                                .toArray()));
                if (cell.atBar(arm)) {
                    seeds.add(new StudyChart.Line(
                            arm.label,
                            settings.seeds().stream().mapToDouble(s -> s).toArray(),
                            settings.seeds().stream()
                                    .mapToDouble(s -> measured(cell, arm, BAR_RATE, settings, results)
                                            .where(Map.of("seed", Long.toString(s)))
                                            .spread("accuracy")
                                            .median())
                                    .toArray()));
                }
            }
            String name = cell.label().replace(", ", "-");
            charts.add(new StudyChart(
                    name, cell.label(), "log10 of the learning rate", "accuracy, seed " + TUNING_SEED, false, rates));
            if (cell.method == Method.ADAMW) {
                charts.add(new StudyChart(
                        name + "-seeds", cell.label() + ", rate " + BAR_RATE, "seed", "accuracy", false, seeds));
            }
        }
        return charts;
    }
}
