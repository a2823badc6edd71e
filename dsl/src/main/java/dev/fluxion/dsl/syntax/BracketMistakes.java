package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Brackets that are never closed, never opened, or closed by another kind. */
final class BracketMistakes {
    private BracketMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, int i) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int k = 0; k < Math.min(i, chunk.size()); k++) {
            if (Tokens.isOpener(chunk.type(k))) {
                open.push(k);
            } else if (Tokens.isCloser(chunk.type(k)) && !open.isEmpty()) {
                open.pop();
            }
        }
        if (Tokens.isCloser(chunk.type(i))) {
            return wrongCloser(chunk, i, open);
        }
        boolean ends = i >= chunk.size()
                || Tokens.isClauseKeyword(chunk.type(i))
                || Tokens.isStatementKeyword(chunk.type(i))
                || chunk.type(i) == PdeLexer.EQUAL;
        return !open.isEmpty() && ends && chunk.closing(open.peek()) < 0
                ? Optional.of(neverClosed(chunk, i, open))
                : Optional.empty();
    }

    private static Optional<Diagnostic> wrongCloser(Chunk chunk, int i, Deque<Integer> open) {
        Token closer = chunk.token(i);
        Span span = Tokens.span(closer);
        if (open.isEmpty()) {
            return Optional.of(
                    Code.E0125.at(span, closer.getText()).help("remove it").fix(span, ""));
        }
        Token opener = chunk.token(open.peek());
        if (Tokens.closerOf(opener.getType()) == closer.getType()) {
            return Optional.empty();
        }
        String right = Tokens.closerText(opener);
        return Optional.of(Code.E0125
                .at(span, closer.getText())
                .label("`" + opener.getText() + "` is closed by `" + right + "`")
                .also(Tokens.span(opener), "opened here")
                .fix(span, right));
    }

    private static Diagnostic neverClosed(Chunk chunk, int i, Deque<Integer> open) {
        Token opener = chunk.token(open.peek());
        StringBuilder closers = new StringBuilder();
        open.stream()
                .filter(k -> chunk.closing(k) < 0)
                .limit(8)
                .forEach(k -> closers.append(Tokens.closerText(chunk.token(k))));
        Token before = chunk.token(Math.min(i, chunk.size()) - 1);
        int end = before.getStopIndex() + 1;
        String until = i < chunk.size()
                ? "at `" + chunk.token(i).getText() + "`"
                : chunk.next()
                        .map(next -> "when `" + next.getText() + "` starts on line " + chunk.line(next))
                        .orElse("at the end of the file");
        String where = i < chunk.size()
                ? "before `" + chunk.token(i).getText() + "`"
                : "at the end of line " + chunk.line(before);
        return Code.E0111
                .at(Tokens.span(opener), opener.getText())
                .label("opened here, still open " + until)
                .help("add `" + closers + "` " + where)
                .fix(new Span(end, end), closers.toString());
    }
}
