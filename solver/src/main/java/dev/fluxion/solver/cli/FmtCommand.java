package dev.fluxion.solver.cli;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.format.Formatter;
import dev.fluxion.dsl.format.Notations;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.report.AtomicFile;
import dev.fluxion.solver.report.IoMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fluxion fmt}: lays out problem files; a file with mistakes stays as it is. */
@Command(name = "fmt", description = "Lays problem files out in the one canonical way; comments and line breaks stay.")
final class FmtCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Problem files, rewritten in place; - reads standard input and writes standard output.")
    private List<String> files;

    @Option(
            names = "--check",
            description = "Changes nothing; names the files that would change and ends with status 1.")
    private boolean check;

    @ArgGroup
    private Notation notation = new Notation();

    private static final class Notation {
        @Option(names = "--ascii", description = "Also writes signs in ASCII: lap(u), pi, <=.")
        private boolean ascii;

        @Option(names = "--unicode", description = "Also writes signs in Unicode: Δu, π, ≤.")
        private boolean unicode;
    }

    FmtCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ExitCode worst = ExitCode.DONE;
        for (String file : files) {
            ExitCode code = format(file);
            worst = code.status() > worst.status() ? code : worst;
        }
        session.out().flush();
        session.err().flush();
        return worst.status();
    }

    private ExitCode format(String file) {
        boolean piped = file.equals(STANDARD_INPUT);
        String before = piped ? standardInput() : SourceReader.read(Path.of(file));
        Optional<String> formatted = formatted(new SourceFile(piped ? "standard input" : file, before));
        if (formatted.isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        boolean same = formatted.get().equals(before);
        if (check) {
            session.out().print(same ? "" : file + "\n");
            return same ? ExitCode.DONE : ExitCode.EXPECTATION_FAILED;
        }
        if (piped) {
            session.out().print(formatted.get());
        } else if (!same) {
            write(Path.of(file), formatted.get());
        }
        return ExitCode.DONE;
    }

    /** Nothing after printing what is wrong with the text. */
    private Optional<String> formatted(SourceFile source) {
        List<Diagnostic> errors = Parser.parse(source).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
        if (!errors.isEmpty()) {
            session.err().print(DiagnosticRenderer.render(errors, source));
            session.err().println(source.name() + ": left as it is, " + FrontEnd.count(errors));
            return Optional.empty();
        }
        SourceFile written = source;
        if (notation.ascii) {
            written = new SourceFile(source.name(), Notations.ASCII.write(source));
        } else if (notation.unicode) {
            written = new SourceFile(source.name(), Notations.UNICODE.write(source));
        }
        return Optional.of(Formatter.format(written));
    }

    private String standardInput() {
        try {
            return new String(session.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SolveException("cannot read standard input: " + e.getMessage());
        }
    }

    private static void write(Path file, String text) {
        try {
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new SolveException(IoMessages.cannot("write", file, e));
        }
    }
}
