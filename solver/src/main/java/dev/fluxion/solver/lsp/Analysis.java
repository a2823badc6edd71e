package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One version of a text and what the compiler makes of it.
 *
 * @param uri how the editor names the document
 * @param version its number, which grows
 * @param source the document without what it includes
 * @param folder what file names in it are relative to
 * @param compiled the outcome, which may point into included files behind the document
 * @param lexemes the words of the document
 * @param names what it and its included files declare
 */
record Analysis(
        String uri,
        int version,
        SourceFile source,
        Path folder,
        Pde.Compilation compiled,
        List<Lexeme> lexemes,
        Names names) {

    static Analysis of(String uri, int version, String text) {
        Path file = file(uri);
        Path folder = file.toAbsolutePath().getParent();
        SourceFile source = new SourceFile(file.getFileName().toString(), text);
        Pde.Compilation compiled = Pde.compile(source.name(), text, CompileOptions.in(folder));
        return new Analysis(
                uri,
                version,
                source,
                folder,
                compiled,
                Lexeme.of(source),
                Names.of(compiled.file(), compiled.source()));
    }

    /** The file behind a name; a document that was never saved counts as lying in the current folder. */
    private static Path file(String uri) {
        try {
            Path file = Path.of(URI.create(uri));
            return file.getFileName() == null ? Path.of("untitled.pde") : file;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Path.of("untitled.pde");
        }
    }

    Positions positions() {
        return new Positions(source);
    }

    /** The word at or just before an offset. */
    Optional<Lexeme> at(int offset) {
        return lexemes.stream()
                .filter(l -> l.span().start() <= offset && offset <= l.span().end())
                .reduce((first, second) ->
                        second.kind() == Lexeme.Kind.NAME || first.kind() != Lexeme.Kind.NAME ? second : first);
    }

    /** Whether an offset of the compiled text lies in the document itself. */
    boolean own(int offset) {
        return offset <= source.text().length();
    }
}
