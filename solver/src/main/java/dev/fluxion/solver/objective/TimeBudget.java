package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a time limit leaves of the default training. A quasi-Newton method needs some thousand steps, and in a short time it gets them on fewer points. The number of
 * steps is estimated from their operations and not measured, so that the same options give the same points.
 *
 * @param options those to train with
 * @param text says what was changed, if anything was
 */
public record TimeBudget(SolveOptions options, Optional<String> text) {
    /** Operations per second of a default network on one core, so that a run does not depend on its machine. */
    private static final double RATE = 12e9;

    /** Steps that bring most problems near the end of what they reach. */
    private static final int ENOUGH = 3000;

    /** Useful operations of the reverse sweep are twice those of the forward one. */
    private static final int SWEEPS = 3;

    /** @param network that of the options; asked for only where a time limit could change something */
    public static TimeBudget of(Problem problem, ResidualGraph residuals, Supplier<Mlp> network, SolveOptions options) {
        Training training = options.training();
        Training usual = Training.defaults(problem.axes());
        boolean chosen = training.automatic() && training.interior() == usual.interior() && problem.dimension() > 1;
        if (options.timeLimitSeconds().isEmpty() || !chosen) {
            return new TimeBudget(options, Optional.empty());
        }
        double seconds = options.timeLimitSeconds().getAsDouble();
        double steps = seconds * RATE / operations(problem, residuals, network.get(), training);
        if (steps >= ENOUGH) {
            return new TimeBudget(options, Optional.empty());
        }
        int half = training.interior() / 2;
        String text = String.format(
                Locale.ROOT,
                "%d inside instead of %d: %s s have room for about %.0f steps on all of them, and %d are wanted",
                half,
                training.interior(),
                seconds,
                steps,
                ENOUGH);
        return new TimeBudget(
                options.withTraining(training.withPoints(half, training.boundary(), training.initial())),
                Optional.of(text));
    }

    /** Useful floating-point operations of a step. */
    private static double operations(Problem problem, ResidualGraph residuals, Mlp network, Training training) {
        return PointSetPlan.of(residuals.residuals(), problem.axes(), training).stream()
                .mapToDouble(plan -> (double) SWEEPS
                        * plan.points()
                        * plan.program(residuals, network).forwardFlops())
                .sum();
    }
}
