package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.optimizer.BroydenUpdate;
import dev.fluxion.stablegrad.optimizer.FactoredInverse;
import dev.fluxion.stablegrad.optimizer.InverseHessian;
import dev.fluxion.stablegrad.optimizer.LimitedMemory;
import dev.fluxion.stablegrad.optimizer.LineSearch;
import dev.fluxion.stablegrad.pass.Doubles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs one quasi-Newton stage on fixed points and weights: direction, line search, curvature pair. */
final class QuasiNewtonStage implements Stage {
    /** Least part of a quasi-Newton step that is tried first, should the last decrease be mere rounding. */
    private static final double SHORTEST_FIRST_STEP = 0.01;

    /** Numbers of a saved state before those of the inverse Hessian. */
    private static final int OWN_NUMBERS = 4;

    /** How often a stage goes on from a minimum on other points. */
    private static final int MOST_MINIMA = 10;

    private final Run run;
    private final StageConfig config;
    private final double tolerance;
    private final InverseHessian inverse;
    private final LineSearch lineSearch;
    private final Buffer trial;
    private final Buffer trialGradient;
    private final double[] x;
    private final double[] g;
    private final double[] p;
    private final double[] s;
    private final double[] y;
    private final double[] bestX;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double previousLoss = Double.NaN;
    private int flatSteps;
    private int minima;

    QuasiNewtonStage(Run run, StageConfig.LBfgs config) {
        this(
                run,
                config,
                config.gradientTolerance(),
                new LimitedMemory(run.parameters.length(), config.history(), config.selfScaled()));
    }

    QuasiNewtonStage(Run run, StageConfig.Bfgs config) {
        this(run, config, config.gradientTolerance(), dense(run, config));
    }

    private QuasiNewtonStage(Run run, StageConfig config, double tolerance, InverseHessian inverse) {
        int n = run.parameters.length();
        this.run = run;
        this.config = config;
        this.tolerance = tolerance;
        this.inverse = inverse;
        this.lineSearch =
                new LineSearch(this::evaluate, n, run.parameters.precision().epsilon());
        this.trial = Buffer.allocate(run.parameters.precision(), n);
        this.trialGradient = Buffer.allocate(run.parameters.precision(), n);
        this.x = new double[n];
        this.g = new double[n];
        this.p = new double[n];
        this.s = new double[n];
        this.y = new double[n];
        this.bestX = new double[n];
    }

    private static FactoredInverse dense(Run run, StageConfig.Bfgs config) {
        int n = run.parameters.length();
        BroydenUpdate family =
                switch (config.update()) {
                    case BFGS -> BroydenUpdate.BFGS;
                    case SSBFGS -> BroydenUpdate.SSBFGS;
                    case SSBROYDEN -> BroydenUpdate.SSBROYDEN;
                };
        return new FactoredInverse(n, family, run.workers);
    }

    @Override
    public Outcome run(int fromStep, CheckpointSink sink) {
        if (fromStep == 0) {
            run.listener.beforeStep(run.step);
        }
        run.balancer.beforeQuasiNewtonStage();
        double loss = evaluateStart();
        if (!run.finite()) {
            return new Outcome(
                    fromStep, StopReason.NON_FINITE, config.name() + ", step " + run.step + ": " + run.nonFinite());
        }
        keepBest(loss);
        run.emit(config, fromStep, 0, Optional.empty());
        int stageStep = fromStep;
        while (true) {
            Optional<Outcome> end = end(stageStep);
            if (end.isPresent()) {
                if (!goesOn(end.get())) {
                    return end.get();
                }
                loss = fromMinimum();
            }
            loss = switch (run.listener.newPoints(run.step, run.parameters)) {
                case NOTHING -> loss;
                case POINTS -> restart();
                case POINTS_AND_PARAMETERS -> elsewhere();
            };
            double slope = descent();
            LineSearch.Status status = lineSearch.search(x, p, loss, slope, firstStep(loss, slope));
            if (status == LineSearch.Status.FAILED) {
                evaluateStart();
                if (inverse.fresh()) {
                    Outcome failed = lineSearchFailed(stageStep);
                    if (!goesOn(failed)) {
                        return failed;
                    }
                    loss = fromMinimum();
                    continue;
                }
                reset("the line search found no decrease");
                continue;
            }
            loss = accept(loss);
            stageStep++;
            run.step++;
            run.emit(config, stageStep, lineSearch.step(), Optional.empty());
            sink.boundary(stageStep);
        }
    }

    /** Whether a stage that found its minimum goes on, because the listener has put the points elsewhere. */
    private boolean goesOn(Outcome outcome) {
        boolean minimum =
                switch (outcome.reason()) {
                    case GRADIENT_TOLERANCE, FLAT_LOSS, LINE_SEARCH_FAILED -> true;
                    case STEPS, STAGE_TIME, TARGET_LOSS, DAMPING_LIMIT, TIME_LIMIT, STOP_REQUESTED, NON_FINITE -> false;
                };
        return minimum
                && outcome.stageStep() < config.steps()
                && minima < MOST_MINIMA
                && run.listener.minimum(run.step, run.parameters);
    }

    /** Goes on from a minimum on other points. */
    private double fromMinimum() {
        minima++;
        return elsewhere();
    }

    /** Goes on at the run's parameters on other points, from no curvature. */
    private double elsewhere() {
        inverse.reset();
        return restart();
    }

    /** Takes up the parameters on new points: losses on the old ones do not compare, curvature does. */
    private double restart() {
        double loss = evaluateStart();
        bestLoss = Double.POSITIVE_INFINITY;
        previousLoss = Double.NaN;
        flatSteps = 0;
        keepBest(loss);
        return loss;
    }

    /** Loss and gradient at the run's parameters, into x and g as well. */
    private double evaluateStart() {
        load(run.parameters, x);
        return evaluate(x, g);
    }

    /** Fills p with a direction of descent, by a reset if need be; its slope. */
    private double descent() {
        if (inverse.direction(g, p)) {
            double slope = Doubles.dot(g, p);
            if (slope < 0 && Double.isFinite(slope)) {
                return slope;
            }
        }
        reset("the direction does not descend");
        inverse.direction(g, p);
        return Doubles.dot(g, p);
    }

    /**
     * The step to try first. If f(x + αp) falls as it did last, α is 2Δf / slope (Nocedal and Wright, equation 3.60); the whole step is the
     * largest. A self-scaled inverse is systematically too large, and with this step nearly every search ends at its first evaluation.
     */
    private double firstStep(double loss, double slope) {
        if (inverse.fresh()) {
            return Math.min(1, 1 / Math.sqrt(-slope));
        }
        double guess = 1.01 * 2 * (loss - previousLoss) / slope;
        return guess > 0 ? Math.clamp(guess, SHORTEST_FIRST_STEP, 1) : 1;
    }

    private void reset(String why) {
        inverse.reset();
        run.listener.notice(run.step, config.name() + ", step " + run.step + ": " + why + "; curvature forgotten");
    }

    /** Moves to the point found and takes up its curvature pair; the loss there. */
    private double accept(double loss) {
        double found = lineSearch.value();
        previousLoss = loss;
        Doubles.combine(lineSearch.x(), -1, x, s);
        Doubles.combine(lineSearch.gradient(), -1, g, y);
        System.arraycopy(lineSearch.x(), 0, x, 0, x.length);
        System.arraycopy(lineSearch.gradient(), 0, g, 0, g.length);
        if (!lineSearch.foundLast()) {
            evaluate(x, g);
        }
        store(x, run.parameters);
        double epsilon = run.parameters.precision().epsilon();
        if (Doubles.dot(s, y) > epsilon * Math.sqrt(Doubles.dot(s, s) * Doubles.dot(y, y))) {
            inverse.update(s, y, lineSearch.step());
        }
        flatSteps = Math.abs(loss - found) <= 4 * epsilon * Math.abs(loss) ? flatSteps + 1 : 0;
        keepBest(found);
        return found;
    }

    private void keepBest(double loss) {
        if (!(loss >= bestLoss)) {
            bestLoss = loss;
            System.arraycopy(x, 0, bestX, 0, x.length);
        }
    }

    /** Why the stage is over at the present point, if it is; the run then holds the best point. */
    private Optional<Outcome> end(int stageStep) {
        return run.end(stageStep, config.steps(), Doubles.maxAbs(g), tolerance, flatSteps)
                .map(end -> finish(stageStep, end.reason(), end.message()));
    }

    private Outcome lineSearchFailed(int stageStep) {
        if (lineSearch.flat()) {
            return finish(
                    stageStep,
                    StopReason.FLAT_LOSS,
                    "the loss %.6e does not change beyond rounding along the steepest descent".formatted(run.loss));
        }
        return finish(
                stageStep,
                StopReason.LINE_SEARCH_FAILED,
                "no decrease along the steepest descent after a reset (loss %.6e, largest gradient element %.2e)"
                        .formatted(run.loss, Doubles.maxAbs(g)));
    }

    private Outcome finish(int stageStep, StopReason reason, String message) {
        if (run.loss > bestLoss) {
            System.arraycopy(bestX, 0, x, 0, x.length);
            evaluate(x, g);
            store(x, run.parameters);
        }
        return new Outcome(stageStep, reason, message);
    }

    /** Evaluates the objective in its own precision, to which x is rounded. */
    private double evaluate(double[] at, double[] gradient) {
        store(at, trial);
        run.evaluate(trial, trialGradient);
        load(trial, at);
        load(trialGradient, gradient);
        return run.finite() ? run.loss : Double.NaN;
    }

    private static void store(double[] from, Buffer to) {
        switch (to) {
            case Buffer.F32(float[] values) -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) from[i];
                }
            }
            case Buffer.F64(double[] values) -> System.arraycopy(from, 0, values, 0, values.length);
        }
    }

    private static void load(Buffer from, double[] to) {
        switch (from) {
            case Buffer.F32(float[] values) -> {
                for (int i = 0; i < values.length; i++) {
                    to[i] = values[i];
                }
            }
            case Buffer.F64(double[] values) -> System.arraycopy(values, 0, to, 0, values.length);
        }
    }

    @Override
    public Memory save() {
        double[] own = inverse.numbers();
        double[] numbers = new double[own.length + OWN_NUMBERS];
        numbers[0] = flatSteps;
        numbers[1] = bestLoss;
        numbers[2] = previousLoss;
        numbers[3] = minima;
        System.arraycopy(own, 0, numbers, OWN_NUMBERS, own.length);
        List<Buffer> arrays = new ArrayList<>();
        arrays.add(new Buffer.F64(bestX));
        inverse.arrays().forEach(a -> arrays.add(new Buffer.F64(a)));
        return new Memory(numbers, arrays);
    }

    @Override
    public void restore(Memory state) {
        flatSteps = (int) state.numbers()[0];
        bestLoss = state.numbers()[1];
        previousLoss = state.numbers()[2];
        minima = (int) state.numbers()[3];
        List<double[]> arrays =
                state.arrays().stream().map(b -> ((Buffer.F64) b).values()).toList();
        System.arraycopy(arrays.get(0), 0, bestX, 0, bestX.length);
        inverse.restore(
                Arrays.copyOfRange(state.numbers(), OWN_NUMBERS, state.numbers().length),
                arrays.subList(1, arrays.size()));
    }
}
