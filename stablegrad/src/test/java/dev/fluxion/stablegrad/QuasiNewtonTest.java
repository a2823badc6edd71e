package dev.fluxion.stablegrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuasiNewtonTest {
    static final List<StageConfig> METHODS = methods(1000, 1e-10);

    static List<StageConfig> methods(int steps, double tolerance) {
        List<StageConfig> methods = new ArrayList<>();
        methods.add(new StageConfig.LBfgs("lbfgs", steps, 50, tolerance));
        for (StageConfig.Bfgs.Update update : StageConfig.Bfgs.Update.values()) {
            methods.add(new StageConfig.Bfgs(update.name(), steps, tolerance, update));
        }
        return methods;
    }

    static TrainingResult minimise(TestObjective objective, double[] start, StageConfig stage) {
        return Trainer.train(
                objective,
                Buffer.of(Precision.F64, start),
                List.of(stage),
                TrainingOptions.DEFAULT,
                TrainingListener.NONE);
    }

    static double[] valley(int n) {
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            start[i] = i % 2 == 0 ? -1.2 : 1;
        }
        return start;
    }

    static Stream<Arguments> methodsAndSizes() {
        return METHODS.stream().flatMap(m -> Stream.of(2, 8, 31, 64, 207).map(n -> Arguments.of(m, n)));
    }

    @ParameterizedTest
    @MethodSource("methodsAndSizes")
    void rosenbrocksValleyIsFollowedToItsEnd(StageConfig method, int n) {
        TestObjective objective = new TestObjective(TestObjective.weightBlocks(n), TestObjective.rosenbrock());
        TrainingResult result = minimise(objective, valley(n), method);
        assertEquals(StopReason.GRADIENT_TOLERANCE, result.reason(), result::message);
        int bound = selfScaled(method) ? 500 : 60;
        assertTrue(result.steps() <= bound, () -> result.steps() + " steps");
        for (int i = 0; i + 1 < n; i++) {
            assertEquals(1, result.parameters().get(i), 1e-7);
        }
    }

    /** Scaling every update pays on ill-conditioned problems and costs steps where unexplored directions are many and alike. */
    private static boolean selfScaled(StageConfig method) {
        return method instanceof StageConfig.Bfgs b && b.update() != StageConfig.Bfgs.Update.BFGS;
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void quadraticsOfConditionAMillionAreSolved(StageConfig method) {
        int n = 64;
        double[] curvature = new double[n];
        double[] centre = new double[n];
        for (int i = 0; i < n; i++) {
            curvature[i] = Math.pow(10, -6.0 * i / (n - 1));
            centre[i] = Math.sin(i + 1);
        }
        TestObjective objective =
                new TestObjective(TestObjective.weightBlocks(n), TestObjective.quadratic(curvature, centre));
        TrainingResult result = minimise(objective, new double[n], method);
        double bound = method instanceof StageConfig.LBfgs ? 1e-7 : selfScaled(method) ? 1e-16 : 1e-13;
        assertTrue(result.loss() <= bound, () -> "loss " + result.loss());
        int steps = method instanceof StageConfig.LBfgs ? 1000 : selfScaled(method) ? 300 : 700;
        assertTrue(result.steps() <= steps, () -> result.steps() + " steps");
    }
}
