package dev.fluxion.stablegrad.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitedMemoryTest {
    private record Pair(double[] s, double[] y) {}

    private static List<Pair> pairs(int n, int count) {
        Random random = new Random(n);
        List<Pair> pairs = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] s = random.doubles(n).map(r -> 2 * r - 1).toArray();
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = (1 + i % 5) * s[i];
            }
            pairs.add(new Pair(s, y));
        }
        return pairs;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** −H g with H the matrix of equation 7.19 of Nocedal and Wright, built pair by pair from γI and divided by τ before each. */
    private static double[] dense(List<Pair> kept, List<Double> taus, double[] g) {
        int n = g.length;
        Pair last = kept.getLast();
        double gamma = dot(last.s, last.y) / dot(last.y, last.y);
        double[][] h = new double[n][n];
        for (int i = 0; i < n; i++) {
            h[i][i] = gamma;
        }
        for (int k = 0; k < kept.size(); k++) {
            Pair pair = kept.get(k);
            double tau = taus.get(k);
            Arrays.stream(h).forEach(row -> Arrays.setAll(row, j -> row[j] / tau));
            double rho = 1 / dot(pair.s, pair.y);
            double[] hy = new double[n];
            for (int i = 0; i < n; i++) {
                hy[i] = dot(h[i], pair.y);
            }
            double scale = rho * rho * dot(pair.y, hy) + rho;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    h[i][j] += scale * pair.s[i] * pair.s[j] - rho * (hy[i] * pair.s[j] + pair.s[i] * hy[j]);
                }
            }
        }
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            p[i] = -dot(h[i], g);
        }
        return p;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "7,3,2", "13,5,5", "31,5,13", "64,8,20", "207,4,9"})
    void theTwoLoopsAgreeWithTheMatrixOfTheLastPairs(int n, int history, int count) {
        LimitedMemory memory = new LimitedMemory(n, history, false);
        List<Pair> pairs = pairs(n, count);
        pairs.forEach(pair -> memory.update(pair.s, pair.y, 1));
        double[] g = new Random(7).doubles(n).toArray();
        double[] p = new double[n];
        assertTrue(memory.direction(g, p));
        List<Pair> kept = pairs.subList(Math.max(0, count - history), count);
        assertDirection(dense(kept, Collections.nCopies(kept.size(), 1.0), g), p);
    }

    /** Exact line searches on a quadratic, as far as the step that each direction would take. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "7,3,2", "13,5,5", "31,5,13", "64,8,20", "207,4,9"})
    void selfScaledPairsDivideWhatWasBefore(int n, int history, int count) {
        LimitedMemory memory = new LimitedMemory(n, history, true);
        List<Pair> pairs = new ArrayList<>();
        List<Double> taus = new ArrayList<>();
        Random random = new Random(n);
        double[] g = random.doubles(n).toArray();
        double[] p = new double[n];
        for (int k = 0; k <= count; k++) {
            int from = Math.max(0, k - history);
            memory.direction(g, p);
            if (k > 0) {
                assertDirection(dense(pairs.subList(from, k), taus.subList(from, k), g), p);
            }
            double alpha = 0.1 + random.nextDouble();
            double[] s = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = alpha * p[i];
                y[i] = (0.1 + i % 5) * s[i];
            }
            taus.add(Math.min(1, dot(s, y) / (-alpha * dot(s, g))));
            pairs.add(new Pair(s, y));
            memory.update(s, y, alpha);
            for (int i = 0; i < n; i++) {
                g[i] += y[i];
            }
        }
    }

    private static void assertDirection(double[] expected, double[] p) {
        for (int i = 0; i < p.length; i++) {
            assertEquals(expected[i], p[i], 1e-11 * Math.sqrt(dot(expected, expected)));
        }
    }

    @Test
    void withoutPairsTheDirectionIsSteepestDescent() {
        LimitedMemory memory = new LimitedMemory(3, 5, true);
        double[] p = new double[3];
        assertTrue(memory.fresh());
        memory.direction(new double[] {1, -2, 3}, p);
        assertArrayEquals(new double[] {-1, 2, -3}, p);
        memory.update(new double[] {1, 0, 0}, new double[] {2, 0, 0}, 1);
        assertFalse(memory.fresh());
        memory.reset();
        memory.direction(new double[] {1, -2, 3}, p);
        assertArrayEquals(new double[] {-1, 2, -3}, p);
    }

    @Test
    void aRestoredMemoryGivesTheSameBits() {
        LimitedMemory original = new LimitedMemory(31, 4, true);
        double[] g = new Random(7).doubles(31).toArray();
        double[] p = new double[31];
        double[] q = new double[31];
        for (Pair pair : pairs(31, 9)) {
            original.direction(g, p);
            original.update(pair.s, pair.y, 1);
            LimitedMemory restored = new LimitedMemory(31, 4, true);
            restored.restore(original.numbers(), original.arrays());
            original.direction(g, p);
            restored.direction(g, q);
            assertArrayEquals(p, q);
        }
    }
}
