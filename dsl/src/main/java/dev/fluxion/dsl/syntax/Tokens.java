package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The visible tokens of a text, and what the parser needs to know about kinds of tokens. */
final class Tokens {
    private static final Set<Integer> ENDS_A_VALUE = Set.of(
            PdeLexer.ID,
            PdeLexer.NUMBER,
            PdeLexer.STRING,
            PdeLexer.PI,
            PdeLexer.TRUE,
            PdeLexer.FALSE,
            PdeLexer.BOUNDARY,
            PdeLexer.SUPERSCRIPT,
            PdeLexer.RPAREN,
            PdeLexer.RBRACKET,
            PdeLexer.RBRACE,
            PdeLexer.SOFT);
    private static final Set<Integer> STARTS_A_VALUE = Set.of(
            PdeLexer.ID,
            PdeLexer.NUMBER,
            PdeLexer.STRING,
            PdeLexer.PI,
            PdeLexer.EXACT,
            PdeLexer.LAPLACE,
            PdeLexer.NABLA,
            PdeLexer.PARTIAL,
            PdeLexer.LPAREN);

    private Tokens() {}

    /** All tokens that are not white space or comments, without the end of the file. */
    static List<Token> of(SourceFile source) {
        PdeLexer lexer = new PdeLexer(new Utf16Stream(source.name(), source.text()));
        lexer.removeErrorListeners();
        List<Token> visible = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                visible.add(token);
            }
        }
        return visible;
    }

    static Span span(Token token) {
        return new Span(token.getStartIndex(), token.getStopIndex() + 1);
    }

    /** From the start of the first token to the end of the last. */
    static Span span(Token first, Token last) {
        return new Span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    /** No white space between the two. */
    static boolean touch(Token left, Token right) {
        return left.getStopIndex() + 1 == right.getStartIndex();
    }

    /** The keywords that lead a statement. */
    static boolean isStatementKeyword(int type) {
        return type >= PdeLexer.PROBLEM && type <= PdeLexer.EXPECT;
    }

    /** The keywords that lead a later part of a statement. */
    static boolean isClauseKeyword(int type) {
        return type >= PdeLexer.ON && type <= PdeLexer.SOFT || type == PdeLexer.THEN || type == PdeLexer.ELSE;
    }

    /** Any reserved word spelt in letters. */
    static boolean isKeyword(Token token) {
        return token.getType() >= PdeLexer.PROBLEM
                && token.getType() <= PdeLexer.PI
                && Character.isLetter(token.getText().charAt(0));
    }

    static boolean isOpener(int type) {
        return type == PdeLexer.LPAREN || type == PdeLexer.LBRACKET || type == PdeLexer.LBRACE;
    }

    static boolean isCloser(int type) {
        return type == PdeLexer.RPAREN || type == PdeLexer.RBRACKET || type == PdeLexer.RBRACE;
    }

    /** The bracket that closes an opening one. */
    static int closerOf(int opener) {
        return switch (opener) {
            case PdeLexer.LPAREN -> PdeLexer.RPAREN;
            case PdeLexer.LBRACKET -> PdeLexer.RBRACKET;
            case PdeLexer.LBRACE -> PdeLexer.RBRACE;
            default -> throw new IllegalArgumentException("token type " + opener + " opens nothing");
        };
    }

    /** The spelling of the bracket that closes an opening one. */
    static String closerText(Token opener) {
        return switch (opener.getType()) {
            case PdeLexer.LPAREN -> ")";
            case PdeLexer.LBRACKET -> "]";
            default -> "}";
        };
    }

    /** Whether a value or a statement may end with this token. */
    static boolean endsValue(int type) {
        return ENDS_A_VALUE.contains(type);
    }

    /** Whether a value may begin with this token, signs and lists aside. */
    static boolean startsValue(int type) {
        return STARTS_A_VALUE.contains(type);
    }
}
