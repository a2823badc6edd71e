package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of one statement, with the text they come from.
 *
 * @param source the text
 * @param tokens at least one
 * @param next the first token of the following chunk
 */
record Chunk(SourceFile source, List<Token> tokens, Optional<Token> next) {
    Chunk {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("a chunk needs at least one token");
        }
    }

    int size() {
        return tokens.size();
    }

    Token token(int i) {
        return tokens.get(i);
    }

    /** The type of a token, {@code EOF} outside of the chunk. */
    int type(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }

    Token first() {
        return tokens.get(0);
    }

    Token last() {
        return tokens.get(tokens.size() - 1);
    }

    /** Whether the chunk starts with a statement keyword; otherwise nothing of it can be parsed. */
    boolean isStatement() {
        return Tokens.isStatementKeyword(first().getType());
    }

    /** Index of the leading keyword proper, after {@code hard}. */
    int keyword() {
        return type(0) == PdeLexer.HARD && (type(1) == PdeLexer.IC || type(1) == PdeLexer.BC) ? 1 : 0;
    }

    /** Index of the first token after the keyword and the label. */
    int body() {
        int i = keyword() + 1;
        return type(i) == PdeLexer.ID && type(i + 1) == PdeLexer.COLON ? i + 2 : i;
    }

    /** The characters from one token to another, both included; white space collapsed. */
    String text(int from, int to) {
        if (from > to || from < 0 || to >= tokens.size()) {
            return "";
        }
        return source.text(Tokens.span(token(from), token(to))).replaceAll("\\s+", " ");
    }

    Span span(int from, int to) {
        return Tokens.span(token(from), token(to));
    }

    /** The place just after the last token before {@code index}, or the token itself when it is on the same line. */
    Span caret(int index) {
        if (index > 0) {
            Token previous = token(index - 1);
            int end = previous.getStopIndex() + 1;
            if (index >= size() || row(token(index)) != source.row(end)) {
                return new Span(end, end);
            }
        }
        return Tokens.span(token(Math.min(index, size() - 1)));
    }

    /** Line of a token in its file. */
    int line(Token token) {
        return source.line(token.getStartIndex());
    }

    /** Row of a token in the whole text. */
    int row(Token token) {
        return source.row(token.getStartIndex());
    }

    /** The index of the bracket that closes the one at {@code open}, or -1. */
    int closing(int open) {
        int depth = 0;
        for (int i = open; i < size(); i++) {
            if (Tokens.isOpener(type(i))) {
                depth++;
            } else if (Tokens.isCloser(type(i)) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the bracket that the one at {@code close} closes, or -1. */
    int opening(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            if (Tokens.isCloser(type(i))) {
                depth++;
            } else if (Tokens.isOpener(type(i)) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a token stands between brackets. */
    boolean isInside(int i) {
        int depth = 0;
        for (int k = 0; k < i; k++) {
            depth += Tokens.isOpener(type(k)) ? 1 : Tokens.isCloser(type(k)) ? -1 : 0;
        }
        return depth > 0;
    }

    /** First index of the value that ends at {@code end}: a name, a number, a call, a parenthesis. */
    int valueStart(int end) {
        int start = end;
        while (Tokens.isCloser(type(start)) && opening(start) >= 0) {
            start = opening(start);
            boolean continues = type(start - 1) == PdeLexer.ID
                    || type(start - 1) == PdeLexer.EXACT
                    || type(start) == PdeLexer.LBRACKET && Tokens.isCloser(type(start - 1));
            if (!continues) {
                return start;
            }
            start--;
        }
        return start;
    }

    /** Last index of the value that starts at {@code start}. */
    int valueEnd(int start) {
        int i = start;
        while (i + 1 < size()
                && (type(i) == PdeLexer.LAPLACE || type(i) == PdeLexer.NABLA || type(i) == PdeLexer.MINUS)) {
            i++;
        }
        int open = Tokens.isOpener(type(i)) ? i : type(i) == PdeLexer.ID && type(i + 1) == PdeLexer.LPAREN ? i + 1 : -1;
        int close = open < 0 ? i : closing(open);
        return close < 0 ? i : close;
    }

    /** Index of the first token from {@code from} on that ends an equation: a comma, a clause keyword, the end of the chunk. */
    int equationEnd(int from) {
        int depth = 0;
        for (int i = from; i < size(); i++) {
            if (Tokens.isOpener(type(i))) {
                depth++;
            } else if (Tokens.isCloser(type(i))) {
                depth--;
            }
            if (depth <= 0 && (type(i) == PdeLexer.COMMA || Tokens.isClauseKeyword(type(i)))) {
                return i;
            }
        }
        return size();
    }

    /** Index of the first token of the equation that {@code at} is part of. */
    int equationStart(int at) {
        int start = body();
        while (true) {
            int end = equationEnd(start);
            if (end >= at || end >= size()) {
                return Math.min(start, at);
            }
            start = end + 1;
        }
    }
}
