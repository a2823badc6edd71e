package dev.fluxion.examples.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the tables of {@code examples/pde/ref}; each is computed twice, and its comment says by how much the values moved. */
final class References {
    private static final String PLACE =
            "Made by dev.fluxion.examples.reference.References (test code of examples/), in f64.";

    private References() {}

    /**
     * @param arguments the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        burgers(1600, 3200).write(folder.resolve("burgers.csv"), 2);
        allenCahn(1024, 2048, 20, 40).write(folder.resolve("allen-cahn.csv"), 2);
        schroedinger(2048, 4096, 100, 200).write(folder.resolve("nls.csv"), 2);
        lShape(32, 128, 256).write(folder.resolve("lshape.csv"), 2);
        cooledHole(20, 32, 48).write(folder.resolve("hole-robin.csv"), 2);
        List<ReferenceTable> cavity = cavity(64, 128, 256);
        cavity.get(0).write(folder.resolve("cavity-u.csv"), 2);
        cavity.get(1).write(folder.resolve("cavity-v.csv"), 2);
    }

    private static ReferenceTable burgers(int coarse, int fine) {
        List<double[]> rows = new ArrayList<>();
        double moved = 0;
        for (int m = 0; m <= 50; m++) {
            for (int j = 0; j <= 200; j++) {
                double x = j / 100.0 - 1;
                double t = m / 50.0;
                double u = Burgers.value(x, t, fine);
                moved = Math.max(moved, Math.abs(u - Burgers.value(x, t, coarse)));
                rows.add(new double[] {x, t, u});
            }
        }
        List<String> comments = List.of(
                "u_t + u*u_x = (0.01/pi)*u_xx on [-1, 1] x [0, 1], u(x, 0) = -sin(pi*x), u = 0 at both ends.",
                "Cole-Hopf transform, both integrals by the trapezoidal rule with " + fine + " steps.",
                PLACE,
                moved(coarse + " steps", moved));
        return new ReferenceTable(comments, List.of("x", "t", "u"), rows);
    }

    private static ReferenceTable allenCahn(int coarse, int fine, int coarseSteps, int fineSteps) {
        ComplexArray[] rough = AllenCahn.EVOLUTION.solve(coarse, 1, 40, coarseSteps);
        ComplexArray[] values = AllenCahn.EVOLUTION.solve(fine, 1, 40, fineSteps);
        List<double[]> rows = new ArrayList<>();
        double moved = 0;
        for (int m = 0; m <= 40; m++) {
            for (int j = 0; j <= 256; j++) {
                double u = values[m].re()[j * (fine / 256) % fine];
                moved = Math.max(moved, Math.abs(u - rough[m].re()[j * (coarse / 256) % coarse]));
                rows.add(new double[] {j / 128.0 - 1, m / 40.0, u});
            }
        }
        List<String> comments = List.of(
                "u_t = 1e-4*u_xx + 5*(u - u^3) on [-1, 1] x [0, 1], periodic in x, u(x, 0) = x^2*cos(pi*x).",
                "Fourier pseudo-spectral in x with " + fine + " modes, ETDRK4 in t with " + 40 * fineSteps + " steps.",
                PLACE,
                moved(coarse + " modes and " + 40 * coarseSteps + " steps", moved));
        return new ReferenceTable(comments, List.of("x", "t", "u"), rows);
    }

    private static ReferenceTable schroedinger(int coarse, int fine, int coarseSteps, int fineSteps) {
        ComplexArray[] rough = Schroedinger.split(5, coarse, Math.PI / 2, 40, coarseSteps);
        ComplexArray[] values = Schroedinger.split(5, fine, Math.PI / 2, 40, fineSteps);
        List<double[]> rows = new ArrayList<>();
        double moved = 0;
        for (int m = 0; m <= 40; m++) {
            for (int j = 0; j <= 128; j++) {
                int i = j * (fine / 128) % fine;
                int k = j * (coarse / 128) % coarse;
                double u = values[m].re()[i];
                double v = values[m].im()[i];
                moved = Math.max(moved, Math.hypot(u - rough[m].re()[k], v - rough[m].im()[k]));
                rows.add(new double[] {j * 10 / 128.0 - 5, m * (Math.PI / 2) / 40, u, v});
            }
        }
        List<String> comments = List.of(
                "i*h_t + h_xx/2 + |h|^2*h = 0 for h = u + i*v on [-5, 5] x [0, pi/2], periodic in x, h(x, 0) = 2/cosh(x).",
                "Fourier in x with " + fine + " modes, fourth-order splitting in t with " + 40 * fineSteps + " steps.",
                PLACE,
                moved(coarse + " modes and " + 40 * coarseSteps + " steps", moved));
        return new ReferenceTable(comments, List.of("x", "t", "u", "v"), rows);
    }

    private static ReferenceTable lShape(int n, int coarse, int fine) {
        double[][] rough = LShape.values(n, coarse);
        double[][] values = LShape.values(n, fine);
        List<double[]> rows = new ArrayList<>();
        double moved = 0;
        for (int i = 0; i <= 2 * n; i++) {
            for (int j = 0; j <= 2 * n; j++) {
                if (LShape.contains(i, j, n)) {
                    moved = Math.max(moved, Math.abs(values[i][j] - rough[i][j]));
                    rows.add(new double[] {(double) i / n - 1, (double) j / n - 1, values[i][j]});
                }
            }
        }
        List<String> comments = List.of(
                "-lap(u) = 1 on [-1, 1]^2 without its upper right quarter, u = 0 on the boundary.",
                "Five-point formula with spacings 1/" + fine / 2 + " and 1/" + fine + ", extrapolated with order 4/3.",
                PLACE,
                moved("spacings 1/" + coarse / 2 + " and 1/" + coarse, moved));
        return new ReferenceTable(comments, List.of("x", "y", "u"), rows);
    }

    private static ReferenceTable cooledHole(int n, int coarse, int fine) {
        CooledHole rough = CooledHole.of(coarse);
        CooledHole solution = CooledHole.of(fine);
        List<double[]> rows = new ArrayList<>();
        double moved = 0;
        for (int i = -n; i <= n; i++) {
            for (int j = -n; j <= n; j++) {
                double x = (double) i / n;
                double y = (double) j / n;
                if (Math.hypot(x, y) > CooledHole.RADIUS) {
                    double value = solution.at(x, y)[0];
                    moved = Math.max(moved, Math.abs(value - rough.at(x, y)[0]));
                    rows.add(new double[] {x, y, value});
                }
            }
        }
        List<String> comments = List.of(
                "lap(T) = 0 in [-1, 1]^2 without the disk of radius 0.3, T = 1 at x = -1, 1, dT/dy = 0 at y = -1, 1, dT/dn = -5*T on the hole.",
                "Series of " + fine
                        + " harmonic functions that fulfil the condition on the hole, least squares on the sides.",
                String.format(Locale.ROOT, "The heat that the hole takes up is %.10f.", solution.lost()),
                PLACE,
                moved(coarse + " functions", moved));
        return new ReferenceTable(comments, List.of("x", "y", "T"), rows);
    }

    private static List<ReferenceTable> cavity(int n, int coarse, int fine) {
        double[][] rough = Cavity.centrelines(n, coarse, 100);
        double[][] values = Cavity.centrelines(n, fine, 100);
        List<ReferenceTable> tables = new ArrayList<>();
        for (int line = 0; line < 2; line++) {
            List<double[]> rows = new ArrayList<>();
            double moved = 0;
            for (int k = 0; k <= n; k++) {
                double at = (double) k / n;
                moved = Math.max(moved, Math.abs(values[line][k] - rough[line][k]));
                rows.add(new double[] {line == 0 ? 0.5 : at, line == 0 ? at : 0.5, values[line][k]});
            }
            List<String> comments = List.of(
                    "Lid-driven cavity at Re = 100, velocity across the " + (line == 0 ? "vertical" : "horizontal")
                            + " centreline.",
                    "Stream function by central differences with spacings 1/" + fine / 2 + " and 1/" + fine
                            + ", extrapolated with order 2.",
                    PLACE,
                    moved("spacings 1/" + coarse / 2 + " and 1/" + coarse, moved));
            tables.add(new ReferenceTable(comments, List.of("x", "y", line == 0 ? "u" : "v"), rows));
        }
        return tables;
    }

    private static String moved(String other, double by) {
        return String.format(
                Locale.ROOT, "The largest difference from the same computation with %s is %.1e.", other, by);
    }
}
