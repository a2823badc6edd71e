package dev.fluxion.solver.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.problem.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AxisFunctionsTest {
    private static final int COUNT = 9;

    @Test
    void polynomialsAreCosinesOfMultiplesOfTheAngle() {
        AxisFunctions functions = new AxisFunctions(new Axis("x", -2, 3, Axis.Role.SPACE), COUNT);
        for (double part : new double[] {0, 0.1, 0.5, 0.77, 1}) {
            double[][] values = functions.derivative(0, new double[] {-2 + 5 * part});
            for (int k = 0; k < COUNT; k++) {
                assertEquals(Math.cos(k * Math.acos(2 * part - 1)), values[k][0], 1e-13);
            }
        }
    }

    /** By the limit of central differences, whose error is h²/6 of the derivative two orders up. */
    @ParameterizedTest
    @EnumSource(Axis.Ends.class)
    void eachDerivativeIsTheSlopeOfTheOneBelow(Axis.Ends ends) {
        AxisFunctions functions = new AxisFunctions(new Axis("x", -2, 3, Axis.Role.SPACE, ends), COUNT);
        double h = 1e-4;
        for (double x : new double[] {-1.7, 0.2, 2.5}) {
            for (int order = 1; order <= 4; order++) {
                double[][] found = functions.derivative(order, new double[] {x});
                double[][] below = functions.derivative(order - 1, new double[] {x - h, x + h});
                for (int k = 0; k < COUNT; k++) {
                    double slope = (below[k][1] - below[k][0]) / (2 * h);
                    assertEquals(slope, found[k][0], 1e-4 * Math.max(1, Math.abs(slope)), "function " + k);
                }
            }
        }
    }

    @Test
    void periodicFunctionsMeetAtTheEnds() {
        AxisFunctions functions = new AxisFunctions(new Axis("x", -2, 3, Axis.Role.SPACE, Axis.Ends.JOINED), COUNT);
        for (int order = 0; order <= 3; order++) {
            double[][] values = functions.derivative(order, new double[] {-2, 3});
            for (int k = 0; k < COUNT; k++) {
                assertEquals(values[k][0], values[k][1], 1e-9);
            }
        }
    }
}
