package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.pass.Doubles;
import java.util.List;
import java.util.Optional;

/**
 * Runs one Levenberg–Marquardt stage: steps δ of (JᵀJ + μ·I)·δ = −Jᵀr, where μ follows the ratio of the decrease found to the one predicted (Nielsen 1999).
 * A step that does not decrease the loss is solved for again with a larger μ, from the same matrix. How the equations are solved is a {@link DampedForm}. New points cost nothing but an evaluation, so the
 * listener may change them before any step.
 */
final class LevenbergMarquardtStage implements Stage {
    /** μ of the first step relative to the largest diagonal element. */
    private static final double FIRST_DAMPING = 1e-3;

    /** Beyond this multiple of the largest diagonal element, a step is a gradient step too short to change anything. */
    private static final double LARGEST_DAMPING = 1e8;

    /** Below this multiple, μ is less than the rounding of the matrix. */
    private static final double SMALLEST_DAMPING = 1e-18;

    private static final int FLAT_STEPS = 10;

    private final Run run;
    private final StageConfig.LevenbergMarquardt config;
    private final DampedSystem system;
    private final int n;
    private final double[] x;
    private final double[] step;
    private final Buffer trial;
    private final Buffer trialGradient;
    private double damping = Double.NaN;
    private double growth = 2;
    private int flatSteps;

    LevenbergMarquardtStage(Run run, StageConfig.LevenbergMarquardt config) {
        this.run = run;
        this.config = config;
        n = run.parameters.length();
        LeastSquaresObjective objective = (LeastSquaresObjective) run.objective;
        system = switch (config.form().orElseGet(() -> DampedForm.of(n, objective.residuals()))) {
            case PARAMETERS -> new ParameterSystem(objective, n, run.workers);
            case RESIDUALS -> new ResidualSystem(objective, n, run.workers);
            case PRODUCTS ->
                new ProductSystem(
                        objective,
                        n,
                        ProductSystem.TOLERANCE,
                        ProductSystem.MOST_ITERATIONS,
                        () -> run.interruption().isPresent());
        };
        x = ((Buffer.F64) run.parameters).values();
        step = new double[n];
        trial = Buffer.allocate(Precision.F64, n);
        trialGradient = Buffer.allocate(Precision.F64, n);
    }

    @Override
    public Outcome run(int fromStep, CheckpointSink sink) {
        run.listener.beforeStep(run.step);
        run.balancer.beforeQuasiNewtonStage();
        int stageStep = fromStep;
        double rate = 0;
        while (true) {
            run.listener.beforeStep(run.step);
            run.evaluate();
            if (!run.finite()) {
                return new Outcome(
                        stageStep,
                        StopReason.NON_FINITE,
                        config.name() + ", step " + run.step + ": " + run.nonFinite());
            }
            run.emit(config, stageStep, rate, Optional.empty());
            Optional<Outcome> end = end(stageStep);
            if (end.isPresent()) {
                return end.get();
            }
            system.assemble(run.parameters);
            Optional<Outcome> stuck = advance(stageStep);
            if (stuck.isPresent()) {
                return stuck.get();
            }
            rate = damping;
            stageStep++;
            run.step++;
            sink.boundary(stageStep);
        }
    }

    /** Moves the parameters by one step that decreases the loss, or says why there is none. */
    private Optional<Outcome> advance(int stageStep) {
        double largest = system.largestDiagonal();
        if (Double.isNaN(damping)) {
            damping = FIRST_DAMPING * largest;
        }
        double[] gradient = ((Buffer.F64) run.gradient).values();
        double before = run.loss;
        double[] termsBefore = run.terms;
        while (damping <= LARGEST_DAMPING * largest) {
            if (system.solve(damping, gradient, step)) {
                double predicted = system.predicted(damping, gradient, step);
                double found = evaluateTrial();
                double ratio = (before - found) / predicted;
                if (ratio > 0 && predicted > 0 && run.finite()) {
                    accept(before, found, ratio, largest);
                    return Optional.empty();
                }
            }
            damping *= growth;
            growth *= 2;
            Optional<StopReason> interruption = run.interruption();
            if (interruption.isPresent() && interruption.get() != StopReason.TARGET_LOSS) {
                run.evaluate();
                return outcome(stageStep, interruption.get(), run.describe(interruption.get(), stageStep));
            }
        }
        run.loss = before;
        run.terms = termsBefore;
        damping = Double.NaN;
        growth = 2;
        return outcome(
                stageStep,
                StopReason.DAMPING_LIMIT,
                "no damping up to %.1e gives a step that decreases the loss %.6e"
                        .formatted(LARGEST_DAMPING * largest, before));
    }

    /** The loss after the step; not finite values count as infinite. */
    private double evaluateTrial() {
        double[] at = ((Buffer.F64) trial).values();
        for (int i = 0; i < n; i++) {
            at[i] = x[i] + step[i];
        }
        run.evaluate(trial, trialGradient);
        return run.finite() ? run.loss : Double.POSITIVE_INFINITY;
    }

    private void accept(double before, double found, double ratio, double largest) {
        System.arraycopy(((Buffer.F64) trial).values(), 0, x, 0, n);
        double shrink = 2 * ratio - 1;
        damping = Math.max(damping * Math.max(1.0 / 3, 1 - shrink * shrink * shrink), SMALLEST_DAMPING * largest);
        growth = 2;
        flatSteps = before - found <= 4 * Precision.F64.epsilon() * before ? flatSteps + 1 : 0;
    }

    private Optional<Outcome> end(int stageStep) {
        Optional<StopReason> interruption = run.interruption();
        if (interruption.isPresent()) {
            return outcome(stageStep, interruption.get(), run.describe(interruption.get(), stageStep));
        }
        double largest = Doubles.maxAbs(((Buffer.F64) run.gradient).values());
        if (largest <= config.gradientTolerance()) {
            return outcome(
                    stageStep,
                    StopReason.GRADIENT_TOLERANCE,
                    "the largest gradient element %.2e is within the tolerance %.2e"
                            .formatted(largest, config.gradientTolerance()));
        }
        if (flatSteps >= FLAT_STEPS) {
            return outcome(
                    stageStep,
                    StopReason.FLAT_LOSS,
                    "the loss %.6e has not changed beyond rounding in %d steps".formatted(run.loss, flatSteps));
        }
        if (stageStep >= config.steps()) {
            return outcome(stageStep, StopReason.STEPS, run.describe(StopReason.STEPS, stageStep));
        }
        return Optional.empty();
    }

    private static Optional<Outcome> outcome(int stageStep, StopReason reason, String message) {
        return Optional.of(new Outcome(stageStep, reason, message));
    }

    @Override
    public MethodState save() {
        return new MethodState(new double[] {damping, growth, flatSteps}, List.of());
    }

    @Override
    public void restore(MethodState state) {
        damping = state.numbers()[0];
        growth = state.numbers()[1];
        flatSteps = (int) state.numbers()[2];
    }
}
