package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.plot.DomainPlot;
import dev.fluxion.solver.report.CheckJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion check}: all messages about each file, and a summary of what it holds. */
@Command(name = "check", description = "Reports everything that is wrong with problems, without solving them.")
final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ProblemOptions options;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "FILE", description = "More problems, one after another.")
    private final List<Path> others = new ArrayList<>();

    @Option(names = "--json", description = "Prints the messages as JSON, for tools: one object for each file.")
    private boolean json;

    @Option(
            names = "--show",
            paramLabel = "NAME",
            description = "Prints the size of each term of an equation or condition under `exact`, e.g. --show eq1.")
    private String shown = "";

    @Option(
            names = "--plot",
            paramLabel = "FILE.svg",
            description = "Draws the domain: points, conditions by colour, normals, and where a condition is missing.")
    private Optional<Path> picture = Optional.empty();

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ProblemOptions.Choice first = options.choice();
        if (!others.isEmpty() && (!shown.isEmpty() || picture.isPresent())) {
            throw new SolveException("--show and --plot are for one file, here are " + (1 + others.size()));
        }
        boolean errors = check(first);
        for (Path other : others) {
            errors |= check(first.with(other));
        }
        return (errors ? ExitCode.BAD_INPUT : ExitCode.DONE).status();
    }

    /** Checks one file and says whether it has errors. */
    private boolean check(ProblemOptions.Choice choice) {
        Pde.Compilation compiled = FrontEnd.compile(session, choice);
        Map<String, String> terms = terms(compiled.terms());
        if (json) {
            session.out().print(CheckJson.of(compiled, terms));
        } else {
            FrontEnd.print(compiled, session.err());
            compiled.problem().ifPresent(p -> {
                session.out().print(Explain.summary(p, compiled.notes()));
                session.out().println(compiled.source().name() + ": " + FrontEnd.count(compiled.diagnostics()));
            });
            terms.values().forEach(session.out()::print);
        }
        if (!shown.isEmpty() && terms.isEmpty()) {
            session.out().flush();
            throw new SolveException("`exact` was not put into " + shown
                    + Suggestion.among(shown, List.copyOf(compiled.terms().sequencedKeySet())));
        }
        picture.ifPresent(file -> compiled.problem().ifPresent(problem -> {
            draw(problem, compiled.residuals().orElseThrow(), file);
            if (!json) {
                session.out().println("drew " + file);
            }
        }));
        // The messages of this file before those of the next.
        session.out().flush();
        return compiled.hasErrors();
    }

    private static void draw(Problem problem, ResidualGraph residuals, Path file) {
        try (OutputStream stream = Files.newOutputStream(file)) {
            DomainPlot.draw(problem, residuals).writeTo(stream);
        } catch (IOException e) {
            throw new SolveException("cannot write " + file + ": " + e.getMessage());
        }
    }

    /** The tables that are to be shown: none where none was asked for, or found. */
    private Map<String, String> terms(SequencedMap<String, Supplier<String>> tables) {
        Map<String, String> found = new LinkedHashMap<>();
        tables.forEach((name, table) -> {
            if (name.equals(shown) || name.startsWith(shown + ".")) {
                found.put(name, table.get());
            }
        });
        return found;
    }
}
