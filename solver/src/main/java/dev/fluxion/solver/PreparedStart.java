package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import java.util.Optional;

/** Where the training of some problems starts that is not at random parameters. */
sealed interface PreparedStart permits LeastSquaresStart, IntegratedStart {
    /** What is left to do: curvature alone, over the whole time. */
    Training training();

    /** What is done, for the user. */
    String text();

    /** Where training starts, and what it took to come there. */
    InitialGuess guess(SolveListener listener);

    /** Whether optimizers and start are left to us, in a precision in which it matters where training starts. */
    static boolean chosen(SolveOptions options) {
        Training training = options.training();
        return training.automatic() && training.starts() == 1 && options.precision() == Precision.F64;
    }

    /** The first that suits a problem, network and options. */
    static Optional<? extends PreparedStart> of(
            Problem problem, ResidualGraph residuals, Mlp network, SolveOptions options, Workers workers) {
        Optional<? extends PreparedStart> solved = LeastSquaresStart.of(problem, residuals, network, options, workers);
        return solved.isPresent() ? solved : IntegratedStart.of(problem, residuals, network, options, workers);
    }
}
