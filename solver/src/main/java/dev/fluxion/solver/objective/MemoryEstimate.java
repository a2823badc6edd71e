package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.stablegrad.DampedForm;
import java.util.Locale;

/**
 * What a run will hold in memory, known before anything is allocated.
 *
 * @param parameters number of network parameters
 * @param matrix bytes of the dense matrices of {@code bfgs} or {@code lm}, or of what tells how well inferred quantities are known; 0 without them
 * @param bytes network, gradients of all chunks, optimizer state, that matrix, and point columns
 */
public record MemoryEstimate(double parameters, double matrix, double bytes) {
    private static final int OPTIMIZER_COPIES = 6;

    public static MemoryEstimate of(Problem problem, ResidualGraph residuals, SolveOptions options) {
        Training training = options.training();
        NetworkSpec n = training.network();
        double width = n.width();
        double inputs = 2.0 * problem.dimension();
        double parameters = inputs * width
                + (n.depth() - 1.0) * width * (width + 1)
                + width * (problem.fields().size() - problem.numbers())
                + problem.numbers();
        int element = options.precision().bytes();
        double copies = Engine.CHUNKS + OPTIMIZER_COPIES;
        double matrix = UncertaintyEstimate.bytes(problem, parameters, options.precision());
        double points = 0;
        long rows = 0;
        for (PointSetPlan plan : PointSetPlan.of(residuals.residuals(), problem.axes(), training)) {
            points += plan.points();
            rows += (long) plan.points() * plan.terms().size();
        }
        for (Stage stage : training.stages()) {
            switch (stage) {
                case Stage.LBfgs l -> copies += 2.0 * l.pairs(n) * Double.BYTES / element;
                case Stage.Bfgs b -> matrix = Math.max(matrix, parameters * parameters * Double.BYTES);
                case Stage.LevenbergMarquardt _, Stage.GaussNewton _ ->
                    matrix = Math.max(
                            matrix, DampedForm.of((long) parameters, rows).bytes((long) parameters, rows));
                case Stage.FirstOrder f -> {}
            }
        }
        double columns = 20.0 + 4.0 * problem.dimension() * problem.dimension();
        return new MemoryEstimate(
                parameters,
                matrix,
                parameters * copies * element + matrix + points * columns * (element + Double.BYTES));
    }

    /** Whether the heap is large enough. */
    public boolean fits() {
        return bytes <= 0.9 * Runtime.getRuntime().maxMemory();
    }

    /**
     * Refuses what does not fit the heap.
     *
     * @throws SolveException with both sizes and what to change
     */
    public void require() {
        double available = Runtime.getRuntime().maxMemory();
        if (!fits()) {
            throw new SolveException(String.format(
                    Locale.ROOT,
                    "this run needs about %.3g GB (%.3g network parameters) and the heap is %.3g GB: %s, "
                            + "or a larger heap, e.g. FLUXION_JAVA_OPTS=-Xmx16g",
                    bytes / 1e9,
                    parameters,
                    available / 1e9,
                    matrix > bytes / 2
                            ? "use lbfgs or lm instead of bfgs, whose matrix is dense, or a smaller network"
                            : "use a smaller network or fewer points"));
        }
    }
}
