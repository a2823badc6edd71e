package dev.fluxion.solver;

import dev.fluxion.dsl.problem.Training;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.objective.ErrorEstimator;
import dev.fluxion.solver.objective.ErrorProbe;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.objective.StageMapping;
import dev.fluxion.stablegrad.Memory;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.StageResult;
import dev.fluxion.stablegrad.StepEvent;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns training events into progress, keeps the history, measures the error now and then and resamples the points. */
final class ProgressRelay implements TrainingListener {
    private static final int HISTORY = 2000;

    /** Points stay where the loss at fresh points is at most so many times that at the training points: evenly spread ones serve best then. */
    private static final double UNSEEN = 1.5;

    private static final double SECONDS_BETWEEN_ERRORS = 1;
    private static final double SHORTEST_SECONDS_BETWEEN_ERRORS = 0.1;

    private final PinnObjective objective;
    private final int resample;
    private final int adapt;
    private final int totalSteps;
    private final int keepEvery;
    private final SolveListener listener;
    private final Optional<ErrorProbe> probe;
    private final ErrorEstimator estimator;
    private final OptionalDouble target;
    private final Optional<NoiseFloor> noise;
    private final Map<String, Double> horizons;
    private final BestPoint best;
    private final List<Progress> history = new ArrayList<>();
    private Progress last;
    private double horizon = 1;
    private int looked;
    private int round;
    private Optional<Placed> placed = Optional.empty();
    private double lastErrorAt = Double.NEGATIVE_INFINITY;
    private double lastEstimateAt;
    private boolean reached;
    private double speedSeconds;
    private int speedStep;
    private double speed;

    /** What the adaptive points come from: their round, and the parameters whose residual they follow. */
    private record Placed(int round, Buffer parameters) {}

    ProgressRelay(
            PinnObjective objective,
            SolveOptions options,
            SolveListener listener,
            Optional<ErrorProbe> probe,
            ErrorEstimator estimator,
            Optional<NoiseFloor> noise,
            List<Progress> before,
            int stepsBefore) {
        Training training = options.training();
        this.objective = objective;
        this.resample = training.resample();
        this.adapt = training.adapt();
        this.totalSteps = stepsBefore
                + StageMapping.stages(training).stream()
                        .mapToInt(StageConfig::steps)
                        .sum();
        this.horizons = StageMapping.horizons(training);
        this.keepEvery = Math.max(1, totalSteps / HISTORY);
        this.listener = listener;
        this.probe = probe;
        this.estimator = estimator;
        best = new BestPoint(estimator);
        this.target = options.targetError();
        this.noise = noise;
        history.addAll(before);
    }

    /** Often at first, when an error falls fast, and never more than a few per cent of the time. */
    private static double secondsBetweenErrors(double elapsed) {
        return Math.clamp(elapsed / 20, SHORTEST_SECONDS_BETWEEN_ERRORS, SECONDS_BETWEEN_ERRORS);
    }

    /** The result at the best of the points that were looked at, if that is better than the last one. */
    TrainingResult best(TrainingResult last) {
        return best.of(last, objective, listener);
    }

    /** Whether the estimated error has reached the target. */
    boolean targetReached() {
        return reached;
    }

    @Override
    public void begins(StageConfig stage, Buffer parameters) {
        double wanted = horizon(stage);
        if (wanted != horizon) {
            objective.stretch(horizon / wanted, parameters);
        }
    }

    @Override
    public void stage(StageConfig stage, int step) {
        double wanted = horizon(stage);
        if (wanted != horizon) {
            horizon = wanted;
            listener.notice(step, objective.horizon(wanted));
            round = 0;
            placed = Optional.empty();
            estimator.restart();
            best.restart();
        }
    }

    private double horizon(StageConfig stage) {
        return horizons.getOrDefault(stage.name(), 1.0);
    }

    @Override
    public void beforeStep(int step) {
        round(resample == 0 ? 0 : step / resample);
    }

    /** Takes the points of a round. */
    private void round(int wanted) {
        if (wanted != round) {
            round = wanted;
            objective.resample(round);
            placed = Optional.empty();
        }
    }

    @Override
    public Replaced newPoints(int step, Buffer parameters) {
        noise.ifPresent(floor -> floor.step(step, last));
        int wanted = adapt == 0 ? 0 : step / adapt;
        if (wanted == looked) {
            return Replaced.NOTHING;
        }
        looked = wanted;
        if (horizon < 1) {
            return Replaced.NOTHING;
        }
        double fresh = best.look(step, parameters, last.weights());
        if (best.replaces(fresh, parameters)) {
            listener.notice(
                    step,
                    String.format(
                            Locale.ROOT,
                            "back to step %d: the loss at fresh points was %.1e there and is %.1e now",
                            best.step(),
                            best.loss(),
                            fresh));
            adapt(step, parameters);
            return Replaced.POINTS_AND_PARAMETERS;
        }
        if (fresh <= UNSEEN * last.loss()) {
            return Replaced.NOTHING;
        }
        adapt(step, parameters);
        return Replaced.POINTS;
    }

    @Override
    public boolean minimum(int step, Buffer parameters) {
        if (adapt == 0
                || horizon < 1
                || !OverfitNotice.suspicious(estimator.freshLoss(parameters, last.weights()), last.loss())) {
            return false;
        }
        adapt(step, parameters);
        listener.notice(step, "a minimum on these points only: points move to where the residual is large");
        return true;
    }

    private void adapt(int step, Buffer parameters) {
        looked = step / adapt;
        placed = Optional.of(new Placed(looked, parameters.copy()));
        objective.adapt(looked, parameters);
        noise.ifPresent(NoiseFloor::restart);
    }

    @Override
    public Memory save() {
        Memory points = new Memory(
                new double[] {round, looked, placed.map(Placed::round).orElse(0)},
                placed.stream().map(Placed::parameters).toList());
        return Memory.of(
                List.of(points, best.save(), noise.map(NoiseFloor::save).orElse(Memory.NOTHING)));
    }

    @Override
    public void restore(Memory memory) {
        List<Memory> parts = memory.parts();
        Memory points = parts.getFirst();
        round((int) points.numbers()[0]);
        looked = (int) points.numbers()[1];
        placed = points.arrays().stream().findFirst().map(p -> new Placed((int) points.numbers()[2], p));
        placed.ifPresent(p -> objective.adapt(p.round, p.parameters));
        best.restore(parts.get(1));
        noise.ifPresent(floor -> floor.restore(parts.get(2)));
    }

    @Override
    public void step(StepEvent event) {
        double elapsed = event.seconds() - speedSeconds;
        if (elapsed > 0.5 || speed == 0) {
            speed = elapsed > 0 ? (event.step() - speedStep) / elapsed : 0;
            speedSeconds = event.seconds();
            speedStep = event.step();
        }
        estimator.step(event.loss(), event.parameters());
        if (target.isPresent() && horizon == 1 && event.seconds() - lastEstimateAt >= SECONDS_BETWEEN_ERRORS) {
            lastEstimateAt = event.seconds();
            OptionalDouble estimate = estimator.relativeError(event.parameters(), event.weights());
            reached |= estimate.isPresent() && estimate.getAsDouble() <= target.getAsDouble();
        }
        OptionalDouble error = OptionalDouble.empty();
        if (probe.isPresent() && event.seconds() - lastErrorAt >= secondsBetweenErrors(event.seconds())) {
            error = OptionalDouble.of(probe.get().largestRelativeError(event.parameters()));
            lastErrorAt = event.seconds();
        }
        last = new Progress(
                event.stage(),
                event.step(),
                totalSteps,
                event.loss(),
                event.termValues(),
                event.weights(),
                event.learningRate(),
                event.seconds(),
                speed,
                error,
                event.stableGrad());
        if (event.step() % keepEvery == 0 || error.isPresent()) {
            history.add(last);
        }
        listener.progress(last);
    }

    @Override
    public void stageEnded(StageResult result) {
        listener.notice(last == null ? 0 : last.step(), result.stage() + " ended: " + result.message());
    }

    @Override
    public void notice(int step, String message) {
        listener.notice(step, message);
    }

    /** The reports worth keeping, the last one included. */
    List<Progress> history() {
        if (last != null && (history.isEmpty() || history.getLast() != last)) {
            history.add(last);
        }
        return List.copyOf(history);
    }
}
