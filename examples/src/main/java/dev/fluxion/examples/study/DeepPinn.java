package dev.fluxion.examples.study;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Deep physics-informed networks: problem × depth × initialisation × arm. Every arm chooses its learning rate from the same grid by its error on a
 * seed of its own, and is then measured on the others.
 */
public final class DeepPinn implements Study {
    private static final long TUNING_SEED = 1000;

    /** A way to train, one of those compared. */
    private enum Arm {
        ADAMW("adamw", 0.999, Optional.empty(), OptionalDouble.empty()),
        STABLEGRAD("adamw+stablegrad", 0.999, Optional.of(StableGradOptions.DEFAULT), OptionalDouble.empty()),
        CLIP("adamw+clip", 0.999, Optional.empty(), OptionalDouble.of(1)),
        SHORT_MEMORY("adamw-beta2-0.95", 0.95, Optional.empty(), OptionalDouble.empty());

        private final String label;
        private final double beta2;
        private final Optional<StableGradOptions> stableGrad;
        private final OptionalDouble clip;

        Arm(String label, double beta2, Optional<StableGradOptions> stableGrad, OptionalDouble clip) {
            this.label = label;
            this.beta2 = beta2;
            this.stableGrad = stableGrad;
            this.clip = clip;
        }
    }

    /** A network to be trained on a problem. */
    private record Cell(String problem, int depth, String start) {
        Map<String, String> levels() {
            return Map.of("problem", problem, "depth", Integer.toString(depth), "init", start);
        }
    }

    private static final Map<String, Supplier<DeepProblem>> PROBLEMS = Map.of(
            "poisson", DeepProblem::poisson, "helmholtz", DeepProblem::helmholtz, "burgers", DeepProblem::burgers);
    private static final List<String> ORDER = List.of("poisson", "helmholtz", "burgers");

    /** Gain of the forward fixed point q = 0.1 of tanh over Glorot's on layers of equal widths: √(q / E[tanh²(√q Z)]). */
    private static final Map<String, Double> GAINS = Map.of("glorot", 1.0, "q0.1", 1.0897);

    @Override
    public String name() {
        return "deep-pinn";
    }

    @Override
    public String description() {
        return "Poisson, Helmholtz and Burgers, 4 to 40 hidden layers, AdamW with and without StableGrad, clipping, shorter memory";
    }

    @Override
    public List<String> factors() {
        return List.of("problem", "depth", "init", "arm", "steps", "rate", "seed");
    }

    @Override
    public List<String> measures() {
        return List.of("error", "loss");
    }

    @Override
    public List<Long> seeds(boolean quick) {
        return quick ? List.of(0L, 1L, 2L) : List.of(0L, 1L, 2L, 3L, 4L);
    }

    @Override
    public boolean oneThreadEach() {
        return true;
    }

    @Override
    public List<StudyRun> runs(StudySettings settings, StudyResults results) {
        List<StudyRun> runs = new ArrayList<>();
        for (Cell cell : cells(settings.quick())) {
            for (Arm arm : Arm.values()) {
                List<StudyRun> tuning = rates(settings.quick()).stream()
                        .map(rate -> run(cell, arm, steps(settings.quick()), rate, TUNING_SEED))
                        .toList();
                runs.addAll(tuning);
                if (tuning.stream().allMatch(run -> results.hold(run.levels()))) {
                    String best = bestRate(cell, arm, settings.quick(), results);
                    settings.seeds().forEach(seed -> runs.add(run(cell, arm, steps(settings.quick()), best, seed)));
                }
            }
        }
        return runs;
    }

    private static List<Cell> cells(boolean quick) {
        List<Cell> cells = new ArrayList<>();
        for (String problem : ORDER) {
            for (int depth : depths()) {
                for (String start : quick ? List.of("glorot") : List.of("glorot", "q0.1")) {
                    cells.add(new Cell(problem, depth, start));
                }
            }
        }
        return cells;
    }

    private static List<Integer> depths() {
        return List.of(4, 10, 20, 40);
    }

    private static int steps(boolean quick) {
        return quick ? 800 : 5000;
    }

    private static List<String> rates(boolean quick) {
        return quick ? List.of("1e-3", "3e-3", "1e-2") : List.of("3e-4", "1e-3", "3e-3", "1e-2");
    }

    private static StudyRun run(Cell cell, Arm arm, int steps, String rate, long seed) {
        Map<String, String> levels = Map.of(
                "problem",
                cell.problem,
                "depth",
                Integer.toString(cell.depth),
                "init",
                cell.start,
                "arm",
                arm.label,
                "steps",
                Integer.toString(steps),
                "rate",
                rate,
                "seed",
                Long.toString(seed));
        return new StudyRun(
                levels,
                settings -> new DeepRun(
                                PROBLEMS.get(cell.problem).get(),
                                cell.depth,
                                Initialization.GLOROT,
                                GAINS.get(cell.start),
                                new FirstOrderMethod.Adam(0.9, arm.beta2, 1e-8, 1e-4),
                                Double.parseDouble(rate),
                                steps,
                                arm.stableGrad,
                                arm.clip)
                        .measure(seed, settings.stop()));
    }

    private static StudyResults of(Cell cell, Arm arm, boolean quick, StudyResults results) {
        return results.where(cell.levels()).where(Map.of("arm", arm.label, "steps", Integer.toString(steps(quick))));
    }

    /** The rate with the smallest error on the tuning seed, the smaller of equals. */
    private static String bestRate(Cell cell, Arm arm, boolean quick, StudyResults results) {
        String best = rates(quick).getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (String rate : rates(quick)) {
            double error = of(cell, arm, quick, results)
                    .where(Map.of("rate", rate, "seed", Long.toString(TUNING_SEED)))
                    .spread("error")
                    .median();
            if (error < least) {
                least = error;
                best = rate;
            }
        }
        return best;
    }

    @Override
    public StudyReport report(StudySettings settings, StudyResults results) {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells(settings.quick())) {
            for (Arm arm : Arm.values()) {
                String best = bestRate(cell, arm, settings.quick(), results);
                Spread spread = measured(cell, arm, settings, results);
                if (spread.count() > 0) {
                    rows.add(List.of(
                            cell.problem,
                            Integer.toString(cell.depth),
                            cell.start,
                            arm.label,
                            best,
                            Integer.toString(spread.count()),
                            spread.text()));
                }
            }
        }
        String text = "Relative L2 error after " + steps(settings.quick())
                + " steps, median [least, greatest] over the seeds; rate tuned on seed " + TUNING_SEED + " over "
                + String.join(", ", rates(settings.quick())) + ":\n\n"
                + StudyReport.table(List.of("problem", "depth", "init", "arm", "rate", "seeds", "error"), rows);
        return new StudyReport(text, charts(settings, results));
    }

    private static Spread measured(Cell cell, Arm arm, StudySettings settings, StudyResults results) {
        StudyResults runs = of(cell, arm, settings.quick(), results)
                .where(Map.of("rate", bestRate(cell, arm, settings.quick(), results)));
        return Spread.of(settings.seeds().stream()
                .flatMap(seed -> runs.where(Map.of("seed", Long.toString(seed))).all().stream())
                .mapToDouble(result -> result.measures().get("error"))
                .toArray());
    }

    /** Median error over depth, one picture per problem and initialisation. */
    private static List<StudyChart> charts(StudySettings settings, StudyResults results) {
        List<StudyChart> charts = new ArrayList<>();
        for (Cell first : cells(settings.quick()).stream()
                .filter(cell -> cell.depth == depths().getFirst())
                .toList()) {
            List<StudyChart.Line> lines = new ArrayList<>();
            for (Arm arm : Arm.values()) {
                double[] medians = depths().stream()
                        .mapToDouble(d -> measured(new Cell(first.problem, d, first.start), arm, settings, results)
                                .median())
                        .toArray();
                lines.add(new StudyChart.Line(
                        arm.label, depths().stream().mapToDouble(d -> d).toArray(), medians));
            }
            charts.add(new StudyChart(
                    first.problem + "-" + first.start,
                    first.problem + ": error over depth, " + first.start,
                    "hidden layers",
                    "relative L2 error, median",
                    true,
                    lines));
        }
        return charts;
    }
}
