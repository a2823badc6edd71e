package dev.fluxion.solver;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.initialvalue.InitialValueProblem;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.sampling.Sobol;
import dev.fluxion.stablegrad.Elapsed;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The start of ordinary differential equations with everything given at the start: a network that is fitted to their solution by a Runge–Kutta method. Over a long time their
 * residuals are small for other functions too, such as one that rests, and from the right one training does not come to those. What is trained from there is the equations
 * alone.
 *
 * @param residuals those to train on
 * @param points where the network is fitted
 * @param values {@code [field][point]}: the integrated solution
 */
record IntegratedStart(
        Problem problem,
        ResidualGraph residuals,
        Mlp network,
        SolveOptions options,
        Workers workers,
        PointSet points,
        double[][] values)
        implements PreparedStart {
    /** A start is not more exact than a fit. */
    private static final double TOLERANCE = 1e-8;

    private static final int STEPS = 5000;

    /** The sum of the mean squared distances of the fields, each over its mean square, that is enough. */
    private static final double ENOUGH = 1e-8;

    /** The most of a time limit that fitting takes. */
    private static final double PART_OF_TIME = 0.5;

    /**
     * The start, if the problem is of the kind, can be integrated, and leaves the optimizers to us.
     *
     * @param residuals those to train on
     * @param network of the options
     */
    static Optional<IntegratedStart> of(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        Training training = options.training();
        boolean usual = training.windows() == problem.standardTraining().windows();
        if (!usual || !PreparedStart.chosen(options)) {
            return Optional.empty();
        }
        PointSet points = Collocation.points(
                problem.interior(), problem.axes(), training.interior(), new Sobol(), options.seed(), 0);
        return InitialValueProblem.of(problem)
                .flatMap(known -> known.solve(TOLERANCE, points.coordinates()[0]))
                .map(values -> new IntegratedStart(problem, residuals, network, options, workers, points, values));
    }

    @Override
    public Training training() {
        return options.training().lastStageOnly();
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "all is given at the start: the network is fitted to a solution by %s at %d points, and trained on the equations alone from there",
                InitialValueProblem.METHOD,
                points.count());
    }

    @Override
    public InitialGuess guess(SolveListener listener) {
        PinnObjective fit = new PinnObjective(
                distances(), problem, network, options.training(), new Sobol(), Precision.F64, options.seed(), workers);
        Buffer random = network.initialize(Precision.F64, Initialization.GLOROT, options.seed());
        StageConfig bfgs = new StageConfig.Bfgs("fit", STEPS, 0, StageConfig.Bfgs.Update.SSBROYDEN);
        TrainingOptions limits = TrainingOptions.DEFAULT
                .withThreads(options.threads())
                .withStopRequested(options.stopRequested())
                .withTargetLoss(ENOUGH);
        if (options.timeLimitSeconds().isPresent()) {
            limits = limits.withTimeLimit(
                    PART_OF_TIME * options.timeLimitSeconds().getAsDouble());
        }
        TrainingResult result = Trainer.train(fit, random, List.of(bfgs), limits, TrainingListener.NONE);
        listener.notice(
                0,
                String.format(
                        Locale.ROOT,
                        "start: the network is fitted to an integrated solution with a relative error of %.0e, in %d steps",
                        Math.sqrt(result.loss()),
                        result.steps()));
        return new InitialGuess(result.parameters(), new Elapsed(0, result.seconds()));
    }

    /** The distances to the integrated solution, relative to its size, and the values at the start: training would make up for a wrong one by a jump to the right solution. */
    private ResidualGraph distances() {
        Graph graph = residuals.graph();
        Support.Points where = new Support.Points(points.coordinates(), points.normals());
        List<Residual> distances = new ArrayList<>(residuals.residuals().stream()
                .filter(residual -> residual.kind() != Residual.Kind.EQUATION)
                .toList());
        for (int f = 0; f < values.length; f++) {
            double size =
                    Math.sqrt(Arrays.stream(values[f]).map(v -> v * v).average().orElseThrow());
            Node data = graph.custom(new DataColumn("integrated", values[f]), List.of());
            Node distance = graph.subtract(residuals.fields().get(f), data);
            distances.add(new Residual(
                    problem.fields().get(f).name(),
                    Residual.Kind.OBSERVATION,
                    size > 0 ? graph.divide(distance, graph.constant(size)) : distance,
                    graph.constant(1),
                    where,
                    OptionalInt.empty()));
        }
        return new ResidualGraph(graph, distances, residuals.fields());
    }
}
