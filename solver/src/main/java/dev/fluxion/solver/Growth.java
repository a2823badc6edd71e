package dev.fluxion.solver;

import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Stage;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.objective.MemoryEstimate;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.TrainingResult;
import java.util.Optional;
import java.util.stream.IntStream;

/** The widths that the network of a run may come to where training stalls. */
final class Growth {
    /** How often it may grow where a file says nothing and an error is aimed at. */
    private static final int UNDER_A_TARGET = 3;

    /** How often at most, whatever a file says: a stored model may be as wide. */
    private static final int MOST = 10;

    private static final double FACTOR = 1.5;

    private Growth() {}

    /** The same training of a network that has grown so many times: wider, and from the first time on with the last stage only. */
    static Training grown(Training training, int times) {
        return times == 0 ? training : training.lastStageOnly().withNetwork(network(training.network(), times));
    }

    /** How often a network of this training has grown that has so many parameters, if any has. */
    static Optional<Integer> times(Problem problem, ResidualGraph residuals, Training training, int parameters) {
        return IntStream.rangeClosed(0, MOST)
                .filter(times -> Solver.network(problem, residuals, grown(training, times))
                                .parameters()
                        == parameters)
                .boxed()
                .findFirst();
    }

    private static NetworkSpec network(NetworkSpec spec, int times) {
        int width = spec.width();
        for (int i = 0; i < times; i++) {
            width = (int) Math.ceil(FACTOR * width);
        }
        return new NetworkSpec(width, spec.depth(), spec.activation());
    }

    /** Whether a run whose training ended with {@code result} goes on with a wider network. */
    static boolean wanted(SolveOptions options, int times, TrainingResult result) {
        int most = Math.max(options.training().growth(), options.targetError().isPresent() ? UNDER_A_TARGET : 0);
        return times < most && !result.reason().endsTraining();
    }

    /** Whether memory and the last optimizer allow a network of so many parameters. */
    static boolean possible(Problem problem, ResidualGraph residuals, SolveOptions grown, int parameters) {
        boolean dense = grown.training().stages().getLast() instanceof Stage.Bfgs;
        return MemoryEstimate.of(problem, residuals, grown).fits()
                && !(dense && parameters > StageConfig.Bfgs.MAX_PARAMETERS);
    }
}
