package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Keywords as names, words before names, and intervals that are not closed. */
final class DeclarationMistakes {
    private static final String OTHER = "anything else";

    private DeclarationMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, Refusal refusal) {
        return interval(chunk, refusal)
                .or(() -> periodicCondition(chunk, refusal.index()))
                .or(() -> wordBeforeName(chunk, refusal.index()))
                .or(() -> keywordAsName(chunk, refusal));
    }

    /** {@code bc periodic x} and {@code bc u periodic in x}. */
    private static Optional<Diagnostic> periodicCondition(Chunk chunk, int i) {
        if (chunk.type(i) != PdeLexer.PERIODIC || chunk.type(0) != PdeLexer.BC) {
            return Optional.empty();
        }
        Diagnostic bare = Code.E0124.at(
                Tokens.span(chunk.token(i)), "periodicity belongs to a coordinate, and is a statement of its own");
        boolean named = i == 1 && i + 2 == chunk.size() && chunk.type(i + 1) == PdeLexer.ID;
        return Optional.of(
                named
                        ? bare.help("write `" + chunk.text(i, i + 1) + "`")
                                .fix(chunk.span(0, i + 1), chunk.text(i, i + 1))
                        : bare.help("write `periodic x` on a line of its own"));
    }

    /** {@code infer field a(x, y)}. */
    private static Optional<Diagnostic> wordBeforeName(Chunk chunk, int i) {
        boolean declares = chunk.type(0) == PdeLexer.INFER || chunk.type(0) == PdeLexer.UNKNOWN;
        boolean two = i == 2 && chunk.type(1) == PdeLexer.ID && chunk.type(2) == PdeLexer.ID;
        if (!declares || !two || chunk.token(1).getLine() != chunk.token(2).getLine()) {
            return Optional.empty();
        }
        String word = chunk.token(1).getText();
        return Optional.of(Code.E0124
                .at(Tokens.span(chunk.token(1)), "unexpected `" + Words.shorten(word) + "` before a name")
                .help("write `" + chunk.token(0).getText() + " "
                        + Words.shorten(chunk.token(2).getText()) + "`, or a `,` between two names")
                .fix(chunk.span(1, 2), chunk.token(2).getText()));
    }

    private static Optional<Diagnostic> interval(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        int open = chunk.type(i) == PdeLexer.RPAREN ? chunk.opening(i) : i;
        boolean start = open == i && refusal.expects(PdeLexer.LBRACKET) && !refusal.expects(PdeLexer.NUMBER);
        boolean halfOpen = open >= 0 && open < i && chunk.type(open) == PdeLexer.LBRACKET;
        if (!(start || halfOpen) || chunk.type(open - 1) != PdeLexer.IN || i >= chunk.size()) {
            return Optional.empty();
        }
        int end = halfOpen ? i : intervalEnd(chunk, open);
        Span span = chunk.span(open, end);
        Diagnostic bare = Code.E0116.at(span, whatIsClosed(chunk.type(0)));
        String inner = chunk.source()
                .text(span)
                .replaceAll("^[(\\[\\]]|[)\\[\\]]$", "")
                .replace("..", ",")
                .replaceAll("\\s*,\\s*", ", ");
        boolean pair = inner.chars().filter(c -> c == ',').count() == 1 && inner.length() <= 50;
        return Optional.of(
                pair
                        ? bare.help("write `[" + inner.strip() + "]`").fix(span, "[" + inner.strip() + "]")
                        : bare.help("write `[lower, upper]`"));
    }

    private static int intervalEnd(Chunk chunk, int open) {
        if (chunk.type(open) == PdeLexer.LPAREN) {
            int close = chunk.closing(open);
            return close < 0 ? open : close;
        }
        if (chunk.type(open) == PdeLexer.RBRACKET) {
            for (int i = open + 1; i < chunk.size(); i++) {
                if (chunk.type(i) == PdeLexer.LBRACKET || chunk.type(i) == PdeLexer.RBRACKET) {
                    return i;
                }
            }
            return open;
        }
        int i = open;
        while (i + 1 < chunk.size() && chunk.type(i + 1) != PdeLexer.COMMA && chunk.type(i + 1) != PdeLexer.STRING) {
            i++;
        }
        return i;
    }

    private static String whatIsClosed(int keyword) {
        return switch (keyword) {
            case PdeLexer.DOMAIN -> "a domain";
            case PdeLexer.TIME -> "a time range";
            default -> "a range";
        };
    }

    private static Optional<Diagnostic> keywordAsName(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        if (i >= chunk.size() || i == 0 || !refusal.expects(PdeLexer.ID)) {
            return Optional.empty();
        }
        Token token = chunk.token(i);
        boolean value = refusal.expects(PdeLexer.NUMBER);
        boolean reserved = value ? Tokens.isStatementKeyword(token.getType()) : Tokens.isKeyword(token);
        boolean closesTooEarly = Tokens.isClauseKeyword(token.getType()) && chunk.type(i - 1) == PdeLexer.COMMA;
        if (!reserved || closesTooEarly) {
            return Optional.empty();
        }
        String word = token.getText();
        String named = value ? "a value" : whatIsNamed(chunk.type(chunk.keyword()));
        if (named.equals(OTHER) && Tokens.isClauseKeyword(token.getType())) {
            return Optional.empty();
        }
        return Optional.of(Code.E0112
                .at(Tokens.span(token), word, named)
                .help("choose another name, e.g. `" + word + "1` or `" + Character.toUpperCase(word.charAt(0)) + "`"));
    }

    private static String whatIsNamed(int keyword) {
        return switch (keyword) {
            case PdeLexer.PARAM, PdeLexer.SWEEP -> "a parameter";
            case PdeLexer.LET -> "a definition";
            case PdeLexer.REGION -> "a region";
            case PdeLexer.DOMAIN, PdeLexer.TIME, PdeLexer.PERIODIC -> "a coordinate";
            case PdeLexer.UNKNOWN, PdeLexer.EXACT, PdeLexer.REFERENCE -> "an unknown";
            case PdeLexer.INFER -> "an inferred quantity";
            case PdeLexer.BOUNDARY -> "a part of the boundary";
            case PdeLexer.TRAIN -> "a setting";
            default -> OTHER;
        };
    }
}
