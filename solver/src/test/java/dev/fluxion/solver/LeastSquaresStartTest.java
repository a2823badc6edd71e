package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.objective.PinnModel;
import dev.fluxion.solver.objective.PinnObjective;
import dev.fluxion.solver.sampling.Sobol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeastSquaresStartTest {
    private static final String POISSON = """
            domain x in [0, 1]
            unknown u
            eq -u_xx = pi^2*sin(pi*x)
            bc u = 0 on boundary
            """;

    private static Pde.Compilation compile(String text) {
        Pde.Compilation compiled = Pde.compile("start.pde", text, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled;
    }

    private static Optional<LeastSquaresStart> start(String text) {
        Problem problem = compile(text).problem().orElseThrow();
        ResidualGraph residuals = compile(text).residuals().orElseThrow();
        SolveOptions options = SolveOptions.of(problem.training());
        Mlp network = Solver.network(problem, residuals, options.training());
        try (Workers workers = new Workers(1)) {
            return LeastSquaresStart.of(problem, residuals, network, options, workers);
        }
    }

    @Test
    void twentyRandomFunctionsFormASine() {
        Pde.Compilation compiled = compile(POISSON);
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        LeastSquaresStart start = start(POISSON).orElseThrow();
        Mlp network = Solver.network(problem, residuals, problem.training());
        TrainedModel model = new PinnModel(problem, residuals, network, start.parameters());
        double[][] points = {{0}, {0.1}, {0.45}, {0.8}, {1}};
        double[][] values = model.evaluate(List.of(problem.graph().field(0)), points);
        for (int i = 0; i < points.length; i++) {
            assertEquals(Math.sin(Math.PI * points[i][0]), values[i][0], 1e-4);
        }
        assertEquals(1, start.training().stages().size());
        assertTrue(start.text().contains("bring the loss from 4.9e+01 to "), start.text());
    }

    @Test
    void theOutputLayerIsALeastSquaresSolution() {
        Pde.Compilation compiled = compile(POISSON);
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        Mlp network = Solver.network(problem, residuals, problem.training());
        Buffer parameters = start(POISSON).orElseThrow().parameters();
        Dense last = network.layers().getLast();
        try (Workers workers = new Workers(1)) {
            PinnObjective objective = new PinnObjective(
                    residuals, problem, network, problem.training(), new Sobol(), Precision.F64, 0, workers);
            Buffer gradient = Buffer.allocate(Precision.F64, parameters.length());
            double best = objective.valueAndGradient(parameters, gradient);
            for (int i = last.weights(); i < last.end(); i++) {
                for (double factor : new double[] {1 - 1e-4, 1 + 1e-4}) {
                    Buffer other = parameters.copy();
                    other.set(i, factor * parameters.get(i));
                    assertTrue(objective.valueAndGradient(other, gradient) > best, "parameter " + i);
                }
            }
        }
    }

    @Test
    void windowsOfTimeAreNotNeededWhereItIsEnough() {
        LeastSquaresStart start = start("time t in [0, 5]\nunknown a, b\neq a_t = b\neq b_t = -a\nic a = 1\nic b = 0\n")
                .orElseThrow();
        assertEquals(1, start.training().windows());
    }

    @Test
    void otherProblemsStartAtRandom() {
        String oscillating = POISSON.replace("pi^2*sin(pi*x)", "3600*pi^2*sin(60*pi*x)");
        String nonlinear = POISSON.replace("-u_xx", "-u_xx + u^3");
        String square = POISSON.replace("domain x in [0, 1]", "domain x in [0, 1], y in [0, 1]")
                .replace("-u_xx", "-u_xx - u_yy");
        String stated = POISSON + "train { optimizer = adam(steps = 10) }\n";
        String single = POISSON + "train { precision = f32 }\n";
        String several = POISSON + "train { starts = 2 }\n";
        String large = POISSON + "train { network = mlp(width = 100, depth = 3) }\n";
        for (String text : List.of(oscillating, nonlinear, square, stated, single, several, large)) {
            assertEquals(Optional.empty(), start(text), text);
        }
    }
}
