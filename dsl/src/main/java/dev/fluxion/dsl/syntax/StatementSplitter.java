package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * Cuts a file into statements before anything is parsed, so that a mistake stays inside its statement. A token starts a new
 * chunk when it is in column 1 (brackets that close something aside), or when it is a statement keyword that the statement so
 * far could end before.
 */
final class StatementSplitter {
    private final SourceFile source;
    private final List<Token> tokens;

    private StatementSplitter(SourceFile source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    static List<Chunk> split(SourceFile source, List<Token> tokens) {
        return new StatementSplitter(source, tokens).chunks();
    }

    private List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i > start && starts(i, depth)) {
                chunks.add(new Chunk(source, tokens.subList(start, i), Optional.of(tokens.get(i))));
                start = i;
                depth = 0;
            }
            if (Tokens.isOpener(type(i))) {
                depth++;
            } else if (Tokens.isCloser(type(i))) {
                depth = Math.max(0, depth - 1);
            }
        }
        if (start < tokens.size()) {
            chunks.add(new Chunk(source, tokens.subList(start, tokens.size()), Optional.empty()));
        }
        return chunks;
    }

    private boolean starts(int i, int depth) {
        if (isInFirstColumn(source, tokens.get(i))) {
            return !Tokens.isCloser(type(i));
        }
        if (!Tokens.isStatementKeyword(type(i)) || isUsedAsWord(i, depth)) {
            return false;
        }
        boolean firstOnLine = row(i) != row(i - 1);
        return firstOnLine || depth == 0 && Tokens.endsValue(type(i - 1));
    }

    /** {@code hard bc}, {@code exact(u)}, {@code on boundary}, {@code counts(boundary = 256)}. */
    private boolean isUsedAsWord(int i, int depth) {
        boolean afterHard = type(i - 1) == PdeLexer.HARD && (type(i) == PdeLexer.IC || type(i) == PdeLexer.BC);
        boolean function = type(i) == PdeLexer.EXACT && type(i + 1) == PdeLexer.LPAREN;
        boolean set = type(i) == PdeLexer.BOUNDARY && !(type(i + 1) == PdeLexer.ID && type(i + 2) == PdeLexer.COLON);
        boolean key = depth > 0 && type(i + 1) == PdeLexer.EQUAL;
        return afterHard || function || set || key;
    }

    /** A byte order mark in front of the first line does not count. */
    static boolean isInFirstColumn(SourceFile source, Token token) {
        int at = token.getStartIndex();
        int rowStart = source.rowStart(source.row(at));
        return at == rowStart || rowStart == 0 && at == 1 && source.text().charAt(0) == '\ufeff';
    }

    private int row(int i) {
        return source.row(tokens.get(i).getStartIndex());
    }

    private int type(int i) {
        return i < tokens.size() ? tokens.get(i).getType() : Token.EOF;
    }
}
