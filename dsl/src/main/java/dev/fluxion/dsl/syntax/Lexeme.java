package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * A word, number, sign or comment of a text, for tools that work on texts rather than trees: formatters, editors.
 *
 * @param kind what it is
 * @param text as written
 * @param span where
 * @param leads whether a statement starts here
 */
public record Lexeme(Kind kind, String text, Span span, boolean leads) {

    /** Kinds of lexemes, as far as layout and highlighting tell them apart. */
    public enum Kind {
        /** A keyword that leads statements, also where it is used as a word, as in {@code on boundary}. */
        STATEMENT,
        /** Another keyword. */
        KEYWORD,
        /** {@code pi}, {@code true}, {@code false}. */
        CONSTANT,
        NAME,
        NUMBER,
        /** A string in quotes. */
        TEXT,
        /** {@code ( [} and the brace. */
        OPENER,
        CLOSER,
        /** {@code , ;} and the colon. */
        SEPARATOR,
        /** {@code + -}. */
        SIGN,
        /** {@code * / ^ · ×}. */
        TIGHT,
        /** {@code = & < <= > >=}. */
        LOOSE,
        /** {@code Δ ∇ ∂}. */
        PREFIX,
        SUPERSCRIPT,
        /** {@code .} and {@code ..}. */
        POINT,
        COMMENT,
        /** What no statement can contain. */
        FOREIGN
    }

    /** Whether a value may end here, so that a following sign is an operation. */
    public boolean endsValue() {
        return switch (kind) {
            case CONSTANT, NAME, NUMBER, TEXT, CLOSER, SUPERSCRIPT -> true;
            case STATEMENT -> !leads && (text.equals("boundary") || text.equals("∂Ω"));
            case KEYWORD, OPENER, SEPARATOR, SIGN, TIGHT, LOOSE, PREFIX, POINT, COMMENT, FOREIGN -> false;
        };
    }

    /** Whether it is this sign or word. */
    public boolean is(String other) {
        return text.equals(other);
    }

    /** Everything in a text but white space, in its order. */
    public static List<Lexeme> of(SourceFile source) {
        List<Token> visible = Tokens.of(source);
        Set<Integer> leading = new HashSet<>();
        StatementSplitter.split(source, visible).stream()
                .filter(Chunk::isStatement)
                .forEach(chunk -> leading.add(chunk.first().getStartIndex()));
        List<Lexeme> lexemes = new ArrayList<>();
        PdeLexer lexer = new PdeLexer(new Utf16Stream(source.name(), source.text()));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() != PdeLexer.SPACE) {
                boolean leads = leading.contains(token.getStartIndex());
                lexemes.add(new Lexeme(kind(token.getType()), token.getText(), Tokens.span(token), leads));
            }
        }
        return lexemes;
    }

    private static Kind kind(int type) {
        if (Tokens.isStatementKeyword(type)) {
            return Kind.STATEMENT;
        }
        if (Tokens.isOpener(type)) {
            return Kind.OPENER;
        }
        if (Tokens.isCloser(type)) {
            return Kind.CLOSER;
        }
        return switch (type) {
            case PdeLexer.TRUE, PdeLexer.FALSE, PdeLexer.PI -> Kind.CONSTANT;
            case PdeLexer.ID -> Kind.NAME;
            case PdeLexer.NUMBER -> Kind.NUMBER;
            case PdeLexer.STRING -> Kind.TEXT;
            case PdeLexer.COMMA, PdeLexer.SEMICOLON, PdeLexer.COLON -> Kind.SEPARATOR;
            case PdeLexer.PLUS, PdeLexer.MINUS -> Kind.SIGN;
            case PdeLexer.STAR, PdeLexer.SLASH, PdeLexer.CARET, PdeLexer.DOT, PdeLexer.CROSS -> Kind.TIGHT;
            case PdeLexer.EQUAL,
                    PdeLexer.AMPERSAND,
                    PdeLexer.LESS,
                    PdeLexer.LESS_OR_EQUAL,
                    PdeLexer.GREATER,
                    PdeLexer.GREATER_OR_EQUAL -> Kind.LOOSE;
            case PdeLexer.LAPLACE, PdeLexer.NABLA, PdeLexer.PARTIAL -> Kind.PREFIX;
            case PdeLexer.SUPERSCRIPT -> Kind.SUPERSCRIPT;
            case PdeLexer.RANGE, PdeLexer.POINT -> Kind.POINT;
            case PdeLexer.COMMENT -> Kind.COMMENT;
            default -> type >= PdeLexer.ON && type <= PdeLexer.IN ? Kind.KEYWORD : Kind.FOREIGN;
        };
    }
}
