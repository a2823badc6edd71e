package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.dsl.syntax.Statement;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins a file with the declarations that it includes. Since the order of statements does not matter, the included texts simply
 * follow, each file once.
 */
public final class Inclusion {

    /**
     * What came of it.
     *
     * @param source the text with all that it includes
     * @param diagnostics what could not be included, and why
     */
    public record Joined(SourceFile source, List<Diagnostic> diagnostics) {
        /** Copies the list. */
        public Joined {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    private final Path root;
    private final boolean outside;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Path> included = new HashSet<>();
    private final Deque<Path> chain = new ArrayDeque<>();
    private SourceFile source;

    private Inclusion(SourceFile main, Path root, boolean outside) {
        this.source = main;
        this.root = root;
        this.outside = outside;
    }

    /**
     * Follows the {@code include} statements of a file. Never throws on bad text or missing files.
     *
     * @param main the file
     * @param directory its folder; what is included must lie in it
     * @param outside whether files elsewhere may be included too
     */
    public static Joined join(SourceFile main, Path directory, boolean outside) {
        if (!main.text().contains("include")) {
            return new Joined(main, List.of());
        }
        Inclusion inclusion = new Inclusion(main, directory, outside);
        String name = main.name()
                .substring(Math.max(main.name().lastIndexOf('/'), main.name().lastIndexOf('\\')) + 1);
        inclusion.chain.push(directory.resolve(name).toAbsolutePath().normalize());
        inclusion.follow(main, 0, directory);
        return new Joined(inclusion.source, inclusion.diagnostics);
    }

    /** @param base offset of {@code file} in the whole text */
    private void follow(SourceFile file, int base, Path directory) {
        for (Statement statement : Parser.parse(file).file().statements()) {
            if (statement instanceof Statement.Include include) {
                include(include, base, directory);
            } else if (base > 0 && !isDeclaration(statement)) {
                Span span = statement.span();
                diagnostics.add(Code.E0707
                        .at(
                                moved(new Span(span.start(), span.start() + keywordLength(file, span)), base),
                                keyword(file, span))
                        .label("only `param`, `let`, `region`, `boundary` and `include` can"));
            }
        }
    }

    private void include(Statement.Include include, int base, Path directory) {
        String name = include.file().value();
        Span place = moved(include.file().span(), base);
        Path file;
        try {
            file = directory.resolve(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            diagnostics.add(Code.E0701.at(place, name).label("this is not the name of a file"));
            return;
        }
        Optional<Diagnostic> unreadable = DataFiles.unreadable(name, place, file);
        if (unreadable.isPresent()) {
            diagnostics.add(unreadable.get());
        } else if (chain.contains(file)) {
            diagnostics.add(Code.E0705.at(place, name).label("it includes this file in turn"));
        } else if (!outside && !lies(file)) {
            diagnostics.add(Code.E0706.at(place, name).help("move it there, or allow it with `--allow-outside`"));
        } else if (included.add(file)) {
            read(file, name, place);
        }
    }

    private void read(Path file, String name, Span place) {
        String text;
        try {
            text = Files.readString(file).replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            diagnostics.add(Code.E0701.at(place, name).label("it is not UTF-8 text"));
            return;
        } catch (IOException e) {
            diagnostics.add(Code.E0701.at(place, name).label("reading it failed: " + e.getMessage()));
            return;
        }
        int base = source.text().length() + 1;
        source = source.followedBy(name, text);
        chain.push(file);
        follow(new SourceFile(name, text), base, file.getParent());
        chain.pop();
    }

    /** Links are followed: a link out of the folder lies outside. */
    private boolean lies(Path file) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isDeclaration(Statement statement) {
        return statement instanceof Statement.Param
                || statement instanceof Statement.Let
                || statement instanceof Statement.Region
                || statement instanceof Statement.Boundary;
    }

    private static String keyword(SourceFile file, Span span) {
        return file.text().substring(span.start(), span.start() + keywordLength(file, span));
    }

    private static int keywordLength(SourceFile file, Span span) {
        int length = 0;
        while (length < span.length() && Character.isLetter(file.text().charAt(span.start() + length))) {
            length++;
        }
        return length;
    }

    private static Span moved(Span span, int base) {
        return new Span(span.start() + base, span.end() + base);
    }
}
