package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.pass.Doubles;
import java.util.Optional;

/**
 * Runs one stage on a {@link LeastSquaresObjective}: evaluate, assemble the equations of a step, advance. How the equations are solved is a
 * {@link DampedForm}. New points cost nothing but an evaluation, so the listener may change them before any step.
 */
abstract sealed class LeastSquaresStage implements Stage permits LevenbergMarquardtStage, GaussNewtonStage {
    final Run run;
    final StageConfig.LeastSquares config;
    final DampedSystem system;
    final int n;
    /** The parameters of the run. */
    final double[] x;

    final double[] step;
    private int flatSteps;

    LeastSquaresStage(Run run, StageConfig.LeastSquares config) {
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
    }

    /** Moves {@link #x} by one step that decreases the loss, or says why there is none. */
    abstract Optional<Outcome> advance(int stageStep);

    /** What the events of the stage report as the learning rate of the step before. */
    abstract double rate();

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
            double largest = Doubles.maxAbs(((Buffer.F64) run.gradient).values());
            Optional<Outcome> end = run.end(stageStep, config.steps(), largest, config.gradientTolerance(), flatSteps);
            if (end.isPresent()) {
                return end.get();
            }
            system.assemble(run.parameters);
            Optional<Outcome> stuck = advance(stageStep);
            if (stuck.isPresent()) {
                run.evaluate(); // the last evaluation was of a step not taken
                return stuck.get();
            }
            rate = rate();
            stageStep++;
            run.step++;
            sink.boundary(stageStep);
        }
    }

    /** Takes up the parameters of a step that decreased the loss. */
    final void accept(double[] at, double before, double found) {
        System.arraycopy(at, 0, x, 0, n);
        flatSteps = before - found <= 4 * Precision.F64.epsilon() * before ? flatSteps + 1 : 0;
    }

    /** The outcome where something else than the loss ends the stage between two trials. */
    final Optional<Outcome> interrupted(int stageStep) {
        Optional<StopReason> interruption = run.interruption();
        if (interruption.isEmpty() || interruption.get() == StopReason.TARGET_LOSS) {
            return Optional.empty();
        }
        return outcome(stageStep, interruption.get(), run.describe(interruption.get(), stageStep));
    }

    static Optional<Outcome> outcome(int stageStep, StopReason reason, String message) {
        return Optional.of(new Outcome(stageStep, reason, message));
    }

    final int flatSteps() {
        return flatSteps;
    }

    final void flatSteps(int steps) {
        flatSteps = steps;
    }
}
