package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.objective.PinnModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntegratedStartTest {
    private static final String LOGISTIC = "time t in [0, 5]\nunknown u\neq u_t = u*(1 - u)\nic u = 0.1\n";

    private interface Use {
        void accept(Problem problem, ResidualGraph residuals, Mlp network, Optional<IntegratedStart> start);
    }

    private static void start(String text, Use use) {
        Pde.Compilation compiled = Pde.compile("start.pde", text, CompileOptions.in(Path.of(".")));
        assertFalse(compiled.hasErrors(), () -> compiled.diagnostics().toString());
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        SolveOptions options = SolveOptions.of(problem.training());
        Mlp network = Solver.network(problem, residuals, options.training());
        try (Workers workers = new Workers(1)) {
            use.accept(problem, residuals, network, IntegratedStart.of(problem, residuals, network, options, workers));
        }
    }

    @Test
    void theNetworkIsTheIntegratedSolutionToAnErrorOf1e4() {
        List<String> notices = new ArrayList<>();
        SolveListener listener = new SolveListener() {
            @Override
            public void notice(int step, String text) {
                notices.add(text);
            }
        };
        start(LOGISTIC, (problem, residuals, network, found) -> {
            IntegratedStart start = found.orElseThrow();
            TrainedModel model = new PinnModel(
                    problem, residuals, network, start.guess(listener).parameters());
            double[][] points = {{0}, {0.3}, {1.7}, {4}, {5}};
            double[][] values = model.evaluate(List.of(problem.graph().field(0)), points);
            for (int i = 0; i < points.length; i++) {
                assertEquals(1 / (1 + 9 * Math.exp(-points[i][0])), values[i][0], 1e-3);
            }
            assertEquals(1, start.training().windows());
            assertEquals(1, start.training().stages().size());
            assertTrue(notices.getFirst().contains("fitted to an integrated solution"), notices::toString);
        });
    }

    @Test
    void otherProblemsStartOtherwise() {
        String stated = LOGISTIC + "train { optimizer = adam(steps = 10) }\n";
        String windows = LOGISTIC + "train { windows = 4 }\n";
        String single = LOGISTIC + "train { precision = f32 }\n";
        String several = LOGISTIC + "train { starts = 2 }\n";
        String inferred = LOGISTIC.replace("u*(1 - u)", "k*u*(1 - u)") + "infer k = 1\nconstraint mean(u) = 0.5\n";
        String endless = LOGISTIC.replace("u*(1 - u)", "10*u^2");
        String boundary = "domain x in [0, 1]\nunknown u\neq u_xx = u^2\nbc u = 1 on boundary\n";
        for (String text : List.of(stated, windows, single, several, inferred, endless, boundary)) {
            start(text, (problem, residuals, network, start) -> assertTrue(start.isEmpty(), text));
        }
    }
}
