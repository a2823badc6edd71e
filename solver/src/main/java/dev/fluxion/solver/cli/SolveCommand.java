package dev.fluxion.solver.cli;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion solve}: fills a {@link SolveRequest} from the command line. */
@Command(name = "solve", description = "Trains a network on a problem and writes the solution.", sortOptions = false)
final class SolveCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ProblemOptions problem;

    @Option(
            names = "--train",
            paramLabel = "NAME",
            description = "Which `train` block of the file; the unnamed one by default.")
    private String train = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of points and initial parameters; the file's by default.")
    private Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads; all cores by default. Results do not depend on it.")
    private Integer threads;

    @Option(names = "--precision", paramLabel = "f32|f64", description = "Floating-point format of the training.")
    private String precision;

    @Option(names = "--time", paramLabel = "SECONDS", description = "Ends the training after so many seconds.")
    private Double time;

    @Option(
            names = "--target",
            paramLabel = "ERROR",
            description =
                    "Ends the training when the estimated relative L2 error of every field is at most this, e.g. 1e-4.")
    private Double target;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the results; out/<name of the file> by default.")
    private Path out;

    @Option(
            names = "--resume",
            description =
                    "Goes on where an interrupted run was saved in the output folder, as if it had not been interrupted.")
    private boolean resume;

    @Option(names = "--quiet", description = "Prints nothing but errors.")
    private boolean quiet;

    @Option(names = "--json", description = "Prints result.json, and nothing else, on standard output.")
    private boolean json;

    SolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new SolveRun(session, request()).run().status();
    }

    private SolveRequest request() {
        ProblemOptions.Choice choice = problem.choice();
        if (threads != null && (threads < 1 || threads > 1024)) {
            throw new SolveException("--threads " + threads + " must be between 1 and 1024");
        }
        if (time != null && !(time > 0)) {
            throw new SolveException("--time " + time + " must be a positive number of seconds");
        }
        if (target != null && !(target > 0)) {
            throw new SolveException("--target " + target + " must be a positive error");
        }
        return new SolveRequest(
                choice,
                train,
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                Optional.ofNullable(precision).map(SolveCommand::precision),
                time == null ? OptionalDouble.empty() : OptionalDouble.of(time),
                target == null ? OptionalDouble.empty() : OptionalDouble.of(target),
                out == null ? defaultFolder(choice.file()) : out,
                resume,
                quiet,
                json);
    }

    private static Precision precision(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "f32" -> Precision.F32;
            case "f64" -> Precision.F64;
            default -> throw new SolveException("--precision " + name + " must be f32 or f64");
        };
    }

    private static Path defaultFolder(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return Path.of("out", dot > 0 ? name.substring(0, dot) : name);
    }
}
