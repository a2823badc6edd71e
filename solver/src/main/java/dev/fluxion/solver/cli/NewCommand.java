package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.IoMessages;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fluxion new}: a problem file to start from; never over one that is there. */
@Command(name = "new", description = "Writes a problem file to start from; without a template, lists them.")
final class NewCommand implements Callable<Integer> {
    private static final List<String> NAMES = Arrays.stream(Template.values())
            .map(template -> template.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Session session;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TEMPLATE", description = "Which one.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to write it; TEMPLATE.pde by default.")
    private Path file;

    NewCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (name == null) {
            for (Template template : Template.values()) {
                session.out().printf(Locale.ROOT, "%-10s%s%n", NAMES.get(template.ordinal()), template.summary());
            }
        } else {
            int chosen = NAMES.indexOf(name);
            if (chosen < 0) {
                throw new SolveException("there is no template " + name + Suggestion.among(name, NAMES));
            }
            Path target = file == null ? Path.of(name + ".pde") : file;
            write(target, Template.values()[chosen].text());
            session.out().println("wrote " + target);
        }
        session.out().flush();
        return ExitCode.DONE.status();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new SolveException(file + " exists; nothing was written");
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("write", file, e));
        }
    }
}
