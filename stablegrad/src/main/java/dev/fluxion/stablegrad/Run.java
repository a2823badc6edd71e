package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state that the stages of one training share. Loss, terms and statistics are those of the last evaluation. */
final class Run {
    /** Steps in a row that change the loss by no more than its rounding, after which a stage ends. */
    private static final int FLAT_STEPS = 10;

    final TermObjective objective;
    final TrainingOptions options;
    final TrainingListener listener;
    final Workers workers;
    final Buffer parameters;
    final Buffer gradient;
    final GradientStatistics statistics;
    final TermBalancer balancer;
    int step;
    double loss = Double.NaN;
    double[] terms = {};
    private double stageBegan;
    private double stageSeconds = Double.POSITIVE_INFINITY;
    private final long start;

    Run(
            TermObjective objective,
            Buffer parameters,
            TrainingOptions options,
            TrainingListener listener,
            Workers workers,
            double secondsBefore) {
        this.objective = objective;
        this.options = options;
        this.listener = listener;
        this.workers = workers;
        this.parameters = parameters;
        this.gradient = Buffer.allocate(parameters.precision(), parameters.length());
        this.statistics = new GradientStatistics(objective.layout());
        this.balancer = new TermBalancer(this);
        this.start = System.nanoTime() - Math.round(secondsBefore * 1e9);
    }

    /**
     * Why a stage of second order is over, if it is.
     *
     * @param steps most steps of the stage
     * @param largest the largest gradient element
     * @param tolerance of the gradient elements
     * @param flat steps in a row that changed the loss by no more than its rounding
     */
    Optional<Stage.Outcome> end(int stageStep, int steps, double largest, double tolerance, int flat) {
        Optional<StopReason> interruption = interruption();
        if (interruption.isPresent()) {
            return Optional.of(
                    new Stage.Outcome(stageStep, interruption.get(), describe(interruption.get(), stageStep)));
        }
        if (largest <= tolerance) {
            return Optional.of(new Stage.Outcome(
                    stageStep,
                    StopReason.GRADIENT_TOLERANCE,
                    "the largest gradient element %.2e is within the tolerance %.2e".formatted(largest, tolerance)));
        }
        if (flat >= FLAT_STEPS) {
            return Optional.of(new Stage.Outcome(
                    stageStep,
                    StopReason.FLAT_LOSS,
                    "the loss %.6e has not changed beyond rounding in %d steps".formatted(loss, flat)));
        }
        if (stageIsOver()) {
            return Optional.of(
                    new Stage.Outcome(stageStep, StopReason.STAGE_TIME, describe(StopReason.STAGE_TIME, stageStep)));
        }
        return stageStep >= steps
                ? Optional.of(new Stage.Outcome(stageStep, StopReason.STEPS, describe(StopReason.STEPS, stageStep)))
                : Optional.empty();
    }

    /** Begins a stage; the last one has all the time that is left. */
    void begin(StageConfig stage, boolean last) {
        stageBegan = seconds();
        double most = options.stageSeconds().getOrDefault(stage.name(), Double.POSITIVE_INFINITY);
        stageSeconds = last ? Double.POSITIVE_INFINITY : most;
    }

    /** Whether the stage has taken all the time that it may. */
    boolean stageIsOver() {
        return seconds() - stageBegan >= stageSeconds;
    }

    /** Loss, terms, gradient and its statistics at {@code parameters}. */
    void evaluate() {
        evaluate(parameters, gradient);
    }

    void evaluate(Buffer at, Buffer into) {
        loss = objective.valueAndGradient(at, into);
        terms = objective.termValues();
        statistics.measure(into);
    }

    boolean finite() {
        return Double.isFinite(loss) && statistics.finite();
    }

    /** What was not finite in the last evaluation: terms and block by name. */
    String nonFinite() {
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < terms.length; k++) {
            if (!Double.isFinite(terms[k])) {
                parts.add("loss term " + objective.terms().get(k) + " is " + terms[k]);
            }
        }
        if (parts.isEmpty() && !Double.isFinite(loss)) {
            parts.add("the loss is " + loss);
        }
        if (!statistics.finite()) {
            parts.add("the gradient of " + statistics.firstBadBlock() + " is not finite");
        }
        return String.join("; ", parts);
    }

    double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Why training must end now, if it must. */
    Optional<StopReason> interruption() {
        if (options.stopRequested().getAsBoolean()) {
            return Optional.of(StopReason.STOP_REQUESTED);
        }
        if (options.targetLoss().isPresent() && loss <= options.targetLoss().getAsDouble()) {
            return Optional.of(StopReason.TARGET_LOSS);
        }
        if (options.timeLimitSeconds().isPresent()
                && seconds() >= options.timeLimitSeconds().getAsDouble()) {
            return Optional.of(StopReason.TIME_LIMIT);
        }
        return Optional.empty();
    }

    /** The reasons that need no numbers of a method, in words. */
    String describe(StopReason reason, int stageStep) {
        return switch (reason) {
            case STEPS -> "all " + stageStep + " steps taken";
            case STAGE_TIME -> "%d steps took %.1f s, its share of the time limit".formatted(stageStep, stageSeconds);
            case TARGET_LOSS ->
                "the loss %.3e reached the target %.3e"
                        .formatted(loss, options.targetLoss().orElseThrow());
            case TIME_LIMIT -> "the time limit of " + options.timeLimitSeconds().orElseThrow() + " s ran out";
            case STOP_REQUESTED -> "stop requested";
            case NON_FINITE -> nonFinite();
            case GRADIENT_TOLERANCE -> "the largest gradient element is within tolerance";
            case FLAT_LOSS -> "the loss no longer changes";
            case LINE_SEARCH_FAILED, DAMPING_LIMIT -> "no acceptable step";
        };
    }

    void emit(StageConfig stage, int stageStep, double rate, Optional<StableGradTelemetry> stableGrad) {
        listener.step(new StepEvent(
                stage.name(),
                step,
                stageStep,
                stage.steps(),
                parameters,
                loss,
                terms,
                objective.weights(),
                rate,
                statistics.norm(),
                seconds(),
                stableGrad));
    }
}
