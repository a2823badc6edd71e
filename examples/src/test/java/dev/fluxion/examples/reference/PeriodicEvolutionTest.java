package dev.fluxion.examples.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PeriodicEvolutionTest {
    /** Far from the ends the problem is that of the whole line, whose solution is the two-soliton breather (Satsuma and Yajima 1974). */
    private static final double REACH = 20;

    @Test
    void theTimeStepIsOfFourthOrder() {
        PeriodicEvolution problem = Schroedinger.evolution(REACH);
        double coarse = distanceFromBreather(problem.solve(512, 0.5, 1, 40)[1], 0.5);
        double fine = distanceFromBreather(problem.solve(512, 0.5, 1, 80)[1], 0.5);
        assertTrue(fine < 1e-5 && coarse / fine > 14, coarse + " and " + fine);
    }

    @Test
    void splittingIsOfFourthOrder() {
        double coarse = distanceFromBreather(Schroedinger.split(REACH, 512, 0.5, 1, 80)[1], 0.5);
        double fine = distanceFromBreather(Schroedinger.split(REACH, 512, 0.5, 1, 160)[1], 0.5);
        assertTrue(fine < 1e-5 && coarse / fine > 14, coarse + " and " + fine);
    }

    @Test
    void diffusionAloneIsExact() {
        PeriodicEvolution heat = new PeriodicEvolution(
                0,
                1,
                k -> new Complex(-0.1 * k * k, 0),
                values -> {
                    Arrays.fill(values.re(), 0);
                    Arrays.fill(values.im(), 0);
                },
                x -> new Complex(Math.sin(2 * Math.PI * x), 0));
        ComplexArray end = heat.solve(16, 1, 1, 1)[1];
        double decay = Math.exp(-0.1 * 4 * Math.PI * Math.PI);
        for (int j = 0; j < 16; j++) {
            assertEquals(decay * Math.sin(2 * Math.PI * j / 16), end.re()[j], 1e-15);
        }
    }

    private static double distanceFromBreather(ComplexArray h, double t) {
        double distance = 0;
        for (int j = 0; j < h.length(); j++) {
            double x = REACH * (2.0 * j / h.length() - 1);
            Complex rotation = new Complex(0, t / 2).exp();
            Complex above = new Complex(0, 4 * t)
                    .exp()
                    .times(3 * Math.cosh(x))
                    .plus(Math.cosh(3 * x))
                    .times(rotation)
                    .times(4);
            double below = Math.cosh(4 * x) + 4 * Math.cosh(2 * x) + 3 * Math.cos(4 * t);
            distance = Math.max(distance, Math.hypot(h.re()[j] - above.re() / below, h.im()[j] - above.im() / below));
        }
        return distance;
    }
}
