package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The covariance of inferred numbers against that of linear regression, which has a closed form. */
class UncertaintyTest {
    private static final int ROWS = 40;

    private final double[] x = new double[ROWS];
    private final double[] y = new double[ROWS];
    private final List<String> notices = new ArrayList<>();

    @TempDir
    private Path folder;

    private Uncertainty solve(String infer, String measured) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder table = new StringBuilder("x,y\n");
        for (int i = 0; i < ROWS; i++) {
            x[i] = (i + 0.5) / ROWS;
            y[i] = 0.7 * x[i] + 0.3 + 0.05 * random.nextGaussian();
            table.append(x[i]).append(',').append(y[i]).append('\n');
        }
        Files.writeString(folder.resolve("line.csv"), table);
        String text = "domain x in [0, 1]\nunknown u\ninfer " + infer + "\nlet line = " + measured
                + "\neq u_x = 0\nbc u = 0 on x = 0\n"
                + "observe line from \"line.csv\" columns x = \"x\", line = \"y\"\n"
                + "train { network = mlp(width = 3, depth = 1), optimizer = bfgs(steps = 200) }\n";
        Pde.Compilation compiled = Pde.compile("line.pde", text, CompileOptions.in(folder));
        Problem problem = compiled.problem().orElseThrow(() -> new AssertionError(compiled.diagnostics()));
        SolveOptions options = SolveOptions.of(problem.training());
        SolveListener listener = new SolveListener() {
            @Override
            public void planned(Plan plan) {}

            @Override
            public void progress(Progress progress) {}

            @Override
            public void notice(int step, String message) {
                notices.add(message);
            }
        };
        return Solver.solve(problem, compiled.residuals().orElseThrow(), options, listener)
                .uncertainty()
                .orElseThrow();
    }

    @Test
    void theCovarianceIsThatOfLinearRegression() throws IOException {
        for (String infer : List.of("a = 0.5, b = 0.1", "a in [0, 2], b in [-1, 1]")) {
            Uncertainty uncertainty = solve(infer, "a*x + b");
            double sx = 0;
            double sxx = 0;
            double squares = 0;
            for (int i = 0; i < ROWS; i++) {
                sx += x[i];
                sxx += x[i] * x[i];
                double r = uncertainty.values()[0] * x[i] + uncertainty.values()[1] - y[i];
                squares += r * r;
            }
            double factor = squares / (ROWS - 2) / (ROWS * sxx - sx * sx);
            double[][] expected = {{ROWS * factor, -sx * factor}, {-sx * factor, sxx * factor}};
            for (int i = 0; i < 2; i++) {
                assertArrayEquals(expected[i], uncertainty.covariance()[i], 1e-6 * sxx * factor);
            }
            assertArrayEquals(new boolean[] {true, true}, uncertainty.identifiable());
            assertEquals(1.959964 * Math.sqrt(ROWS * factor), uncertainty.halfWidth(0), 1e-6);
        }
    }

    @Test
    void numbersThatOnlyOccurAsASumAreNotDetermined() throws IOException {
        Uncertainty uncertainty = solve("a = 0.5, b = 0.1, c = 0", "(a + b)*x + c");
        assertArrayEquals(new boolean[] {false, false, true}, uncertainty.identifiable());
        assertEquals(
                2,
                notices.stream()
                        .filter(text -> text.contains("is not determined by the data"))
                        .count());
    }
}
