package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The covariance of inferred numbers against that of linear regression, which has a closed form, and intervals of inferred fields against the truth. */
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
        return solve(text);
    }

    private Uncertainty solve(String text) {
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

    /** The source f of -u_xx = f from 60 noisy values of u = sin(2πx) + x(1 - x) between 0 and {@code end}. */
    private FieldUncertainty source(double end, String bounds) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder table = new StringBuilder("x,u\n");
        for (int i = 0; i < 60; i++) {
            double place = end * (i + 0.5) / 60;
            double value = Math.sin(2 * Math.PI * place) + place * (1 - place) + 0.02 * random.nextGaussian();
            table.append(place).append(',').append(value).append('\n');
        }
        Files.writeString(folder.resolve("source.csv"), table);
        return solve(
                        "domain x in [0, 1]\nunknown u\ninfer f(x)" + bounds + "\neq -u_xx = f\nbc u = 0 on boundary\n"
                                + "observe u from \"source.csv\"\n"
                                + "train { optimizer = adam(steps = 200) then bfgs(steps = 1500), points = counts(interior = 256) }\n")
                .fields()
                .getFirst();
    }

    private static double truth(double x) {
        return 4 * Math.PI * Math.PI * Math.sin(2 * Math.PI * x) + 2;
    }

    @Test
    void aFieldLiesWithinItsIntervalsAndTheyAreNotFarTooWide() throws IOException {
        FieldUncertainty field = source(1, "");
        double inside = 0;
        double squares = 0;
        int points = field.points().length;
        for (int i = 0; i < points; i++) {
            double error = field.values()[i] - truth(field.points()[i][0]);
            inside += Math.abs(error) <= field.halfWidth(i) ? 1 : 0;
            squares += error * error;
        }
        assertTrue(inside > 0.8 * points, inside + " of " + points);
        double ratio = field.typicalHalfWidth() / Math.sqrt(squares / points);
        assertTrue(ratio > 1 && ratio < 10, "half width / error " + ratio);
    }

    @Test
    void whereNothingIsMeasuredAFieldIsNotDetermined() throws IOException {
        double everywhere = source(1, "").undeterminedPart();
        notices.clear();
        FieldUncertainty field = source(0.5, "");
        assertTrue(field.undeterminedPart() > 3 * everywhere, everywhere + ", " + field.undeterminedPart());
        assertTrue(
                notices.stream().anyMatch(text -> text.startsWith("f is not determined by the data in ")),
                notices::toString);
        for (int i = 0; i < field.points().length; i++) {
            double x = field.points()[i][0];
            if (x > 0.05 && x < 0.45) {
                assertTrue(field.halfWidth(i) < field.size(), "± " + field.halfWidth(i) + " at " + x);
            }
        }
        assertTrue(field.points()[field.widest()][0] > 0.5);
    }

    @Test
    void noFieldDeviatesMoreThanItsBoundsAllow() throws IOException {
        FieldUncertainty field = source(0.5, " in [-50, 50]");
        assertEquals(50, Arrays.stream(field.standardDeviations()).max().orElseThrow());
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
