package dev.fluxion.solver.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.TermObjective;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Once compiled, a step leaves no garbage: every workspace is there from the start, and no vector goes through the heap.
 * In most processes a step allocates 0 bytes; in some the compiler leaves one vector in its box.
 */
class StepAllocationTest {
    private static final int STEPS = 50;
    /** Bytes per step that are the compiler's: less than one row of a tile. */
    private static final long BOXES = 1024;
    /** How long the optimizing compiler may take on a busy machine; until it is done, vectors are objects. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStepOfTheStandardProblemAllocatesNothing(Precision precision) {
        assertNoGarbage(PoissonStep.of(new StepShape(512, 20, 3), precision));
    }

    /** Boundary terms, a nonlinear residual, a time derivative, a Hessian with its mixed derivative. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStepOfASystemAllocatesNothing(Precision precision) {
        String text = """
                domain  x in [-1, 1], y in [0, 1]
                time    t in [0, 1]
                unknown u, v
                eq      u_t + u*u_x = 0.1*(u_xx + u_xy + u_yy) + exp(-v^2)
                eq      v_t + v*v_x = v_yy + sin(u)
                ic      u = -sin(pi*x)
                ic      v = 0
                bc      u = 0 on boundary
                bc      dn(v) = 0 on boundary
                train {
                  network   = mlp(width = 16, depth = 2)
                  points    = counts(interior = 256)
                }
                """;
        assertNoGarbage(problem(text, precision));
    }

    /** A constraint has an engine of its own, and its seed depends on the parameters. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aStepOfAnEigenvalueProblemAllocatesNothing(Precision precision) {
        String text = """
                domain     x in [0, 1], y in [0, 1]
                unknown    u
                infer      lambda = 5
                eq         -lap(u) = lambda*u
                hard bc    u = 0 on boundary
                constraint integral(u^2) = 1
                """;
        assertNoGarbage(problem(text, precision));
    }

    private static BenchProblem problem(String text, Precision precision) {
        Pde.Compilation compiled = Pde.compile("step.pde", text, CompileOptions.in(Path.of("")));
        assertTrue(compiled.problem().isPresent(), () -> compiled.diagnostics().toString());
        Problem problem = compiled.problem().orElseThrow();
        return new BenchProblem(problem, compiled.residuals().orElseThrow(), problem.training(), precision);
    }

    private static void assertNoGarbage(BenchProblem problem) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        try (Workers workers = new Workers(1)) {
            TermObjective objective = problem.objective(workers);
            Buffer parameters = problem.initial();
            Buffer gradient = Buffer.allocate(problem.precision(), parameters.length());
            long start = System.nanoTime();
            while (allocated >= BOXES * STEPS && System.nanoTime() - start < PATIENCE.toNanos()) {
                long before = thread.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < STEPS; i++) {
                    objective.valueAndGradient(parameters, gradient);
                }
                allocated = thread.getCurrentThreadAllocatedBytes() - before;
            }
        }
        long perStep = allocated / STEPS;
        assertTrue(perStep < BOXES, () -> perStep + " bytes per step");
    }
}
