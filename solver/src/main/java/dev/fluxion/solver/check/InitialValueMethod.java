package dev.fluxion.solver.check;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Ordinary differential equations from where their values are given, step by step: an explicit Runge–Kutta method of order 8 with steps of a size that its two error estimates
 * allow (Hairer, Nørsett and Wanner 1993, section II.5), at two tolerances.
 *
 * @param system what is integrated
 * @param end where the last coordinate ends
 */
record InitialValueMethod(FirstOrderSystem system, double end) implements SecondMethod {
    private static final double COARSE = 1e-10;
    private static final double FINE = 1e-13;

    /** Values below this are 0 when errors are compared with tolerances. */
    private static final double NOTHING = 1e-4;

    private static final double SHORTEST_STEP = 1e-13; // of the domain

    /** Some seconds; stiff systems need more. */
    private static final int EVALUATIONS = 200_000;

    /** The method, if a problem has one coordinate and all that is given about it is at its start. */
    static Optional<InitialValueMethod> of(Problem problem, ResidualGraph residuals) {
        return problem.dimension() == 1
                ? FirstOrderSystem.of(residuals, problem.axes().getFirst())
                        .map(system -> new InitialValueMethod(
                                system, problem.axes().getFirst().upper()))
                : Optional.empty();
    }

    @Override
    public String name() {
        return "Dormand and Prince's Runge-Kutta method of order 8";
    }

    @Override
    public Stream<SecondSolution> solutions(PointSet points) {
        double[] at = points.coordinates()[0];
        return Stream.of(FINE).map(fine -> new SecondSolution(name(), values(COARSE, at), values(fine, at)));
    }

    /** {@code [field][point]}; NaN if the solution does not exist for so long, or needs too many steps. */
    private double[][] values(double tolerance, double[] at) {
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
        } catch (MathRuntimeException failed) {
            IntStream.range(0, values.length).forEach(f -> Arrays.fill(values[f], Double.NaN));
        }
        return values;
    }

    private DenseOutputModel integrate(double tolerance) {
        double length = end - system.start();
        ODEIntegrator integrator =
                new DormandPrince853Integrator(SHORTEST_STEP * length, length, NOTHING * tolerance, tolerance);
        integrator.setMaxEvaluations(EVALUATIONS);
        DenseOutputModel dense = new DenseOutputModel();
        integrator.addStepHandler(dense);
        integrator.integrate(system, new ODEState(system.start(), system.initial()), end);
        return dense;
    }
}
