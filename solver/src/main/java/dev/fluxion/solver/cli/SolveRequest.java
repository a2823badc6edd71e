package dev.fluxion.solver.cli;

import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.SolveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * One call of {@code fluxion solve}.
 *
 * @param problem the file and how it is read
 * @param trainingName which training block
 * @param seed replaces the file's
 * @param threads workers
 * @param precision replaces the file's
 * @param timeLimitSeconds ends the training
 * @param targetError ends the training when the estimated error is at most this
 * @param folder where the results go
 * @param resume whether to go on where an interrupted run was saved in that folder
 * @param quiet print nothing but errors
 * @param json print {@code result.json} on standard output
 */
record SolveRequest(
        ProblemOptions.Choice problem,
        String trainingName,
        OptionalLong seed,
        int threads,
        Optional<Precision> precision,
        OptionalDouble timeLimitSeconds,
        OptionalDouble targetError,
        Path folder,
        boolean resume,
        boolean quiet,
        boolean json) {

    /**
     * What the solver is asked for.
     *
     * @throws SolveException if there is no such training block
     */
    SolveOptions options(Problem compiled, BooleanSupplier stop) {
        Training training = training(compiled, trainingName, problem.file());
        SolveOptions own = SolveOptions.of(training);
        return new SolveOptions(
                timeLimitSeconds.isPresent() ? training.withinTime() : training,
                seed.orElse(own.seed()),
                threads,
                precision.orElse(own.precision()),
                timeLimitSeconds,
                targetError,
                stop,
                own.start(),
                own.checkpoint());
    }

    /**
     * The settings of a training block.
     *
     * @throws SolveException if there is no such block in {@code file}
     */
    static Training training(Problem compiled, String name, Path file) {
        Training training = compiled.trainings().get(name);
        if (training == null) {
            List<String> names = compiled.trainings().keySet().stream()
                    .filter(known -> !known.isEmpty())
                    .toList();
            throw new SolveException("there is no `train " + name + "` in " + file + Suggestion.among(name, names));
        }
        return training;
    }
}
