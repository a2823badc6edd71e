package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.bench.BenchProblem;
import dev.fluxion.stablegrad.LeastSquaresObjective;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loss of a problem with terms that are squares, and terms that are means of squared sums. */
class PinnObjectiveTest {
    private static final String TEXT = """
            domain     x in [0, 1]
            time       t in [0, 1]
            unknown    u, w(t)
            eq         u_t + w*u_x = 0.1*u_xx
            ic         u = cos(2*pi*x)
            periodic   x soft
            constraint mass: integral(u) = 1 + t
            train {
              network = mlp(width = 5, depth = 2)
              points  = counts(interior = 64, initial = 32)
            }
            """;

    private static LeastSquaresObjective objective(Workers workers) {
        Pde.Compilation compiled = Pde.compile("loss.pde", TEXT, CompileOptions.in(Path.of("")));
        assertTrue(compiled.problem().isPresent(), () -> compiled.diagnostics().toString());
        Problem problem = compiled.problem().orElseThrow();
        BenchProblem bench =
                new BenchProblem(problem, compiled.residuals().orElseThrow(), problem.training(), Precision.F64);
        LeastSquaresObjective objective = (LeastSquaresObjective) bench.objective(workers);
        assertEquals(List.of("eq1", "w_x", "mass", "periodic.u", "periodic.u_x"), objective.terms());
        objective.weights(new double[] {1, 2, 3, 0.5, 4});
        return objective;
    }

    private static Buffer parameters(LeastSquaresObjective objective) {
        Buffer parameters = Buffer.allocate(Precision.F64, objective.layout().length());
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(i, 0.6 * Math.sin(1 + 3.7 * i));
        }
        return parameters;
    }

    @Test
    void theLossIsTheWeightedSumOfItsTermsAndTheGradientItsSlope() {
        try (Workers workers = new Workers(1)) {
            LeastSquaresObjective objective = objective(workers);
            Buffer parameters = parameters(objective);
            int n = parameters.length();
            Buffer gradient = Buffer.allocate(Precision.F64, n);
            Buffer other = Buffer.allocate(Precision.F64, n);
            double loss = objective.valueAndGradient(parameters, gradient);
            double sum = 0;
            for (int term = 0; term < objective.terms().size(); term++) {
                sum += objective.weights()[term] * objective.termValues()[term];
            }
            assertEquals(loss, sum, 1e-14 * loss);
            double h = 1e-5;
            for (int i = 0; i < n; i++) {
                double at = parameters.get(i);
                parameters.set(i, at + h);
                double above = objective.valueAndGradient(parameters, other);
                parameters.set(i, at - h);
                double below = objective.valueAndGradient(parameters, other);
                parameters.set(i, at);
                assertEquals((above - below) / (2 * h), gradient.get(i), 1e-7 * loss, "parameter " + i);
            }
        }
    }

    @Test
    void theJacobianBelongsToTheGradientAndTheNormalMatrixToTheJacobian() {
        try (Workers workers = new Workers(1)) {
            LeastSquaresObjective objective = objective(workers);
            Buffer parameters = parameters(objective);
            int n = parameters.length();
            int rows = objective.residuals();
            Buffer gradient = Buffer.allocate(Precision.F64, n);
            double loss = objective.valueAndGradient(parameters, gradient);
            Buffer jacobian = Buffer.allocate(Precision.F64, rows * n);
            Buffer residuals = Buffer.allocate(Precision.F64, rows);
            objective.jacobian(parameters, jacobian, n, residuals);
            Buffer matrix = Buffer.allocate(Precision.F64, n * n);
            objective.normalMatrix(parameters, matrix);
            double squares = 0;
            for (int r = 0; r < rows; r++) {
                squares += residuals.get(r) * residuals.get(r);
            }
            assertEquals(loss, squares, 1e-13 * loss);
            for (int i = 0; i < n; i++) {
                double half = 0;
                for (int r = 0; r < rows; r++) {
                    half += jacobian.get(r * n + i) * residuals.get(r);
                }
                assertEquals(gradient.get(i), 2 * half, 1e-12 * loss, "parameter " + i);
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int r = 0; r < rows; r++) {
                        product += jacobian.get(r * n + i) * jacobian.get(r * n + j);
                    }
                    assertEquals(product, matrix.get(i * n + j), 1e-12 * loss, i + ", " + j);
                }
            }
        }
    }
}
