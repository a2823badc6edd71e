package dev.fluxion.dsl.explain;

import dev.fluxion.dsl.GoldenFiles;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainGoldenTest {
    static List<Path> inputs() {
        return GoldenFiles.inputs("explain");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theProblemReadsAsRecorded(Path input) {
        Pde.Compilation compilation = GoldenFiles.compile(input);
        GoldenFiles.check(
                input,
                ".problem.txt",
                Explain.print(
                        compilation.problem().orElseThrow(),
                        compilation.residuals().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theSummaryReadsAsRecorded(Path input) {
        Pde.Compilation compilation = GoldenFiles.compile(input);
        GoldenFiles.check(
                input, ".check.txt", Explain.summary(compilation.problem().orElseThrow(), compilation.notes()));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theResidualGraphIsAsRecorded(Path input) {
        Pde.Compilation compilation = GoldenFiles.compile(input);
        Problem problem = compilation.problem().orElseThrow();
        ResidualGraph residuals = compilation.residuals().orElseThrow();
        GoldenFiles.check(input, ".graph.txt", Explain.graph(problem, residuals));
    }
}
