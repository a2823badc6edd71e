package dev.fluxion.dsl.residual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.problem.Axis;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class QuadratureTest {
    private static final Axis X = new Axis("x", -1, 2, Axis.Role.SPACE);
    private static final Axis Y = new Axis("y", 0, 0.5, Axis.Role.SPACE);
    private static final Axis Z = new Axis("z", 0, 2, Axis.Role.SPACE);

    private static double sum(Quadrature rule, ToDoubleFunction<double[]> f) {
        double sum = 0;
        for (int p = 0; p < rule.weights().length; p++) {
            double[] x = new double[rule.coordinates().length];
            for (int d = 0; d < x.length; d++) {
                x[d] = rule.coordinates()[d][p];
            }
            sum += rule.weights()[p] * f.applyAsDouble(x);
        }
        return sum;
    }

    @Test
    void theRuleOfNPointsIntegratesPolynomialsOfDegree2NMinus1Exactly() {
        for (int n : new int[] {1, 7, 8, 13, 31, 64}) {
            double[][] rule = Quadrature.legendre(n);
            for (int k : new int[] {0, n, 2 * n - 1}) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += rule[1][i] * Math.pow(rule[0][i], k);
                }
                assertEquals(1.0 / (k + 1), sum, 1e-14, n + " points, degree " + k);
            }
        }
    }

    @Test
    void integralsOverALineAndARectangleAreTheClosedForms() {
        assertEquals(Math.exp(2) - Math.exp(-1), sum(Quadrature.inside(List.of(X)), x -> Math.exp(x[0])), 1e-13);
        double product = (Math.sin(2) - Math.sin(-1)) * (Math.exp(0.5) - 1);
        assertEquals(product, sum(Quadrature.inside(List.of(X, Y)), x -> Math.cos(x[0]) * Math.exp(x[1])), 1e-13);
    }

    @Test
    void faceWeightsAddUpToTheirMeasureAndNormalsLeaveTheBox() {
        Quadrature rule = Quadrature.faces(List.of(X, Y), List.of(new Face(0, true), new Face(1, false)));
        assertEquals(3.5, rule.measure(), 1e-13);
        double flux = 0;
        for (int p = 0; p < rule.weights().length; p++) {
            flux += rule.weights()[p] * (rule.normals()[0][p] + 10 * rule.normals()[1][p]);
        }
        assertEquals(0.5 - 30, flux, 1e-12);
    }

    @Test
    void inThreeDimensionsTheErrorIsThatOfALowDiscrepancySequence() {
        Quadrature rule = Quadrature.inside(List.of(X, Y, Z));
        assertEquals(3, rule.measure(), 1e-12);
        assertEquals(3, sum(rule, x -> x[0] + x[2] / 2), 2e-2);
    }
}
