package dev.fluxion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** A problem of the gallery under settings of a test's own. */
record Run(Problem problem, ResidualGraph residuals) {
    private static final Path GALLERY = Path.of("pde");

    static Run of(String id, String settings) throws IOException {
        String text = Files.readString(GALLERY.resolve(id + ".pde")) + "train test { " + settings + " }\n";
        Pde.Compilation compiled = Pde.compile(id + ".pde", text, CompileOptions.in(GALLERY));
        assertEquals("", DiagnosticRenderer.render(compiled.diagnostics(), compiled.source()));
        Problem problem = compiled.problem().orElseThrow();
        return new Run(problem, compiled.residuals().orElseThrow());
    }

    SolveResult solve(long seed, int threads, Precision precision) {
        SolveOptions options = new SolveOptions(
                problem.trainings().get("test"),
                seed,
                threads,
                precision,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                () -> false,
                new Start.Random(),
                Optional.empty());
        return Solver.solve(problem, residuals, options, SolveListener.NONE);
    }
}
