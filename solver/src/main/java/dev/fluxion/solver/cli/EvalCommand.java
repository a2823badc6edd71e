package dev.fluxion.solver.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion eval}: fills an {@link EvalRequest} from the command line. */
@Command(
        name = "eval",
        description = "Evaluates a trained model, derivatives included.",
        sortOptions = false,
        customSynopsis =
                "fluxion eval MODEL (--at \"x=0.5,t=1\" | --grid N[,N] | --points FILE.csv) [--csv] [--out=FILE] [EXPRESSION...]",
        footer = {
            "",
            "  fluxion eval out/burgers --at \"x=0.5,t=1\" u u_x u_xx",
            "  fluxion eval out/burgers --grid 101,51 --out burgers.csv",
            "  fluxion eval out/burgers --points where.csv \"u_t + u*u_x\""
        })
final class EvalCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model.fluxion file, or the folder it is in.")
    private Path model;

    @Parameters(
            index = "1..*",
            paramLabel = "EXPRESSION",
            description = "What to evaluate, e.g. u, u_x, u_xx, u*u_x; all fields by default.")
    private final List<String> words = new ArrayList<>();

    @ArgGroup(multiplicity = "1")
    private Where where;

    @Option(names = "--csv", description = "Prints a table also for single points.")
    private boolean csv;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the table to a file instead of standard output.")
    private Path out;

    private static final class Where {
        @Option(names = "--at", paramLabel = "\"x=0.5,t=1\"", description = "A point. Repeatable.")
        private List<String> at;

        @Option(
                names = "--grid",
                paramLabel = "N[,N…]",
                split = ",",
                hideParamSyntax = true,
                description = "A grid over the domain: one number for all coordinates, or one for each.")
        private List<Integer> grid;

        @Option(
                names = "--points",
                paramLabel = "FILE.csv",
                description = "The rows of a table with a column per coordinate.")
        private Path points;
    }

    EvalCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<String> expressions = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>(where.grid == null ? List.of() : where.grid);
        for (String word : words) {
            if (where.grid != null && word.matches("\\d{1,9}")) {
                sizes.add(Integer.valueOf(word));
            } else {
                expressions.add(word);
            }
        }
        EvalRequest request = new EvalRequest(
                model,
                expressions,
                where.at == null ? List.of() : List.copyOf(where.at),
                sizes,
                Optional.ofNullable(where.points),
                csv,
                Optional.ofNullable(out));
        return new EvalRun(session, request).run().status();
    }
}
