package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.objective.ErrorEstimator;
import dev.fluxion.solver.objective.ErrorProbe;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.objective.StageMapping;
import dev.fluxion.solver.sampling.PointSampler;
import dev.fluxion.stablegrad.Checkpoint;
import dev.fluxion.stablegrad.Elapsed;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One network with everything that its training needs. A run has one, and another for each time that its network grows. */
final class Attempt {
    final Mlp network;
    final PinnObjective objective;
    final ErrorEstimator estimator;
    final ProgressRelay relay;
    private final SolveOptions options;
    private final Optional<NoiseFloor> noise;

    /**
     * @param residuals those to train on
     * @param before the history of the run so far, as far as it is known
     * @param stepsBefore the steps that earlier networks of the run took
     */
    Attempt(
            Problem problem,
            ResidualGraph residuals,
            Mlp network,
            SolveOptions options,
            SolveListener listener,
            Workers workers,
            List<Progress> before,
            int stepsBefore) {
        this.network = network;
        this.options = options;
        objective = objective(problem, residuals, network, options, workers);
        Optional<ErrorProbe> probe = ErrorProbe.of(problem, residuals, network, options, workers);
        estimator = new ErrorEstimator(problem, residuals, network, options, workers);
        noise = NoiseFloor.of(problem, objective);
        relay = new ProgressRelay(objective, options, listener, probe, estimator, noise, before, stepsBefore);
    }

    /** The loss of a run, with the weights that it begins with. */
    static PinnObjective objective(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        PinnObjective objective = new PinnObjective(
                residuals,
                problem,
                network,
                options.training(),
                PointSampler.of(options.training().sampler()),
                options.precision(),
                options.seed(),
                workers);
        objective.weights(StageMapping.initialWeights(options.training().weights(), residuals.terms()));
        return objective;
    }

    TrainingResult train(Buffer initial, Elapsed elapsed) {
        return Trainer.train(objective, initial, StageMapping.stages(options.training()), limits(), relay, elapsed);
    }

    TrainingResult resume(Checkpoint checkpoint) {
        return Trainer.resume(objective, checkpoint, StageMapping.stages(options.training()), limits(), relay);
    }

    /** Why training ended. */
    String message(TrainingResult result) {
        if (relay.targetReached()) {
            return "the estimated error is below the target of "
                    + options.targetError().orElseThrow();
        }
        return noise.filter(NoiseFloor::reached).map(NoiseFloor::message).orElse(result.message());
    }

    /** What holds for every training of a run. */
    static TrainingOptions basis(SolveOptions options) {
        return TrainingOptions.DEFAULT
                .withBalancing(StageMapping.balancing(options.training().weights()))
                .withThreads(options.threads())
                .withStopRequested(options.stopRequested());
    }

    private TrainingOptions limits() {
        TrainingOptions result = basis(options)
                .withStopRequested(() -> options.stopRequested().getAsBoolean()
                        || relay.targetReached()
                        || noise.filter(NoiseFloor::reached).isPresent());
        OptionalDouble stop = options.training().stop();
        if (stop.isPresent()) {
            result = result.withTargetLoss(stop.getAsDouble());
        }
        if (options.checkpoint().isPresent()) {
            result = result.withCheckpoint(options.checkpoint().get());
        }
        if (options.timeLimitSeconds().isPresent()) {
            double limit = options.timeLimitSeconds().getAsDouble();
            result = result.withTimeLimit(limit);
            result = result.withStageSeconds(StageMapping.seconds(options.training(), limit));
        }
        return result;
    }
}
