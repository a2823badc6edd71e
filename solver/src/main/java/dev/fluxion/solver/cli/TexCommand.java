package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.explain.Latex;
import dev.fluxion.dsl.problem.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fluxion tex}: a problem as formulas for LaTeX. */
@Command(name = "tex", description = "Prints a problem as an align block for LaTeX with the package amsmath.")
final class TexCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ProblemOptions options;

    @Option(names = "--standalone", description = "Prints a whole document that holds the block.")
    private boolean standalone;

    TexCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Pde.Compilation compiled = FrontEnd.compile(session, options.choice());
        FrontEnd.print(compiled, session.err());
        if (compiled.hasErrors()) {
            return ExitCode.BAD_INPUT.status();
        }
        Problem problem = compiled.problem().orElseThrow();
        session.out().print(standalone ? Latex.document(problem) : Latex.print(problem));
        session.out().flush();
        return ExitCode.DONE.status();
    }
}
