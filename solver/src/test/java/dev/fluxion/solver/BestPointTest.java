package dev.fluxion.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
import dev.fluxion.stablegrad.Elapsed;
import dev.fluxion.stablegrad.StopReason;
import dev.fluxion.stablegrad.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** u'' = 2 with u = 0 at both ends of [0, 1], trained for 200 quasi-Newton steps. */
class BestPointTest {
    private final Workers workers = new Workers(1);
    private final Attempt attempt;
    private final TrainingResult trained;
    private final List<String> notices = new ArrayList<>();
    private final SolveListener listener = new SolveListener() {
        @Override
        public void notice(int step, String message) {
            notices.add(message);
        }
    };

    BestPointTest() {
        Pde.Compilation compiled = Pde.compile("best.pde", """
                domain  x in [0, 1]
                unknown u
                eq      u_xx = 2
                bc      u = 0 on boundary
                train { network = mlp(width = 8, depth = 1); points = counts(interior = 64); optimizer = bfgs(steps = 200) }
                """, CompileOptions.in(Path.of("")));
        Problem problem = compiled.problem().orElseThrow();
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        SolveOptions options = SolveOptions.of(problem.training());
        Mlp network = Solver.network(problem, residuals, problem.training());
        attempt = new Attempt(problem, residuals, network, options, SolveListener.NONE, workers, List.of(), 0);
        trained = attempt.train(network.initialize(Precision.F64, Initialization.GLOROT, 1), Elapsed.NOTHING);
    }

    @AfterEach
    void close() {
        workers.close();
    }

    /** The end of a training whose parameters went astray. */
    private TrainingResult astray(double by) {
        Buffer parameters = trained.parameters().copy();
        for (int i = 0; i < parameters.length(); i++) {
            parameters.set(i, parameters.get(i) + by);
        }
        double[] terms = attempt.objective.values(parameters);
        return new TrainingResult(
                parameters, 900, 7, StopReason.TIME_LIMIT, "time", 1e-20, terms, trained.weights(), trained.stages());
    }

    @Test
    void aWorseEndGivesWayToTheBestPoint() {
        BestPoint best = new BestPoint(attempt.estimator);
        best.look(100, astray(0.5).parameters(), trained.weights());
        best.look(200, trained.parameters(), trained.weights());
        best.look(300, astray(0.3).parameters(), trained.weights());
        TrainingResult result = best.of(astray(0.1), attempt.objective, listener);
        assertEquals(0, result.parameters().get(0) - trained.parameters().get(0));
        assertArrayEquals(attempt.objective.values(trained.parameters()), result.termValues());
        double loss = 0;
        for (int k = 0; k < result.weights().length; k++) {
            loss += result.weights()[k] * result.termValues()[k];
        }
        assertEquals(loss, result.loss(), 1e-12 * loss);
        assertEquals(900, result.steps());
        assertEquals(StopReason.TIME_LIMIT, result.reason());
        assertTrue(notices.getFirst().startsWith("the solution is that of step 200: "), notices::toString);
    }

    @Test
    void anEndThatIsAboutAsGoodStays() {
        BestPoint best = new BestPoint(attempt.estimator);
        assertSame(trained, best.of(trained, attempt.objective, listener));
        best.look(100, astray(0.5).parameters(), trained.weights());
        assertSame(trained, best.of(trained, attempt.objective, listener));
        assertEquals(List.of(), notices);
    }

    @Test
    void parametersAstrayAreReplacedAndOthersAreNot() {
        BestPoint best = new BestPoint(attempt.estimator);
        Buffer good = trained.parameters();
        double least = best.look(200, good, trained.weights());
        Buffer near = good.copy();
        near.set(0, near.get(0) + 1e-9);
        assertFalse(best.replaces(best.look(300, near, trained.weights()), near));
        assertEquals(1e-9, near.get(0) - good.get(0), 1e-12);
        Buffer far = astray(0.1).parameters();
        double fresh = best.look(400, far, trained.weights());
        assertTrue(fresh > 100 * least);
        assertTrue(best.replaces(fresh, far));
        assertArrayEquals(good.toDoubles(), far.toDoubles(), 1e-8);
    }

    @Test
    void pointsOfAnotherTimeAreForgotten() {
        BestPoint best = new BestPoint(attempt.estimator);
        best.look(200, trained.parameters(), trained.weights());
        best.restart();
        TrainingResult end = astray(0.1);
        assertSame(end, best.of(end, attempt.objective, listener));
    }

    @Test
    void anInterruptedRunRemembersIt() {
        BestPoint before = new BestPoint(attempt.estimator);
        double least = before.look(200, trained.parameters(), trained.weights());
        BestPoint after = new BestPoint(attempt.estimator);
        after.restore(before.save());
        assertEquals(least, after.loss());
        assertEquals(200, after.step());
        assertArrayEquals(
                trained.parameters().toDoubles(),
                after.of(astray(0.1), attempt.objective, listener).parameters().toDoubles());
        after.restore(new BestPoint(attempt.estimator).save());
        assertSame(trained, after.of(trained, attempt.objective, listener));
    }

    @Test
    void anEndThatIsNotFiniteGivesWay() {
        BestPoint best = new BestPoint(attempt.estimator);
        best.look(200, trained.parameters(), trained.weights());
        assertEquals(
                trained.parameters().get(0),
                best.of(astray(Double.NaN), attempt.objective, listener)
                        .parameters()
                        .get(0));
    }
}
