package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.objective.ErrorEstimator;
import dev.fluxion.solver.objective.ErrorProbe;
import dev.fluxion.solver.objective.InputMap;
import dev.fluxion.solver.objective.MemoryEstimate;
import dev.fluxion.solver.objective.PinnModel;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.objective.PlanText;
import dev.fluxion.solver.objective.Scaling;
import dev.fluxion.solver.objective.StageMapping;
import dev.fluxion.solver.objective.UncertaintyEstimate;
import dev.fluxion.solver.sampling.PointSampler;
import dev.fluxion.stablegrad.Checkpoint;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Trains a network on the residuals of a problem. */
public final class Solver {
    private Solver() {}

    /**
     * Trains as {@code options} say and returns the last good model. The same problem, options and seed give the same bits on the
     * same machine, for any number of threads.
     *
     * @throws SolveException if the problem cannot be run as it stands: an empty region, more memory than there is
     */
    public static SolveResult solve(
            Problem problem, ResidualGraph stated, SolveOptions options, SolveListener listener) {
        Scaling.Scaled scaled = Scaling.of(problem, stated);
        ResidualGraph residuals = scaled.residuals();
        Training training = options.training();
        StageMapping.require(training.stages(), options.precision());
        MemoryEstimate memory = MemoryEstimate.of(problem, residuals, options);
        memory.require();
        Mlp network = network(problem, residuals, training);
        List<StageConfig> stages = StageMapping.stages(training.stages());
        try (Workers workers = new Workers(options.threads())) {
            PinnObjective objective = new PinnObjective(
                    residuals,
                    problem,
                    network,
                    training,
                    PointSampler.of(training.sampler()),
                    options.precision(),
                    options.seed(),
                    workers);
            objective.weights(StageMapping.initialWeights(training.weights(), residuals.residuals()));
            Plan plan = PlanText.of(problem, network, objective, options, scaled.units(), memory);
            listener.planned(plan);
            Optional<ErrorProbe> probe = ErrorProbe.of(problem, residuals, network, options, workers);
            ErrorEstimator estimator = new ErrorEstimator(problem, residuals, network, options, workers);
            Optional<NoiseFloor> noise = NoiseFloor.of(problem, objective);
            ProgressRelay relay = new ProgressRelay(objective, options, listener, probe, estimator, noise);
            TrainingResult result = train(objective, network, stages, options, relay, noise);
            Optional<Uncertainty> uncertainty = result.reason().sound()
                    ? UncertaintyEstimate.of(problem, network, objective, result.parameters(), workers)
                    : Optional.empty();
            uncertainty.ifPresent(u -> unidentified(u).forEach(text -> listener.notice(result.steps(), text)));
            OverfitNotice.of(objective, result).ifPresent(text -> listener.notice(result.steps(), text));
            return new SolveResult(
                    new PinnModel(problem, residuals, network, result.parameters()),
                    objective.terms(),
                    result.termValues(),
                    result.weights(),
                    result.steps(),
                    result.seconds(),
                    result.reason(),
                    message(result, relay, noise, options),
                    estimator.relativeError(result.parameters(), result.weights()),
                    uncertainty,
                    plan,
                    relay.history());
        }
    }

    /** A sentence about each number that the data do not determine. */
    private static List<String> unidentified(Uncertainty uncertainty) {
        return IntStream.range(0, uncertainty.names().size())
                .filter(i -> !uncertainty.identifiable()[i])
                .mapToObj(i -> uncertainty.names().get(i)
                        + " is not determined by the data: another value fits them as well once everything else adapts; "
                        + "observe something that depends on it, or give it as a `param`")
                .toList();
    }

    private static TrainingResult train(
            PinnObjective objective,
            Mlp network,
            List<StageConfig> stages,
            SolveOptions options,
            ProgressRelay relay,
            Optional<NoiseFloor> noise) {
        TrainingOptions limits = trainingOptions(options)
                .withStopRequested(() -> options.stopRequested().getAsBoolean()
                        || relay.targetReached()
                        || noise.filter(NoiseFloor::reached).isPresent());
        return switch (options.start()) {
            case Start.Random() -> {
                Buffer initial = network.initialize(options.precision(), Initialization.GLOROT, options.seed());
                yield Trainer.train(objective, initial, stages, limits, relay);
            }
            case Start.Warm(Buffer parameters) -> Trainer.train(objective, parameters, stages, limits, relay);
            case Start.Resumed(Checkpoint checkpoint) -> Trainer.resume(objective, checkpoint, stages, limits, relay);
        };
    }

    private static String message(
            TrainingResult result, ProgressRelay relay, Optional<NoiseFloor> noise, SolveOptions options) {
        if (relay.targetReached()) {
            return "the estimated error is below the target of "
                    + options.targetError().orElseThrow();
        }
        return noise.filter(NoiseFloor::reached).map(NoiseFloor::message).orElse(result.message());
    }

    /**
     * The model of stored parameters.
     *
     * @param training the block it was trained with, which fixes the network's shape
     * @throws IllegalArgumentException if the parameters are not as many as the network has
     */
    public static TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters) {
        ResidualGraph scaled = Scaling.of(problem, residuals).residuals();
        Mlp network = network(problem, scaled, training);
        if (network.parameters() != parameters.length()) {
            throw new IllegalArgumentException(
                    "the network has " + network.parameters() + " parameters, the model " + parameters.length());
        }
        return new PinnModel(problem, scaled, network, parameters);
    }

    /** The network of a training block: scaled or periodic inputs, one output per field. */
    public static Mlp network(Problem problem, ResidualGraph residuals, Training training) {
        return Mlp.of(
                InputMap.features(problem, residuals, training.normalize()),
                Collections.nCopies(
                        training.network().depth(), training.network().width()),
                Activation.of(training.network().activation()),
                problem.fields().size(),
                problem.numbers());
    }

    private static TrainingOptions trainingOptions(SolveOptions options) {
        TrainingOptions result = TrainingOptions.DEFAULT
                .withBalancing(StageMapping.balancing(options.training().weights()))
                .withThreads(options.threads());
        OptionalDouble stop = options.training().stop();
        if (stop.isPresent()) {
            result = result.withTargetLoss(stop.getAsDouble());
        }
        if (options.checkpoint().isPresent()) {
            result = result.withCheckpoint(options.checkpoint().get());
        }
        if (options.timeLimitSeconds().isPresent()) {
            result = result.withTimeLimit(options.timeLimitSeconds().getAsDouble());
        }
        return result;
    }
}
