package dev.fluxion.examples.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data that are kept in the repository against what their generator makes now, and that against what is known of it. */
class MeasurementFilesTest {
    private static final Path FOLDER = Path.of("pde", "data");

    @Test
    void theLorenzTableIsTheOneOfHalfTheStep() throws IOException {
        same(Measurements.lorenz(2000), "lorenz.csv", 1e-10);
        same(Measurements.lorenz(4000), "lorenz.csv", 1e-8);
    }

    @Test
    void theOscillatorTableIsTheClosedForm() throws IOException {
        same(Measurements.oscillator(), "oscillator.csv", 1e-11);
        List<double[]> rows = Measurements.oscillator().rows();
        double h = 0.2;
        for (int i = 1; i + 1 < rows.size(); i++) {
            double before = rows.get(i - 1)[1];
            double now = rows.get(i)[1];
            double after = rows.get(i + 1)[1];
            // Second differences of values near 1 are wrong by h²/12 of the fourth derivative, which is below 1 here.
            double residual = (after - 2 * now + before) / (h * h) + 0.4 * (after - before) / (2 * h) + now;
            assertEquals(0, residual, h * h / 6, "row " + i);
        }
    }

    @Test
    void theNoiseOfTheConductivityTableHasTheDeviationItStates() throws IOException {
        same(Measurements.conductivity(), "conductivity.csv", 1e-11);
        List<double[]> rows = Measurements.conductivity().rows();
        assertEquals(2500, rows.size());
        double sum = 0;
        double squares = 0;
        for (double[] row : rows) {
            double noise = row[2] - Math.sin(Math.PI * row[0]) * Math.sin(Math.PI * row[1]);
            sum += noise;
            squares += noise * noise;
        }
        // Four standard errors of a mean and of a variance over 2500 draws.
        assertEquals(0, sum / rows.size(), 4 * 0.1 / 50);
        assertEquals(0.01, squares / rows.size(), 4 * 0.01 * Math.sqrt(2) / 50);
    }

    private static void same(ReferenceTable made, String file, double tolerance) throws IOException {
        ReferenceTable kept = ReferenceTable.read(FOLDER.resolve(file));
        assertEquals(made.columns(), kept.columns());
        assertEquals(made.rows().size(), kept.rows().size());
        assertTrue(kept.comments().stream().anyMatch(line -> line.startsWith("Made by ")), kept.comments()::toString);
        for (int i = 0; i < made.rows().size(); i++) {
            for (int c = 0; c < made.columns().size(); c++) {
                double value = kept.rows().get(i)[c];
                assertEquals(
                        made.rows().get(i)[c], value, tolerance * Math.max(1, Math.abs(value)), file + ", row " + i);
            }
        }
    }
}
