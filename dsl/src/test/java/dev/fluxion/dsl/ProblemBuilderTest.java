package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemBuilderTest {
    @TempDir
    private Path folder;

    @Test
    void anEvolutionProblemIsThatOfTheFile() {
        assertSame(
                """
                problem "Burgers"
                param   nu = 0.003
                domain  x in [-1, 1]
                time    t in [0, 0.25]
                unknown u
                eq      u_t + u*u_x = nu*u_xx
                ic      u = -sin(pi*x)
                bc      u = 0 on boundary
                train   { optimizer = adam(steps = 100)
                          seed = 3 }
                """,
                Pde.problem("Burgers")
                        .param("nu", 3e-3)
                        .initialCondition("u = -sin(pi*x)")
                        .boundaryCondition("u = 0", "boundary")
                        .equation("u_t + u*u_x = nu*u_xx")
                        .unknown("u")
                        .time("t", 0, 0.25)
                        .domain("x", -1, 1)
                        .train("optimizer = adam(steps = 100)\nseed = 3"));
    }

    @Test
    void aRegionProblemIsThatOfTheFile() {
        assertSame(
                """
                problem "Cooled \\"plate\\""
                let     q(w) = 2*grad(w)
                region  plate = rectangle((-1, -1), (1, 1))
                region  hole = disk((0, 0), 0.3)
                domain  (x, y) in plate - hole
                boundary sides: x = -1, x = 1
                unknown T
                eq heat: div(q(T)) = 0
                bc      T = 1 on sides
                bc      dn(T) = 0 on y = -1, y = 1
                bc cooled: dn(T) = -5*T on hole
                monitor lost: integral(-dn(T), hole)
                """,
                Pde.problem("Cooled \"plate\"")
                        .let("q(w)", "2*grad(w)")
                        .region("plate", "rectangle((-1, -1), (1, 1))")
                        .region("hole", "disk((0, 0), 0.3)")
                        .domain("(x, y) in plate - hole")
                        .boundary("sides", "x = -1, x = 1")
                        .unknown("T")
                        .equation("heat: div(q(T)) = 0")
                        .boundaryCondition("T = 1", "sides")
                        .boundaryCondition("dn(T) = 0", "y = -1, y = 1")
                        .boundaryCondition("cooled: dn(T) = -5*T", "hole")
                        .statement("monitor lost: integral(-dn(T), hole)"));
    }

    @Test
    void anInverseProblemIsThatOfTheFile() throws IOException {
        Files.writeString(folder.resolve("decay.csv"), "t,u\n0,1\n0.5,0.6\n1,0.37\n");
        assertSame(
                """
                problem "Decay"
                time    t in [0, 1]
                unknown u
                infer   k = 1 in [0, 5]
                eq      u_t = -k*u
                ic      u = 1
                observe u from "decay.csv"
                reference u from "decay.csv"
                exact   k = 1
                """,
                Pde.problem("Decay")
                        .time("t", 0, 1)
                        .unknown("u")
                        .infer("k = 1 in [0, 5]")
                        .equation("u_t = -k*u")
                        .initialCondition("u = 1")
                        .observe("u", Path.of("decay.csv"))
                        .reference("u", Path.of("decay.csv"))
                        .exact("k = 1"));
    }

    @Test
    void severalCoordinatesMakeABox() {
        ProblemBuilder builder = Pde.problem("Poisson")
                .domain("x", 0, 1)
                .domain("y", 0, 1e-3)
                .unknown("u")
                .equation("lap(u) = 1")
                .constraint("mean(u) = 0")
                .periodic("x", "y");
        assertEquals("""
                problem "Poisson"
                domain x in [0, 1], y in [0, 0.001]
                unknown u
                eq lap(u) = 1
                constraint mean(u) = 0
                periodic x, y
                """, builder.text());
        assertEquals(
                List.of("x", "y"),
                builder.compile().problem().orElseThrow().axes().stream()
                        .map(axis -> axis.name())
                        .toList());
    }

    @Test
    void mistakesAreThoseOfTheFileAndShowTheStatement() {
        Pde.Compilation compiled = Pde.problem("Wrong")
                .domain("x", 0, 1)
                .unknown("u")
                .equation("u_xx = sin(pi*y)")
                .boundaryCondition("u = 0", "x = 2")
                .train("optimiser = adam()")
                .compile();
        assertEquals(
                List.of(Code.E0201, Code.E0501, Code.E0801),
                compiled.diagnostics().stream().map(Diagnostic::code).toList());
        List<String> statements = compiled.diagnostics().stream()
                .map(d ->
                        compiled.source().rowText(compiled.source().row(d.span().start())))
                .toList();
        assertEquals(List.of("eq u_xx = sin(pi*y)", "bc u = 0 on x = 2", "train { optimiser = adam() }"), statements);
    }

    @Test
    void aParameterCanBeSet() {
        Pde.Compilation compiled = Pde.problem("Decay")
                .param("k", 1)
                .time("t", 0, 1)
                .unknown("u")
                .equation("u_t = -k*u")
                .initialCondition("u = 1")
                .compile(new CompileOptions(Map.of("k", "2"), folder, false, false));
        assertEquals(Map.of("k", 2.0), compiled.problem().orElseThrow().parameters());
    }

    @Test
    void whatIsNotANumberOrBlankIsRefused() {
        ProblemBuilder builder = Pde.problem("Wrong");
        assertThrows(IllegalArgumentException.class, () -> builder.domain("x", 0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> builder.param("k", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> builder.statement(" \n"));
    }

    private void assertSame(String text, ProblemBuilder builder) {
        CompileOptions options = CompileOptions.in(folder);
        assertEquals(print(Pde.compile("test.pde", text, options)), print(builder.compile(options)));
    }

    /** All stages in words. */
    private static String print(Pde.Compilation compilation) {
        assertTrue(compilation.problem().isPresent(), () -> GoldenFiles.messages(compilation));
        Problem problem = compilation.problem().orElseThrow();
        return Explain.print(problem, compilation.residuals().orElseThrow())
                + Explain.graph(problem, compilation.residuals().orElseThrow())
                + problem.title()
                + problem.trainings();
    }
}
