package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.check.SecondOpinion;
import dev.fluxion.solver.features.InputMap;
import dev.fluxion.solver.features.Jump;
import dev.fluxion.solver.features.Jumps;
import dev.fluxion.solver.metrics.AtBounds;
import dev.fluxion.solver.objective.MemoryEstimate;
import dev.fluxion.solver.objective.PinnModel;
import dev.fluxion.solver.objective.PlanText;
import dev.fluxion.solver.objective.Scaling;
import dev.fluxion.solver.objective.StageMapping;
import dev.fluxion.solver.objective.TimeBudget;
import dev.fluxion.solver.objective.UncertaintyEstimate;
import dev.fluxion.stablegrad.Checkpoint;
import dev.fluxion.stablegrad.Elapsed;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Trains a network on the residuals of a problem. */
public final class Solver {
    private Solver() {}

    /**
     * Trains as asked and returns the last good model. The same problem, options and seed give the same bits on the
     * same machine, for any number of threads.
     *
     * @throws SolveException if the problem cannot be run as it stands: an empty region, more memory than there is
     */
    public static SolveResult solve(Problem problem, ResidualGraph stated, SolveOptions asked, SolveListener listener) {
        Scaling.Scaled scaled = Scaling.of(problem, stated);
        ResidualGraph residuals = scaled.residuals();
        TimeBudget budget =
                TimeBudget.of(problem, residuals, () -> network(problem, residuals, asked.training()), asked);
        SolveOptions options = budget.options();
        List<Jump> jumps = Jumps.of(residuals, problem);
        ResidualGraph trained = Jumps.damped(residuals, jumps);
        StageMapping.require(problem, options.training().stages(), options.precision());
        MemoryEstimate memory = MemoryEstimate.of(problem, residuals, options);
        memory.require();
        try (Workers workers = new Workers(options.threads())) {
            int times = timesGrown(problem, residuals, options);
            SolveOptions now = options.withTraining(Growth.grown(options.training(), times));
            Mlp network = network(problem, residuals, now.training());
            Optional<? extends PreparedStart> prepared = times > 0 || options.start() instanceof Start.Warm
                    ? Optional.empty()
                    : PreparedStart.of(problem, trained, network, now, workers);
            if (prepared.isPresent()) {
                now = now.withTraining(prepared.get().training());
            }
            Attempt attempt = new Attempt(
                    problem,
                    trained,
                    network,
                    now,
                    listener,
                    workers,
                    List.of(),
                    times == 0 ? 0 : stepsBefore(options));
            Optional<SecondOpinion> opinion = SecondOpinion.ofUnknown(problem);
            Plan plan = PlanText.of(
                    problem,
                    network,
                    attempt.objective,
                    now,
                    budget.text(),
                    prepared.map(PreparedStart::text),
                    jumps,
                    scaled.units(),
                    memory,
                    opinion.map(SecondOpinion::plan));
            listener.planned(plan);
            if (prepared.isEmpty()) {
                BreakdownNotice.of(problem).ifPresent(text -> listener.notice(0, text));
            }
            TrainingResult result = begin(attempt, prepared, now, listener);
            while (Growth.wanted(options, times, result)) {
                times++;
                now = options.withTraining(Growth.grown(options.training(), times));
                Mlp wider = network(problem, residuals, now.training());
                if (!Growth.possible(problem, residuals, now, wider.parameters())) {
                    listener.notice(
                            result.steps(),
                            "the network cannot grow: memory or its optimizer do not allow " + wider.parameters()
                                    + " parameters");
                    break;
                }
                listener.notice(
                        result.steps(),
                        String.format(
                                Locale.ROOT,
                                "the network grows from %,d to %,d parameters, hidden layers of %d: training ended at a loss of %.1e",
                                attempt.network.parameters(),
                                wider.parameters(),
                                now.training().network().width(),
                                result.loss()));
                Buffer widened = attempt.network.widen(
                        result.parameters(), wider, Initialization.GLOROT, options.seed() + times);
                attempt = new Attempt(
                        problem, trained, wider, now, listener, workers, attempt.relay.history(), result.steps());
                attempt.objective.weights(result.weights());
                result = attempt.train(widened, new Elapsed(result.steps(), result.seconds()));
            }
            return result(problem, residuals, attempt, attempt.relay.best(result), plan, opinion, listener, workers);
        }
    }

    private static SolveResult result(
            Problem problem,
            ResidualGraph residuals,
            Attempt attempt,
            TrainingResult result,
            Plan plan,
            Optional<SecondOpinion> opinion,
            SolveListener listener,
            Workers workers) {
        Optional<Uncertainty> uncertainty = result.reason().sound()
                ? UncertaintyEstimate.of(
                        problem, residuals, attempt.network, attempt.objective, result.parameters(), workers)
                : Optional.empty();
        uncertainty.ifPresent(
                u -> UndeterminedNotice.of(problem, u).forEach(text -> listener.notice(result.steps(), text)));
        double[] fresh = attempt.objective.freshTermValues(result.parameters());
        OverfitNotice.of(attempt.objective.terms(), fresh, attempt.estimator, result)
                .ifPresent(text -> listener.notice(result.steps(), text));
        List<Unsolved> unsolved = result.reason().sound()
                ? Unsolved.of(attempt.network, attempt.objective, residuals, result.parameters(), fresh)
                : List.of();
        unsolved.stream().limit(1).forEach(worst -> listener.notice(result.steps(), worst.text()));
        TrainedModel model = new PinnModel(problem, residuals, attempt.network, result.parameters());
        AtBounds.notices(problem, model).forEach(text -> listener.notice(result.steps(), text));
        Optional<IndependentCheck> second =
                opinion.filter(o -> result.reason().sound()).map(o -> o.compare(model));
        return new SolveResult(
                model,
                attempt.objective.terms(),
                result.termValues(),
                result.weights(),
                result.steps(),
                result.seconds(),
                result.reason(),
                attempt.message(result),
                second.filter(IndependentCheck::decides)
                        .map(found -> OptionalDouble.of(found.difference()))
                        .orElseGet(() -> Unsolved.atLeast(
                                unsolved, attempt.estimator.relativeError(result.parameters(), result.weights()))),
                second,
                uncertainty,
                plan,
                attempt.relay.history());
    }

    /** How often the network had grown where the run starts. */
    private static int timesGrown(Problem problem, ResidualGraph residuals, SolveOptions options) {
        return switch (options.start()) {
            case Start.Random() -> 0;
            case Start.Warm(Buffer parameters) ->
                Growth.times(problem, residuals, options.training(), parameters.length())
                        .orElse(0);
            case Start.Resumed(Checkpoint checkpoint) ->
                Growth.times(
                                problem,
                                residuals,
                                options.training(),
                                checkpoint.parameters().length())
                        .orElse(0);
        };
    }

    /** The steps before the only stage of a network that has grown. */
    private static int stepsBefore(SolveOptions options) {
        return options.start() instanceof Start.Resumed(Checkpoint checkpoint)
                ? checkpoint.step() - checkpoint.stageStep()
                : 0;
    }

    private static TrainingResult begin(
            Attempt attempt, Optional<? extends PreparedStart> prepared, SolveOptions options, SolveListener listener) {
        return switch (options.start()) {
            case Start.Random() -> {
                InitialGuess guess = prepared.isPresent()
                        ? prepared.get().guess(listener)
                        : MultiStart.choose(attempt, options, listener);
                yield attempt.train(guess.parameters(), guess.elapsed());
            }
            case Start.Warm(Buffer parameters) -> attempt.train(parameters, Elapsed.NOTHING);
            case Start.Resumed(Checkpoint checkpoint) -> attempt.resume(checkpoint);
        };
    }

    /**
     * The model of stored parameters.
     *
     * @param training the block it was trained with, which fixes the network's shape
     * @throws IllegalArgumentException if the parameters are not as many as the network has
     */
    public static TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters) {
        ResidualGraph scaled = Scaling.of(problem, residuals).residuals();
        int times = Growth.times(problem, scaled, training, parameters.length())
                .orElseThrow(() -> new IllegalArgumentException("the network has "
                        + network(problem, scaled, training).parameters() + " parameters, the model "
                        + parameters.length()));
        Mlp network = network(problem, scaled, Growth.grown(training, times));
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
}
