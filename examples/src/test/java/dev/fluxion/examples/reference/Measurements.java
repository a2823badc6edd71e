package dev.fluxion.examples.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes the tables of {@code examples/pde/data}: what an instrument would have read, with noise where a table says so. */
final class Measurements {
    private static final String PLACE =
            "Made by dev.fluxion.examples.reference.Measurements (test code of examples/), in f64.";
    private static final double DAMPING = 0.4;

    private Measurements() {}

    /**
     * @param arguments the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        lorenz(8000).write(folder.resolve("lorenz.csv"), 1);
        oscillator().write(folder.resolve("oscillator.csv"), 1);
        conductivity().write(folder.resolve("conductivity.csv"), 2);
    }

    /**
     * x' = 10(y - x), y' = x(15 - z) - y, z' = xy - 8z/3 on [0, 3] by the classical method of Runge and Kutta.
     *
     * @param steps per unit of time, a multiple of 40
     */
    static ReferenceTable lorenz(int steps) {
        double[] state = {-8, 7, 27};
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i <= 120; i++) {
            rows.add(new double[] {i / 40.0, state[0], state[1], state[2]});
            for (int s = 0; s < steps / 40; s++) {
                state = rungeKutta(state, 1.0 / steps);
            }
        }
        List<String> comments = List.of(
                "x' = 10*(y - x), y' = x*(15 - z) - y, z' = x*y - 8/3*z from (-8, 7, 27).",
                "Runge and Kutta's classical method, " + steps + " steps in a unit of time, without noise.",
                PLACE);
        return new ReferenceTable(comments, List.of("t", "x", "y", "z"), rows);
    }

    private static double[] rungeKutta(double[] y, double h) {
        double[] k1 = lorenzRate(y);
        double[] k2 = lorenzRate(moved(y, k1, h / 2));
        double[] k3 = lorenzRate(moved(y, k2, h / 2));
        double[] k4 = lorenzRate(moved(y, k3, h));
        double[] next = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return next;
    }

    private static double[] lorenzRate(double[] y) {
        return new double[] {10 * (y[1] - y[0]), y[0] * (15 - y[2]) - y[1], y[0] * y[1] - 8.0 / 3 * y[2]};
    }

    private static double[] moved(double[] y, double[] direction, double by) {
        double[] result = y.clone();
        for (int i = 0; i < y.length; i++) {
            result[i] += by * direction[i];
        }
        return result;
    }

    /** x'' = -x - 0.4·x', x(0) = 1, x'(0) = 0 at 21 times of [0, 4]. */
    static ReferenceTable oscillator() {
        double decay = DAMPING / 2;
        double frequency = Math.sqrt(1 - decay * decay);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            double t = i / 5.0;
            double wave = Math.cos(frequency * t) + decay / frequency * Math.sin(frequency * t);
            rows.add(new double[] {t, Math.exp(-decay * t) * wave});
        }
        List<String> comments = List.of(
                String.format(Locale.ROOT, "x'' = -x - %s*x', x = 1 and x' = 0 at t = 0.", DAMPING),
                "The closed form, without noise.",
                PLACE);
        return new ReferenceTable(comments, List.of("t", "x"), rows);
    }

    /** sin(πx)·sin(πy) with normal noise of deviation 0.1 at 50 × 50 cell centres. */
    static ReferenceTable conductivity() {
        int n = 50;
        Random noise = new Random(0);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < n * n; i++) {
            double x = (i % n + 0.5) / n;
            double y = (i / n + 0.5) / n;
            double u = Math.sin(Math.PI * x) * Math.sin(Math.PI * y);
            rows.add(new double[] {x, y, u + 0.1 * noise.nextGaussian()});
        }
        List<String> comments = List.of(
                "u = sin(pi*x)*sin(pi*y) at the centres of 50 x 50 cells.",
                "With normal noise of standard deviation 0.1, java.util.Random of seed 0.",
                PLACE);
        return new ReferenceTable(comments, List.of("x", "y", "u_meas"), rows);
    }
}
