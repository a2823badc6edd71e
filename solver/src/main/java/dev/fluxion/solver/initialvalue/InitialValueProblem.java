package dev.fluxion.solver.initialvalue;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualCompiler;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Ordinary differential equations from where their values are given, step by step: an explicit Runge–Kutta method of order 8 with steps of a size that its two error estimates
 * allow (Hairer, Nørsett and Wanner 1993, section II.5).
 */
public final class InitialValueProblem {
    /** What the method is called. */
    public static final String METHOD = "Dormand and Prince's Runge-Kutta method of order 8";

    /** Values below this are 0 when errors are compared with tolerances. */
    private static final double NOTHING = 1e-4;

    private static final double SHORTEST_STEP = 1e-13; // of the domain

    /** Some seconds; stiff systems need more. */
    private static final int EVALUATIONS = 200_000;

    private final FirstOrderSystem system;
    private final double end;

    private InitialValueProblem(FirstOrderSystem system, double end) {
        this.system = system;
        this.end = end;
    }

    /** The method for a problem, if nothing is to be inferred, there is one coordinate, and all that is given is at its start. */
    public static Optional<InitialValueProblem> of(Problem problem) {
        if (problem.dimension() != 1 || problem.unknowns() < problem.fields().size()) {
            return Optional.empty();
        }
        return FirstOrderSystem.of(
                        ResidualCompiler.compile(problem.withSoftConditions()),
                        problem.axes().getFirst())
                .map(system -> new InitialValueProblem(
                        system, problem.axes().getFirst().upper()));
    }

    /** How many fields there are. */
    public int fields() {
        return system.fields();
    }

    /**
     * The fields at points.
     *
     * @param tolerance the relative error that a step may make
     * @param at coordinates of the points, in any order
     * @return {@code [field][point]}; empty if the solution does not exist for so long, or needs too many steps
     */
    public Optional<double[][]> solve(double tolerance, double[] at) {
        double[][] values = new double[system.fields()][at.length];
        try {
            DenseOutputModel dense = integrate(tolerance);
            for (int p = 0; p < at.length; p++) {
                double[] fields =
                        system.fields(at[p], dense.getInterpolatedState(at[p]).getPrimaryState());
                for (int f = 0; f < fields.length; f++) {
                    values[f][p] = fields[f];
                }
            }
            return Optional.of(values);
        } catch (MathRuntimeException failed) {
            return Optional.empty();
        }
    }

    /**
     * Where the method cannot go on, which is where the solution ends or is singular; empty if it reaches the end of the domain, is slow, or fails at the start.
     *
     * @param tolerance the relative error that a step may make
     */
    public OptionalDouble breakdown(double tolerance) {
        double[] reached = {system.start()};
        ODEIntegrator integrator = integrator(tolerance);
        integrator.addStepHandler(step -> reached[0] = step.getCurrentState().getTime());
        try {
            integrator.integrate(system, new ODEState(system.start(), system.initial()), end);
            return OptionalDouble.empty();
        } catch (MathRuntimeException failed) {
            boolean slow = failed.getSpecifier() == LocalizedCoreFormats.MAX_COUNT_EXCEEDED;
            return !slow && reached[0] > system.start() ? OptionalDouble.of(reached[0]) : OptionalDouble.empty();
        }
    }

    private DenseOutputModel integrate(double tolerance) {
        ODEIntegrator integrator = integrator(tolerance);
        DenseOutputModel dense = new DenseOutputModel();
        integrator.addStepHandler(dense);
        integrator.integrate(system, new ODEState(system.start(), system.initial()), end);
        return dense;
    }

    private ODEIntegrator integrator(double tolerance) {
        double length = end - system.start();
        ODEIntegrator integrator =
                new DormandPrince853Integrator(SHORTEST_STEP * length, length, NOTHING * tolerance, tolerance);
        integrator.setMaxEvaluations(EVALUATIONS);
        return integrator;
    }
}
