package dev.fluxion.solver.cli;

import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.DiagnosticRenderer;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.io.PrintWriter;
import java.util.List;

/** Compiles a file and prints what is wrong with it. */
final class FrontEnd {
    /** Messages printed in full; the others are only counted. */
    private static final int MOST = 50;

    private FrontEnd() {}

    static Pde.Compilation compile(Session session, ProblemOptions.Choice choice) {
        String text = SourceReader.read(choice.file());
        return session.language().compile(choice.file().toString(), text, choice.compileOptions());
    }

    /** Prints the diagnostics, and their number if there are errors. */
    static void print(Pde.Compilation compiled, PrintWriter err) {
        List<Diagnostic> diagnostics = compiled.diagnostics();
        SourceFile source = compiled.source();
        diagnostics.stream()
                .limit(MOST)
                .forEach(diagnostic -> err.print(DiagnosticRenderer.render(diagnostic, source)));
        if (diagnostics.size() > MOST) {
            err.println("… and " + (diagnostics.size() - MOST) + " more");
        }
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            err.println(source.name() + ": " + count(diagnostics));
        }
        err.flush();
    }

    /** {@code 2 errors, 1 warning}. */
    static String count(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        long warnings = diagnostics.size() - errors;
        return plural(errors, "error") + ", " + plural(warnings, "warning");
    }

    /** {@code 1 error}, {@code 2 errors}. */
    static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
