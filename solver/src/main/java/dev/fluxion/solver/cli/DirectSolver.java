package dev.fluxion.solver.cli;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.SolveListener;
import dev.fluxion.solver.SolveOptions;
import dev.fluxion.solver.SolveResult;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.TrainedModel;

/** The real solver. */
record DirectSolver() implements SolverAccess {
    @Override
    public SolveResult solve(Problem problem, ResidualGraph residuals, SolveOptions options, SolveListener listener) {
        return Solver.solve(problem, residuals, options, listener);
    }

    @Override
    public TrainedModel model(Problem problem, ResidualGraph residuals, Training training, Buffer parameters) {
        return Solver.model(problem, residuals, training, parameters);
    }
}
