package dev.fluxion.dsl;

import dev.fluxion.dsl.check.Elaborator;
import dev.fluxion.dsl.check.Inclusion;
import dev.fluxion.dsl.check.Settings;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.syntax.ParseResult;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.dsl.syntax.ProblemFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The front door of the language: one call from text, or from a builder, to a problem that can be solved, or to what is wrong with it. */
public final class Pde {

    /**
     * What a text came to.
     *
     * @param source the text with all that it includes and, where there are errors, the overrides, which the places in the diagnostics point into
     * @param file the syntax tree of the statements that could be read
     * @param problem the typed problem; empty where there is an error
     * @param residuals its loss terms; there when the problem is
     * @param diagnostics everything found, in the order of the text; under {@code strict}, warnings are errors
     * @param notes remarks of the checks that are not about a mistake
     * @param shapes what each {@code let} without parameters is: {@code scalar}, {@code vector(2)}, {@code scalar = 0.5}
     * @param terms the sizes of the terms under the closed forms, a table for each component that was checked, written when it is asked for
     */
    public record Compilation(
            SourceFile source,
            ProblemFile file,
            Optional<Problem> problem,
            Optional<ResidualGraph> residuals,
            List<Diagnostic> diagnostics,
            List<String> notes,
            Map<String, String> shapes,
            SequencedMap<String, Supplier<String>> terms) {

        /** Copies the collections. */
        public Compilation {
            diagnostics = List.copyOf(diagnostics);
            notes = List.copyOf(notes);
            shapes = Map.copyOf(shapes);
            terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
        }

        /** Whether anything must be corrected before the problem can be solved. */
        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(Diagnostic::isError);
        }
    }

    private Pde() {}

    /** Begins a problem that is stated in Java. */
    public static ProblemBuilder problem(String title) {
        return new ProblemBuilder(title);
    }

    /**
     * Compiles a problem. Bad text never throws: it gives diagnostics.
     *
     * @param fileName for messages and as the title of a problem without one
     * @param text the text of the file
     * @param options overrides, the folder of data files, strictness
     */
    public static Compilation compile(String fileName, String text, CompileOptions options) {
        Inclusion.Joined joined =
                Inclusion.join(new SourceFile(fileName, text), options.directory(), options.outside());
        ParseResult files = Parser.parse(joined.source());
        Settings settings = Settings.after(files.source(), options.overrides());
        ParseResult parsed = new ParseResult(settings.source(), files.file(), files.diagnostics(), files.unreadNames());
        Elaborator.Elaboration elaboration = Elaborator.elaborate(parsed, settings, options.directory());
        List<Diagnostic> diagnostics = new ArrayList<>(joined.diagnostics());
        diagnostics.addAll(parsed.diagnostics());
        diagnostics.addAll(elaboration.diagnostics());
        diagnostics.sort(Comparator.comparingInt(d -> d.span().start()));
        if (options.strict()) {
            diagnostics.replaceAll(Diagnostic::strict);
        }
        boolean bad = diagnostics.stream().anyMatch(Diagnostic::isError);
        // Only errors can be about an override; without one, the text is what the files say and can be stored.
        SourceFile source = bad ? settings.source() : files.source();
        Optional<Problem> problem = bad ? Optional.empty() : elaboration.problem();
        return new Compilation(
                source,
                parsed.file(),
                problem,
                problem.map(ResidualCompiler::compile),
                diagnostics,
                elaboration.notes(),
                elaboration.shapes(),
                elaboration.terms());
    }
}
