package dev.fluxion.solver.check;

import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.initialvalue.InitialValueProblem;
import java.util.stream.Stream;

/**
 * Integration from the start, at two tolerances.
 *
 * @param problem what is integrated
 */
record InitialValueMethod(InitialValueProblem problem) implements SecondMethod {
    private static final double COARSE = 1e-10;
    private static final double FINE = 1e-13;

    @Override
    public String name() {
        return InitialValueProblem.METHOD;
    }

    @Override
    public Stream<SecondSolution> solutions(FieldValues ours, PointSet points) {
        return Stream.of(FINE).map(fine -> new SecondSolution(name(), values(COARSE, points), values(fine, points)));
    }

    private double[][] values(double tolerance, PointSet points) {
        return problem.solve(tolerance, points.coordinates()[0])
                .orElseGet(() -> SecondSolution.unknown(problem.fields(), points.count()));
    }
}
