package dev.fluxion.solver.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointSamplerTest {
    @ParameterizedTest
    @ValueSource(strings = {"sobol", "lhs", "uniform"})
    void pointsLieInsideTheOpenCubeAndRepeat(String name) {
        for (int n : new int[] {0, 1, 7, 207}) {
            double[][] points = PointSampler.of(name).sample(n, 3, 9, 4);
            double[][] again = PointSampler.of(name).sample(n, 3, 9, 4);
            for (int d = 0; d < 3; d++) {
                assertArrayEquals(points[d], again[d]);
                for (double x : points[d]) {
                    assertTrue(x > 0 && x < 1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "lhs", "uniform"})
    void momentsAreThoseOfTheUniformDistribution(String name) {
        int n = 4000;
        for (double[] coordinate : PointSampler.of(name).sample(n, 6, 2, 0)) {
            double mean = 0;
            double square = 0;
            for (double x : coordinate) {
                mean += x / n;
                square += x * x / n;
            }
            // five standard deviations of independent draws
            assertEquals(0.5, mean, 5 * Math.sqrt(1 / 12.0 / n));
            assertEquals(1 / 3.0, square, 5 * Math.sqrt(4 / 45.0 / n));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "lhs", "uniform"})
    void coordinatesAreUncorrelated(String name) {
        int n = 4000;
        double[][] points = PointSampler.of(name).sample(n, 4, 2, 0);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                double product = 0;
                for (int i = 0; i < n; i++) {
                    product += (points[a][i] - 0.5) * (points[b][i] - 0.5) / n;
                }
                assertEquals(0, product, 5 / 12.0 / Math.sqrt(n));
            }
        }
    }

    @Test
    void aLatinHypercubeHasOnePointPerSlice() {
        for (int n : new int[] {1, 8, 13, 207}) {
            for (double[] coordinate : new LatinHypercube().sample(n, 5, 1, 3)) {
                BitSet slices = new BitSet();
                for (double x : coordinate) {
                    slices.set((int) Math.floor(x * n));
                }
                assertEquals(n, slices.cardinality());
            }
        }
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> PointSampler.of("halton"))
                .getMessage();
        assertTrue(message.contains("halton") && message.contains("sobol"), message);
    }
}
