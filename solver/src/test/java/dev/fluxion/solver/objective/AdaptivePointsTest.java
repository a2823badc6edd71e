package dev.fluxion.solver.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import dev.fluxion.solver.sampling.UniformRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points for u_xx = f with a large f on a tenth of the domain and next to nothing elsewhere: 165 of the candidates are there. */
class AdaptivePointsTest {
    private static final int CANDIDATES = 8 * 207;

    private final Problem problem;
    private final ResidualGraph residuals;

    AdaptivePointsTest() {
        Pde.Compilation compiled = Pde.compile("a.pde", """
                domain x in [0, 1], y in [0, 1]
                unknown u
                eq u_xx/1000 = if x < 1/10 then 100 else 1/1000
                bc u = 0 on boundary
                train { network = mlp(width = 5, depth = 1) }
                """, CompileOptions.in(Path.of(".")));
        problem = compiled.problem().orElseThrow();
        residuals = compiled.residuals().orElseThrow();
    }

    private PointSet choose(long seed, int threads) {
        Mlp network = Solver.network(problem, residuals, problem.training());
        Buffer parameters = network.initialize(Precision.F64, Initialization.GLOROT, 1);
        double[][] unit = new UniformRandom().sample(CANDIDATES, 2, 3, 0);
        PointSet candidates = new PointSet(unit, new double[2][CANDIDATES], CANDIDATES);
        try (Workers workers = new Workers(threads)) {
            AdaptivePoints adaptive =
                    new AdaptivePoints(residuals, residuals.residuals().subList(0, 1), network, Precision.F64, workers);
            return AdaptivePoints.choose(
                    candidates, adaptive.sizes(candidates, parameters, new double[] {1}), 103, seed);
        }
    }

    private static long inTheTenth(PointSet points) {
        return Arrays.stream(points.coordinates()[0]).filter(x -> x < 0.1).count();
    }

    @Test
    void pointsAreWhereTheResidualIs() {
        assertEquals(103, inTheTenth(choose(0, 1)));
    }

    @Test
    void halfOfThePointsFollowTheResidualAndHalfStayEvenlySpread() {
        PointSetPlan plan = PointSetPlan.of(residuals.residuals(), problem.axes(), problem.training())
                .getFirst();
        PointSource source = new PointSource(residuals, List.of(plan), problem.axes(), new Sobol(), 0);
        PointSet points = source.following(
                candidates -> Arrays.stream(candidates.coordinates()[0])
                        .map(x -> x < 0.1 ? 1 : 0)
                        .toArray(),
                0,
                256,
                3);
        double[] x = points.coordinates()[0];
        double[] y = points.coordinates()[1];
        int[] cells = new int[128];
        for (int i = 0; i < 128; i++) {
            cells[(int) (16 * x[i]) * 8 + (int) (8 * y[i])]++;
            assertTrue(x[128 + i] < 0.1);
        }
        assertArrayEquals(IntStream.generate(() -> 1).limit(128).toArray(), cells);
        assertEquals(256, points.count());
    }

    @Test
    void sizesWithoutASizeGiveTheFirstCandidates() {
        double[][] unit = new UniformRandom().sample(50, 2, 3, 0);
        PointSet candidates = new PointSet(unit, new double[2][50], 50);
        PointSet chosen = AdaptivePoints.choose(candidates, new double[50], 7, 0);
        assertArrayEquals(Arrays.copyOf(unit[0], 7), chosen.coordinates()[0]);
        assertEquals(
                50, AdaptivePoints.choose(candidates, new double[50], 80, 0).count());
    }

    @Test
    void noCandidateIsChosenTwice() {
        PointSet chosen = choose(0, 1);
        Set<Double> different = new HashSet<>();
        for (double x : chosen.coordinates()[0]) {
            different.add(x);
        }
        assertEquals(103, different.size());
    }

    @Test
    void theChoiceDependsOnTheSeedAndNotOnThreads() {
        assertArrayEquals(choose(4, 1).coordinates()[0], choose(4, 3).coordinates()[0]);
        assertTrue(!Arrays.equals(choose(4, 1).coordinates()[0], choose(5, 1).coordinates()[0]));
    }
}
