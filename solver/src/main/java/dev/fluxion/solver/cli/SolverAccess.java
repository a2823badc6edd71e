package dev.fluxion.solver.cli;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.TrainedModel;

/** What the command line asks of the solver; tests put a small one in its place. */
interface SolverAccess {
    /** Trains. */
    SolveResult solve(Problem problem, ResidualGraph residuals, SolveOptions options, SolveListener listener);

    /**
     * The model of stored parameters.
     *
     * @param training the block it was trained with, which fixes the network's shape
     * @throws IllegalArgumentException if the parameters are not as many as the network has
     */
    TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters);
}
