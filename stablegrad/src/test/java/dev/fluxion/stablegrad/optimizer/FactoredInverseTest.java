package dev.fluxion.stablegrad.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Workers;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactoredInverseTest {
    private static final Workers ALONE = new Workers(1);

    @ParameterizedTest
    @CsvSource({"BFGS,1", "BFGS,7", "BFGS,31", "SSBFGS,8", "SSBFGS,64", "SSBROYDEN,1", "SSBROYDEN,13", "SSBROYDEN,207"})
    void theFactorAgreesWithTheFormulaOnAPlainMatrix(BroydenUpdate family, int n) {
        Random random = new Random(n);
        double[][] hessian = positiveDefinite(n, random);
        FactoredInverse fast = new FactoredInverse(n, family, ALONE);
        double[][] slow = null;
        double[] g = gaussian(n, random);
        double[] p = new double[n];
        for (int k = 0; k < 12; k++) {
            assertTrue(fast.direction(g, p));
            double[] expected = slow == null ? times(-1, g) : times(-1, product(slow, g));
            assertClose(expected, p, 1e-9);
            double[] s = times(0.1 + random.nextDouble(), p);
            double alpha = s[0] / p[0];
            double[] y = product(hessian, s);
            fast.update(s, y, alpha);
            slow = slow == null
                    ? updated(
                            scaledIdentity(n, dot(s, y) / dot(y, y)),
                            s,
                            y,
                            dot(s, s) * dot(y, y) / dot(s, y),
                            BroydenUpdate.BFGS)
                    : updated(slow, s, y, -alpha * dot(s, g), family);
            for (int i = 0; i < n; i++) {
                g[i] += y[i];
            }
        }
    }

    @Test
    void everyMemberSatisfiesTheSecantEquation() {
        int n = 13;
        Random random = new Random(1);
        double[][] hessian = positiveDefinite(n, random);
        for (BroydenUpdate family : BroydenUpdate.values()) {
            FactoredInverse inverse = new FactoredInverse(n, family, ALONE);
            double[] g = gaussian(n, random);
            double[] p = new double[n];
            for (int k = 0; k < 5; k++) {
                inverse.direction(g, p);
                double[] s = times(0.3, p);
                double[] y = product(hessian, s);
                inverse.update(s, y, 0.3);
                inverse.direction(y, p);
                assertClose(times(-1, s), p, 1e-10);
            }
        }
    }

    @Test
    void exactStepsOnAQuadraticFindItsInverse() {
        int n = 8;
        Random random = new Random(5);
        double[][] hessian = positiveDefinite(n, random);
        for (BroydenUpdate family : BroydenUpdate.values()) {
            FactoredInverse inverse = new FactoredInverse(n, family, ALONE);
            double[] x = gaussian(n, random);
            double[] p = new double[n];
            for (int k = 0; k < n; k++) {
                double[] g = product(hessian, x);
                inverse.direction(g, p);
                double alpha = -dot(g, p) / dot(p, product(hessian, p));
                double[] s = times(alpha, p);
                inverse.update(s, product(hessian, s), alpha);
                for (int i = 0; i < n; i++) {
                    x[i] += s[i];
                }
            }
            assertTrue(Math.sqrt(dot(x, x)) < 1e-8, () -> family + " is not conjugate");
        }
    }

    @Test
    void aRestoredMatrixGivesTheSameBits() {
        int n = 31;
        Random random = new Random(2);
        double[][] hessian = positiveDefinite(n, random);
        FactoredInverse original = new FactoredInverse(n, BroydenUpdate.SSBROYDEN, ALONE);
        double[] p = new double[n];
        double[] q = new double[n];
        for (int k = 0; k < 5; k++) {
            double[] g = gaussian(n, random);
            FactoredInverse restored = new FactoredInverse(n, BroydenUpdate.SSBROYDEN, ALONE);
            restored.restore(original.numbers(), original.arrays());
            original.direction(g, p);
            restored.direction(g, q);
            assertArrayEquals(p, q);
            original.update(p, product(hessian, p), 1);
        }
    }

    @Test
    void theThreadCountChangesNoBit() {
        int n = 207;
        double[][] hessian = positiveDefinite(n, new Random(3));
        double[] one = directionAfterUpdates(n, hessian, 1);
        assertArrayEquals(one, directionAfterUpdates(n, hessian, 2));
        assertArrayEquals(one, directionAfterUpdates(n, hessian, 5));
    }

    private static double[] directionAfterUpdates(int n, double[][] hessian, int threads) {
        try (Workers workers = new Workers(threads)) {
            FactoredInverse inverse = new FactoredInverse(n, BroydenUpdate.SSBROYDEN, workers);
            double[] g = gaussian(n, new Random(4));
            double[] p = new double[n];
            for (int k = 0; k < 5; k++) {
                inverse.direction(g, p);
                double[] y = product(hessian, p);
                inverse.update(p.clone(), y, 1);
                for (int i = 0; i < n; i++) {
                    g[i] += y[i];
                }
            }
            inverse.direction(g, p);
            return p;
        }
    }

    /** The formula of {@link BroydenUpdate.Factors}, term by term. */
    private static double[][] updated(double[][] h, double[] s, double[] y, double sBs, BroydenUpdate family) {
        int n = s.length;
        double sy = dot(s, y);
        double[] hy = product(h, y);
        double yHy = dot(y, hy);
        BroydenUpdate.Factors f = family.factors(sBs / sy, yHy / sy, Math.max(0, sBs / sy * (yHy / sy) - 1), n);
        double[][] result = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double vi = Math.sqrt(yHy) * (s[i] / sy - hy[i] / yHy);
                double vj = Math.sqrt(yHy) * (s[j] / sy - hy[j] / yHy);
                result[i][j] = (h[i][j] - hy[i] * hy[j] / yHy + f.phi() * vi * vj) / f.tau() + s[i] * s[j] / sy;
            }
        }
        return result;
    }

    private static double[][] positiveDefinite(int n, Random random) {
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] row = gaussian(n, random);
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    a[j][k] += row[j] * row[k] / n;
                }
            }
            a[i][i] += 0.1;
        }
        return a;
    }

    private static double[][] scaledIdentity(int n, double scale) {
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            h[i][i] = scale;
        }
        return h;
    }

    private static double[] gaussian(int n, Random random) {
        return random.doubles(n).map(r -> 2 * r - 1).toArray();
    }

    private static double[] product(double[][] a, double[] x) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = dot(a[i], x);
        }
        return result;
    }

    private static double[] times(double c, double[] x) {
        double[] result = x.clone();
        for (int i = 0; i < x.length; i++) {
            result[i] *= c;
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void assertClose(double[] expected, double[] actual, double relative) {
        double scale = Math.sqrt(dot(expected, expected));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], relative * scale);
        }
    }
}
