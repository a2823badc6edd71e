package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.sampling.Sobol;
import dev.fluxion.stablegrad.StageConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training in windows of time. */
class WindowsTest {
    private static final String HEAT = """
            domain x in [-1, 2]
            time t in [1, 5]
            unknown u
            eq u_t = u_xx
            ic u = 1 + sin(x)^2
            bc dn(u) = 0 on boundary
            """;

    private static Pde.Compilation compile(String text) {
        Pde.Compilation compiled = Pde.compile("windows.pde", text, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        return compiled;
    }

    @Test
    void allStagesRunInTheFirstWindowAndTheLastStageInTheOthers() {
        Problem problem = compile(HEAT + "train { optimizer = adam(steps = 7) then bfgs(steps = 3000); windows = 4 }")
                .problem()
                .orElseThrow();
        List<StageConfig> stages = StageMapping.stages(problem.training());
        assertEquals(
                List.of("adam 1/4", "bfgs 1/4", "bfgs 2/4", "bfgs 3/4", "bfgs 4/4"),
                stages.stream().map(StageConfig::name).toList());
        assertEquals(
                List.of(7, 1000, 1000, 1000, 3000),
                stages.stream().map(StageConfig::steps).toList());
        Map<String, Double> horizons = StageMapping.horizons(problem.training());
        assertEquals(
                List.of(0.25, 0.25, 0.5, 0.75, 1.0),
                stages.stream().map(stage -> horizons.get(stage.name())).toList());
    }

    @Test
    void oneWindowIsTheStagesAsTheyAre() {
        Problem problem = compile(HEAT).problem().orElseThrow();
        assertEquals(
                List.of("adam", "bfgs"),
                StageMapping.stages(problem.training()).stream()
                        .map(StageConfig::name)
                        .toList());
        assertTrue(StageMapping.horizons(problem.training()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStretchedNetworkIsTheSameFunctionOfAnotherTime(boolean normalize) {
        Pde.Compilation compiled = compile(HEAT
                + "train { network = mlp(width = 7, depth = 2); conditions = stated; normalize = " + normalize + " }");
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        Mlp network = Solver.network(problem, residuals, problem.training());
        Buffer before = network.initialize(Precision.F64, Initialization.TORCH, 3);
        Buffer after = before.copy();
        double r = 0.6;
        try (Workers workers = new Workers(1)) {
            PinnObjective objective = new PinnObjective(
                    residuals, problem, network, problem.training(), new Sobol(), Precision.F64, 0, workers);
            objective.stretch(r, after);
        }
        List<Node> u = List.of(problem.graph().field(0));
        for (double[] at : new double[][] {{-0.3, 1}, {0.9, 2.2}, {2, 5}}) {
            double[][] there = {{at[0], 1 + r * (at[1] - 1)}};
            double expected =
                    Solver.model(problem, residuals, problem.training(), before).evaluate(u, there)[0][0];
            double found =
                    Solver.model(problem, residuals, problem.training(), after).evaluate(u, new double[][] {at})[0][0];
            assertEquals(expected, found, 1e-13 * Math.abs(expected) + 1e-14);
        }
    }

    @Test
    void initialConditionsOfWindowsStayLossTerms() {
        String system = "time t in [0, 3] unknown q eq q_t = -q ic q = 1 ";
        Problem windows = compile(system).problem().orElseThrow();
        assertEquals(20, windows.training().windows());
        assertTrue(windows.conditions().stream().noneMatch(c -> c.hard()));
        Problem whole = compile(system + "train { optimizer = bfgs(steps = 5) }")
                .problem()
                .orElseThrow();
        assertEquals(1, whole.training().windows(), "so many steps as are stated");
        assertTrue(whole.conditions().stream().allMatch(c -> c.hard()));
    }
}
