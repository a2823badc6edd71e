package dev.fluxion.solver.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fluxion completion}: the script that completes commands, options and file names in a shell. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh, e.g. source <(fluxion completion).")
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out().print(AutoComplete.bash("fluxion", spec.root().commandLine()));
        session.out().flush();
        return ExitCode.DONE.status();
    }
}
