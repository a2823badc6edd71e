package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Compiled;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Rescaling;
import dev.fluxion.dsl.problem.Schedule;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.kernels.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {
    private static final String HEAD =
            "domain x in [0, 1], y in [0, 1]\nunknown u\neq poisson: lap(u) = 1\nbc u = 0 on boundary\n";

    @Test
    void aFileWithoutATrainBlockGetsTheDefaults() {
        Problem problem = Compiled.problem(HEAD);
        assertEquals(Training.defaults(problem.axes()), problem.training());
    }

    @Test
    void aNetworkTooLargeForADenseMatrixGetsTheLimitedMemoryMethod() {
        Training large = Compiled.problem(HEAD + "train { network = mlp(width = 128) }\n")
                .training();
        assertEquals(
                new Stage.LBfgs(3000, OptionalInt.empty(), 1e-12),
                large.stages().getLast());
        Training asked = Compiled.problem(HEAD + "train { optimizer = bfgs(steps = 9); network = mlp(width = 128) }\n")
                .training();
        assertEquals(List.of(new Stage.Bfgs(9, 1e-12)), asked.stages());
    }

    @Test
    void autoIsTheDefaultOptimizer() {
        Training auto = Compiled.problem(HEAD + "train { optimizer = auto }\n").training();
        assertEquals(Compiled.problem(HEAD).training(), auto);
        assertTrue(auto.automatic());
        Training again = Compiled.problem(
                        HEAD
                                + "train { optimizer = lm(steps = 3) }\ntrain other { optimizer = auto; network = mlp(width = 128) }\n")
                .trainings()
                .get("other");
        assertEquals(
                new Stage.LBfgs(3000, OptionalInt.empty(), 1e-12),
                again.stages().getLast());
        assertTrue(again.automatic());
        assertFalse(Compiled.problem(HEAD + "train { optimizer = lm(steps = 3) }\n")
                .training()
                .automatic());
    }

    @Test
    void everySettingIsRead() {
        Training training = Compiled.problem(HEAD + """
                        train {
                          network = mlp(width = 32, depth = 3, activation = swish)
                          points = counts(interior = 100, boundary = 50, initial = 7)
                          sampler = lhs; resample = 200
                          weights = relative(poisson = 2, bc = 10)
                          optimizer = sgd(steps = 5, lr = 0.1, momentum = 0.5, stablegrad = false)
                                      then adamw(steps = 6, schedule = cosine(floor = 0.1), weight_decay = 1e-3, clip = 1)
                                      then adam(schedule = exponential(decay = 0.5, every = 10), reference = last, bias = own,
                                                statistic = rms, ref_scale = 2, per_sample = true)
                                      then lbfgs(steps = 7, history = 8, tolerance = 1e-6)
                                      then bfgs(steps = 9)
                                      then lm(steps = 11)
                                      then gn(steps = 12)
                          precision = f32, seed = 4, normalize = false, stop = 1e-8
                        }
                        """).training();
        assertEquals(new NetworkSpec(32, 3, "silu"), training.network());
        assertEquals(List.of(100, 50, 7), List.of(training.interior(), training.boundary(), training.initial()));
        assertEquals("lhs", training.sampler());
        assertEquals(200, training.resample());
        assertEquals(new Weights.Relative(Map.of("poisson", 2.0, "bc", 10.0)), training.weights());
        assertEquals(
                List.of(
                        new Stage.FirstOrder(
                                Stage.Method.SGD, 5, 0.1, new Schedule.Cosine(0), Optional.empty(), 0, 0.5, 0),
                        new Stage.FirstOrder(
                                Stage.Method.ADAMW,
                                6,
                                1e-3,
                                new Schedule.Cosine(0.1),
                                Optional.of(Rescaling.STANDARD),
                                1e-3,
                                0,
                                1),
                        new Stage.FirstOrder(
                                Stage.Method.ADAM,
                                10_000,
                                1e-3,
                                new Schedule.Exponential(0.5, 10),
                                Optional.of(new Rescaling(
                                        Rescaling.Reference.LAST,
                                        Rescaling.Bias.OWN,
                                        Rescaling.Statistic.RMS,
                                        2,
                                        true)),
                                0,
                                0,
                                0),
                        new Stage.LBfgs(7, OptionalInt.of(8), 1e-6),
                        new Stage.Bfgs(9, 1e-12),
                        new Stage.LevenbergMarquardt(11, 1e-14),
                        new Stage.GaussNewton(12, 1e-14)),
                training.stages());
        assertEquals(Precision.F32, training.precision());
        assertEquals(4, training.seed());
        assertEquals(false, training.normalize());
        assertEquals(OptionalDouble.of(1e-8), training.stop());
    }

    @Test
    void aNamedBlockStartsFromTheUnnamedOneWhereverItStands() {
        Problem problem = Compiled.problem(
                HEAD + "train quick { optimizer = adam(steps = 20) }\ntrain { network = mlp(width = 16) }\n");
        assertEquals(List.of("", "quick"), List.copyOf(problem.trainings().keySet()));
        assertEquals(16, problem.trainings().get("quick").network().width());
        assertEquals(20, problem.trainings().get("quick").stages().getFirst().steps());
        assertEquals(
                Training.defaults(problem.axes()).stages(), problem.training().stages());
    }

    @Test
    void theMostSpecificRelativeWeightWins() {
        Weights.Relative weights = new Weights.Relative(Map.of("momentum.1", 3.0, "momentum", 2.0, "eq", 5.0));
        assertEquals(3, weights.factor("momentum.1", "eq"));
        assertEquals(2, weights.factor("momentum.2", "eq"));
        assertEquals(5, weights.factor("continuity", "eq"));
        assertEquals(1, weights.factor("bc1", "bc"));
    }
}
