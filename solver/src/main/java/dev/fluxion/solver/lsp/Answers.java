package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Fix;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.format.Formatter;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.dsl.syntax.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Where a word is declared, the repairs of mistakes, and the canonical layout. */
record Answers(Analysis analysis) {

    /** The declaration of the name at an offset, or the included file. */
    Optional<Location> definition(int offset) {
        Optional<Location> file = analysis.compiled().file().statements().stream()
                .filter(s -> s instanceof Statement.Include
                        && s.span().start() <= offset
                        && offset <= s.span().end())
                .map(s -> new Location(uri(((Statement.Include) s).file().value()), start()))
                .findFirst();
        return file.or(() -> analysis.at(offset)
                .filter(lexeme -> lexeme.kind() == Lexeme.Kind.NAME)
                .flatMap(lexeme -> analysis.names().read(lexeme.text()))
                .map(reading -> location(reading.stem().place())));
    }

    private Location location(Span place) {
        if (analysis.own(place.start())) {
            return new Location(analysis.uri(), analysis.positions().range(place));
        }
        SourceFile all = analysis.compiled().source();
        Position start = new Position(all.line(place.start()) - 1, all.column(place.start()) - 1);
        Position end = new Position(all.line(place.end()) - 1, all.column(place.end()) - 1);
        return new Location(uri(all.name(place.start())), new Range(start, end));
    }

    private String uri(String file) {
        return analysis.folder().resolve(Path.of(file)).normalize().toUri().toString();
    }

    private static Range start() {
        return new Range(new Position(0, 0), new Position(0, 0));
    }

    /** The repairs of the mistakes that touch a range. */
    List<CodeAction> repairs(Span range) {
        return analysis.compiled().diagnostics().stream()
                .filter(d -> d.span().start() <= range.end()
                        && range.start() <= d.span().end())
                .flatMap(d -> d.fix().map(fix -> repair(d, fix)).stream())
                .toList();
    }

    private CodeAction repair(Diagnostic d, Fix fix) {
        String old = analysis.source().text(fix.span());
        String title = old.isBlank()
                ? "Insert `" + fix.replacement().strip() + "`"
                : fix.replacement().isBlank()
                        ? "Remove `" + old.strip() + "`"
                        : "Replace `" + old.strip() + "` by `"
                                + fix.replacement().strip() + "`";
        CodeAction action = new CodeAction(title + " (" + d.code() + ")");
        action.setKind(CodeActionKind.QuickFix);
        action.setIsPreferred(true);
        TextEdit edit = new TextEdit(analysis.positions().range(fix.span()), fix.replacement());
        action.setEdit(new WorkspaceEdit(Map.of(analysis.uri(), List.of(edit))));
        return action;
    }

    /** The canonical layout; nothing where the text has mistakes or is laid out already. */
    List<TextEdit> layout() {
        SourceFile source = analysis.source();
        if (Parser.parse(source).hasErrors()) {
            return List.of();
        }
        String text = Formatter.format(source);
        return text.equals(source.text())
                ? List.of()
                : List.of(new TextEdit(analysis.positions().all(), text));
    }
}
