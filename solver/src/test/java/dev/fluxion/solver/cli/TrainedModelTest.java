package dev.fluxion.solver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.report.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path with the real solver on a tiny network. */
class TrainedModelTest {
    private static final String HEAT = """
            problem "Tiny"
            domain x in [0, 1]
            time t in [0, 1]
            unknown u
            eq u_t = 0.4*u_xx
            hard ic u = sin(pi*x)
            bc u = 0 on boundary
            exact u = exp(-0.4*pi^2*t)*sin(pi*x)
            train {
              network = mlp(width = 8, depth = 2, activation = tanh)
              points = counts(interior = 64, boundary = 16, initial = 16)
              optimizer = adam(steps = 30)
            }
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void solve() throws IOException {
        Path file = Files.writeString(folder.resolve("tiny.pde"), HEAT);
        assertEquals(
                0,
                fluxion("solve", file.toString(), "--out", folder.resolve("a").toString()),
                err.toString());
    }

    private int fluxion(String... arguments) {
        out.getBuffer().setLength(0);
        Session session = new Session(
                new PrintWriter(out), new PrintWriter(err), 0, new PdeLanguage(), new DirectSolver(), new StopSignal());
        return Fluxion.run(session, arguments);
    }

    /** The last column of {@code eval --csv} at points (x, t). */
    private double[][] eval(double[][] points, String... expressions) throws IOException {
        StringBuilder table = new StringBuilder("x,t\n");
        for (double[] point : points) {
            table.append(point[0]).append(',').append(point[1]).append('\n');
        }
        Path file = Files.writeString(folder.resolve("points.csv"), table);
        String[] call = new String[4 + expressions.length];
        System.arraycopy(
                new String[] {"eval", folder.resolve("a").toString(), "--points", file.toString()}, 0, call, 0, 4);
        System.arraycopy(expressions, 0, call, 4, expressions.length);
        assertEquals(0, fluxion(call), err.toString());
        return out.toString()
                .lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .skip(2)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void derivativesAreTheLimitsOfDifferencesOfSecondOrder() throws IOException {
        double[] centre = {0.3, 0.6};
        double[] exact = eval(new double[][] {centre}, "u_x", "u_xx", "u_t")[0];
        double[][] errors = new double[2][3];
        for (int k = 0; k < 2; k++) {
            double h = 0.02 / (1 + k);
            double[][] u =
                    eval(new double[][] {centre, {0.3 + h, 0.6}, {0.3 - h, 0.6}, {0.3, 0.6 + h}, {0.3, 0.6 - h}}, "u");
            errors[k][0] = (u[1][0] - u[2][0]) / (2 * h) - exact[0];
            errors[k][1] = (u[1][0] - 2 * u[0][0] + u[2][0]) / (h * h) - exact[1];
            errors[k][2] = (u[3][0] - u[4][0]) / (2 * h) - exact[2];
        }
        for (int d = 0; d < 3; d++) {
            assertTrue(Math.abs(errors[0][d]) < 0.02 * (1 + Math.abs(exact[d])), Arrays.toString(errors[0]));
            assertEquals(4, errors[0][d] / errors[1][d], 0.2, "halving h divides the error by four");
        }
    }

    @Test
    void hardConditionsHoldInTheEvaluatedModel() throws IOException {
        double[][] u = eval(new double[][] {{0.1, 0}, {0.5, 0}, {0.77, 0}}, "u");
        assertEquals(Math.sin(0.1 * Math.PI), u[0][0], 1e-12);
        assertEquals(1, u[1][0], 1e-12);
        assertEquals(Math.sin(0.77 * Math.PI), u[2][0], 1e-12);
    }

    @Test
    void theSameSeedGivesTheSameBytesForAnyNumberOfThreads() throws IOException {
        String file = folder.resolve("tiny.pde").toString();
        fluxion("solve", file, "--out", folder.resolve("b").toString(), "--threads", "1", "--quiet");
        fluxion("solve", file, "--out", folder.resolve("c").toString(), "--threads", "3", "--quiet");
        fluxion("solve", file, "--out", folder.resolve("d").toString(), "--seed", "1", "--quiet");
        byte[] b = Files.readAllBytes(folder.resolve("b/model.fluxion"));
        assertTrue(Arrays.equals(b, Files.readAllBytes(folder.resolve("c/model.fluxion"))));
        assertTrue(!Arrays.equals(b, Files.readAllBytes(folder.resolve("d/model.fluxion"))));
        assertEquals(
                Files.readString(folder.resolve("b/solution.csv")), Files.readString(folder.resolve("c/solution.csv")));
    }

    @Test
    void aModelThatNoLongerFitsItsTextIsRefused() throws IOException {
        Path model = folder.resolve("a/model.fluxion");
        ModelFile stored = ModelFile.read(model);
        ModelFile changed = new ModelFile(
                stored.file(),
                stored.text().replace("width = 8", "width = 9"),
                stored.overrides(),
                stored.trainingName(),
                stored.seed(),
                stored.parameters());
        AtomicFile.write(model, changed::write);
        assertEquals(2, fluxion("eval", model.toString(), "--at", "x=0.5,t=0.5"));
        assertTrue(err.toString().contains("parameters"), err.toString());
    }
}
