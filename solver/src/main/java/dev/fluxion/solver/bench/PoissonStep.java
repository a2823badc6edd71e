package dev.fluxion.solver.bench;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Precision;
import java.nio.file.Path;

/**
 * The step by which engines are compared: the mean of (u_xx + u_yy + f)² over points of the unit square, f = 2π² sin πx sin πy, u a
 * tanh network of the plain coordinates. No boundary terms: their points cost next to nothing.
 */
public final class PoissonStep {
    private PoissonStep() {}

    /** The problem of one shape. */
    public static BenchProblem of(StepShape shape, Precision precision) {
        String text = """
                domain  x in [0, 1], y in [0, 1]
                unknown u
                eq      u_xx + u_yy + 2*pi^2*sin(pi*x)*sin(pi*y) = 0
                train {
                  network   = mlp(width = %d, depth = %d)
                  points    = counts(interior = %d)
                  normalize = false
                }
                """.formatted(shape.width(), shape.layers(), shape.points());
        Pde.Compilation compiled = Pde.compile("step.pde", text, CompileOptions.in(Path.of("")));
        if (compiled.hasErrors()) {
            throw new IllegalStateException("the standard step does not compile: " + compiled.diagnostics());
        }
        Problem problem = compiled.problem().orElseThrow();
        return new BenchProblem(problem, compiled.residuals().orElseThrow(), problem.training(), precision);
    }
}
