package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.bench.BenchProblem;
import dev.fluxion.solver.bench.PoissonStep;
import dev.fluxion.solver.bench.StepBenchmark;
import dev.fluxion.solver.bench.StepReport;
import dev.fluxion.solver.bench.StepShape;
import dev.fluxion.solver.report.BenchJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion bench}: times a training step. */
@Command(
        name = "bench",
        description =
                "Times an Adam step on all loss terms of a problem, or of the standard 2-D Poisson problem, and compares it with "
                        + "the rate of fused multiply-adds of this machine.",
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final String STANDARD = "10000x64x5";

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A problem; its default `train` block counts.")
    private Path file;

    @Option(
            names = "--step",
            paramLabel = "POINTSxWIDTHxLAYERS",
            description = "The step of u_xx + u_yy + f on so many points; " + STANDARD + " where there is no FILE.")
    private String step;

    @Option(
            names = "--threads",
            paramLabel = "N,N…",
            split = ",",
            description = "Numbers of threads to time; 1 and all cores by default.")
    private final List<Integer> threads = new ArrayList<>();

    @Option(
            names = "--precision",
            paramLabel = "f32|f64",
            description = "Floating-point format; the file's by default, f32 for --step.")
    private String precision;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Seconds of warm-up, and again of timing, for each number of threads; 3 by default.")
    private double seconds = StepBenchmark.SECONDS;

    @Option(names = "--json", description = "Prints one JSON object, and nothing else, on standard output.")
    private boolean json;

    BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (file != null && step != null) {
            throw new SolveException("give a problem file or --step, not both");
        }
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new SolveException("--seconds " + seconds + " must be between 0 and 3600");
        }
        List<Integer> counts = threads();
        String name = file != null ? file.toString() : step == null ? STANDARD : step;
        BenchProblem problem =
                file == null ? PoissonStep.of(StepShape.parse(name), precision(Precision.F32)) : problem();
        StepReport report = StepBenchmark.run(problem, counts, seconds, this::say);
        if (json) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BenchJson.write(name, report, bytes);
            session.out().print(bytes.toString(StandardCharsets.UTF_8));
        } else {
            session.out().print(BenchTable.of(name, report));
        }
        return ExitCode.DONE.status();
    }

    private List<Integer> threads() {
        for (int count : threads) {
            if (count < 1 || count > 1024) {
                throw new SolveException("--threads " + count + " must be between 1 and 1024");
            }
        }
        int cores = Runtime.getRuntime().availableProcessors();
        return !threads.isEmpty() ? threads : cores == 1 ? List.of(1) : List.of(1, cores);
    }

    private Precision precision(Precision otherwise) {
        return precision == null
                ? otherwise
                : switch (precision.toLowerCase(Locale.ROOT)) {
                    case "f32" -> Precision.F32;
                    case "f64" -> Precision.F64;
                    default -> throw new SolveException("--precision " + precision + " must be f32 or f64");
                };
    }

    private BenchProblem problem() {
        Pde.Compilation compiled = FrontEnd.compile(session, new ProblemOptions.Choice(file, Map.of(), false, false));
        FrontEnd.print(compiled, session.err());
        if (compiled.hasErrors()) {
            throw new SolveException(file + " has errors");
        }
        Problem problem = compiled.problem().orElseThrow();
        Training training = problem.training();
        return new BenchProblem(problem, compiled.residuals().orElseThrow(), training, precision(training.precision()));
    }

    private void say(String what) {
        if (session.columns() > 0 && !json) {
            session.err().println("bench: " + what);
            session.err().flush();
        }
    }
}
