package dev.fluxion.examples.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurgersTest {
    @Test
    void knownValuesAreMet() {
        assertEquals(-0.59276953440205, Burgers.value(0.5, 0.5, 3200), 1e-13);
        assertEquals(-0.70608167812, Burgers.value(0.02, 1, 3200), 1e-11);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.2", "-0.6, 0.5", "0.9, 0.9", "0.01, 0.4"})
    void theSolutionSatisfiesTheEquation(double x, double t) {
        double h = 1e-3;
        double u = Burgers.value(x, t, 3200);
        double ut = (-Burgers.value(x, t + 2 * h, 3200)
                        + 8 * Burgers.value(x, t + h, 3200)
                        - 8 * Burgers.value(x, t - h, 3200)
                        + Burgers.value(x, t - 2 * h, 3200))
                / (12 * h);
        double left = Burgers.value(x - h, t, 3200);
        double right = Burgers.value(x + h, t, 3200);
        double farLeft = Burgers.value(x - 2 * h, t, 3200);
        double farRight = Burgers.value(x + 2 * h, t, 3200);
        double ux = (-farRight + 8 * right - 8 * left + farLeft) / (12 * h);
        double uxx = (-farRight + 16 * right - 30 * u + 16 * left - farLeft) / (12 * h * h);
        double scale = Math.abs(ut) + Math.abs(u * ux) + Math.abs(Burgers.NU * uxx);
        assertEquals(0, (ut + u * ux - Burgers.NU * uxx) / scale, 1e-4);
    }

    @Test
    void theSolutionIsOddAndVanishesAtTheEnds() {
        for (double t : new double[] {0, 0.02, 0.5, 1}) {
            assertEquals(0, Burgers.value(0, t, 1600), 1e-12);
            assertEquals(0, Burgers.value(1, t, 1600), 1e-12);
            assertEquals(-Burgers.value(0.37, t, 1600), Burgers.value(-0.37, t, 1600), 1e-12);
        }
    }
}
