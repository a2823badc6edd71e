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
import dev.fluxion.solver.sampling.UniformRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Points for u_xx = f with a large f on a tenth of the domain and next to nothing elsewhere. */
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
            return new AdaptivePoints(residuals, residuals.residuals().subList(0, 1), network, Precision.F64, workers)
                    .choose(candidates, 207, parameters, new double[] {1}, seed);
        }
    }

    @Test
    void halfOfThePointsFollowTheResidualAndHalfStaySpread() {
        long where = Arrays.stream(choose(0, 1).coordinates()[0])
                .filter(x -> x < 0.1)
                .count();
        // A tenth of the candidates has shares of 11, the others of 1: 0.55 of the points.
        assertEquals(0.55 * 207, where, 0.08 * 207);
    }

    @Test
    void noCandidateIsChosenTwice() {
        PointSet chosen = choose(0, 1);
        Set<Double> different = new HashSet<>();
        for (double x : chosen.coordinates()[0]) {
            different.add(x);
        }
        assertEquals(207, chosen.count());
        assertEquals(207, different.size());
    }

    @Test
    void theChoiceDependsOnTheSeedAndNotOnThreads() {
        assertArrayEquals(choose(4, 1).coordinates()[0], choose(4, 3).coordinates()[0]);
        assertTrue(!Arrays.equals(choose(4, 1).coordinates()[0], choose(5, 1).coordinates()[0]));
    }
}
