package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the manual page of every command. */
@Command(
        name = "man",
        description =
                "Writes manual pages as AsciiDoc, one for each command; `asciidoctor -b manpage DIR/*.adoc` makes pages for man of them.")
final class ManCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder they are written to; it is made if need be.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    ManCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Path> pages;
        try {
            Files.createDirectories(folder);
            int status = ManPageGenerator.generateManPage(folder.toFile(), null, new boolean[0], true, spec.root());
            if (status != 0) {
                throw new SolveException("the manual pages could not be written to " + folder);
            }
            try (Stream<Path> files = Files.list(folder)) {
                pages = files.filter(file -> file.toString().endsWith(".adoc"))
                        .sorted()
                        .toList();
            }
        } catch (IOException e) {
            throw new SolveException("cannot write to " + folder + ": " + e.getMessage());
        }
        session.out().println("wrote " + pages.size() + " pages to " + folder);
        session.out().flush();
        return ExitCode.DONE.status();
    }
}
