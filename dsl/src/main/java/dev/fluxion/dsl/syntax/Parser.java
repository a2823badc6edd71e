package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code .pde} files: lexer, {@link StatementSplitter}, then for each statement {@link Nesting}, the generated parser, and
 * either {@link StatementBuilder} or {@link MistakeExplainer}.
 */
public final class Parser {
    /** Longest text that is read, in UTF-16 units; data belongs into CSV files. */
    static final int CHARACTER_LIMIT = 1_000_000;
    /** Number of errors after which the rest of the file is left unread. */
    static final int ERROR_LIMIT = 50;

    private final SourceFile source;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final StatementBuilder builder;
    private final Set<String> unreadNames = new HashSet<>();
    private int errors;

    private Parser(SourceFile source) {
        this.source = source;
        this.builder = new StatementBuilder(source, diagnostics);
    }

    /** The statements of a file and everything that is wrong with their syntax. Never throws on bad text. */
    public static ParseResult parse(SourceFile source) {
        Parser parser = new Parser(source);
        parser.run();
        Span all = new Span(0, source.text().length());
        return new ParseResult(source, new ProblemFile(all, parser.statements), parser.diagnostics, parser.unreadNames);
    }

    private void run() {
        int length = source.text().length();
        if (length > CHARACTER_LIMIT) {
            report(Code.E0118
                    .at(new Span(0, 0), length, CHARACTER_LIMIT)
                    .help("data belongs in CSV files: see `reference`, `observe` and `table`"));
            return;
        }
        Optional<Diagnostic> foreign = FlexPde.recognise(source);
        if (foreign.isPresent()) {
            report(foreign.get());
            return;
        }
        List<Chunk> chunks = StatementSplitter.split(source, Tokens.of(source));
        if (chunks.isEmpty()) {
            report(Code.E0127
                    .at(new Span(length, length))
                    .help("the shortest problem is `domain x in [0, 1]`, `unknown u`, `eq -u_xx = 1`,"
                            + " `bc u = 0 on boundary`, one per line"));
            return;
        }
        MistakeExplainer explainer = new MistakeExplainer(Coordinates.in(chunks));
        for (int i = 0; i < chunks.size(); i++) {
            if (errors == ERROR_LIMIT) {
                report(Code.E0130.at(Tokens.span(chunks.get(i).first())).label("reading stopped here"));
                return;
            }
            boolean cut = i + 1 < chunks.size() && !chunks.get(i + 1).isStatement();
            int read = statements.size();
            read(chunks.get(i), cut, explainer);
            if (statements.size() == read) {
                collectNames(chunks.get(i));
            }
        }
    }

    /**
     * @param cut the next line breaks the column-1 rule: if this statement is incomplete, that line is the reason and the only
     *     thing to report
     */
    private void read(Chunk chunk, boolean cut, MistakeExplainer explainer) {
        if (!chunk.isStatement()) {
            report(explainer.explainStray(chunk));
            return;
        }
        Optional<Diagnostic> deep = Nesting.check(chunk);
        if (deep.isPresent()) {
            report(deep.get());
            return;
        }
        StatementReader.Outcome outcome = StatementReader.read(chunk);
        outcome.refusal().ifPresent(refusal -> {
            if (!(cut && refusal.index() >= chunk.size())) {
                report(explainer.explain(chunk, refusal));
            }
        });
        int before = diagnostics.size();
        outcome.tree().ifPresent(tree -> {
            try {
                statements.add(builder.build(tree));
            } catch (Mistake mistake) {
                diagnostics.subList(before, diagnostics.size()).clear();
                report(mistake.diagnostic());
            }
        });
    }

    private void collectNames(Chunk chunk) {
        chunk.tokens().stream()
                .filter(t -> t.getType() == PdeLexer.ID)
                .forEach(t -> unreadNames.add(Spelling.normalise(t.getText())));
    }

    private void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
        errors++;
    }
}
