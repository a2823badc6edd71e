package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.Optional;

/** Two values side by side: {@code 2pi}, {@code (1 - x)(1 + x)}, {@code sin x}, {@code 0,5}. */
final class OperatorMistakes {
    private OperatorMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        if (i == 0 || i >= chunk.size()) {
            return Optional.empty();
        }
        return badNumber(chunk, i)
                .or(() -> misspeltClause(chunk, refusal))
                .or(() -> refusal.expects(PdeLexer.STAR) ? sideBySide(chunk, i) : Optional.empty());
    }

    /** {@code 0,5}: also where a comma could stand, so it is asked before the others. */
    static Optional<Diagnostic> decimalComma(Chunk chunk, int i) {
        int comma = chunk.type(i) == PdeLexer.COMMA ? i : i - 1;
        boolean decimal = comma > 0
                && chunk.type(comma) == PdeLexer.COMMA
                && chunk.type(comma - 1) == PdeLexer.NUMBER
                && chunk.type(comma + 1) == PdeLexer.NUMBER
                && Tokens.touch(chunk.token(comma - 1), chunk.token(comma))
                && Tokens.touch(chunk.token(comma), chunk.token(comma + 1));
        if (!decimal) {
            return Optional.empty();
        }
        Span span = chunk.span(comma - 1, comma + 1);
        String number =
                chunk.token(comma - 1).getText() + "." + chunk.token(comma + 1).getText();
        return Optional.of(Code.E0115.at(span).help("write `" + number + "`").fix(span, number));
    }

    private static Optional<Diagnostic> badNumber(Chunk chunk, int i) {
        boolean after = chunk.type(i - 1) == PdeLexer.NUMBER && Tokens.touch(chunk.token(i - 1), chunk.token(i));
        String written = chunk.text(i - 1, i);
        Span span = chunk.span(i - 1, i);
        if (after && chunk.type(i) == PdeLexer.POINT) {
            return Optional.of(Code.E0128
                    .at(span, written)
                    .help("write `" + written + "0`")
                    .fix(span, written + "0"));
        }
        if (after && chunk.type(i) == PdeLexer.NUMBER) {
            return Optional.of(Code.E0128.at(span, written).label("a number has one decimal point"));
        }
        return Optional.empty();
    }

    private static Optional<Diagnostic> sideBySide(Chunk chunk, int i) {
        boolean numbers = chunk.type(i - 1) == PdeLexer.NUMBER && chunk.type(i) == PdeLexer.NUMBER;
        if (!Tokens.startsValue(chunk.type(i)) || chunk.type(i) == PdeLexer.STRING || numbers) {
            return Optional.empty();
        }
        return powerOfFunction(chunk, i)
                .or(() -> functionWithoutParentheses(chunk, i))
                .or(() -> label(chunk, i))
                .or(() -> Optional.of(missingOperator(chunk, i)));
    }

    /** {@code sin^2(x)} and {@code sin²(x)}. */
    private static Optional<Diagnostic> powerOfFunction(Chunk chunk, int i) {
        boolean superscript = chunk.type(i - 1) == PdeLexer.SUPERSCRIPT;
        boolean caret = chunk.type(i - 1) == PdeLexer.NUMBER && chunk.type(i - 2) == PdeLexer.CARET;
        int function = superscript ? i - 2 : i - 3;
        if (!(superscript || caret) || !isFunction(chunk, function)) {
            return Optional.empty();
        }
        String power = chunk.text(function + 1, i - 1);
        int end = chunk.valueEnd(i);
        String argument = chunk.text(i, end);
        String inner = chunk.type(i) == PdeLexer.LPAREN ? argument : "(" + argument + ")";
        String written = chunk.token(function).getText() + inner + power;
        return Optional.of(Code.E0106
                .at(chunk.span(function, i - 1))
                .help("write `" + Words.shorten(written) + "`")
                .fix(chunk.span(function, end), written));
    }

    private static Optional<Diagnostic> functionWithoutParentheses(Chunk chunk, int i) {
        if (!isFunction(chunk, i - 1) || chunk.type(i) == PdeLexer.LPAREN) {
            return Optional.empty();
        }
        int end = chunk.valueEnd(i);
        String written = chunk.token(i - 1).getText() + "(" + chunk.text(i, end) + ")";
        return Optional.of(Code.E0106
                .at(chunk.span(i - 1, end))
                .help("write `" + Words.shorten(written) + "`")
                .fix(chunk.span(i - 1, end), written));
    }

    private static boolean isFunction(Chunk chunk, int i) {
        return chunk.type(i) == PdeLexer.ID
                && Words.FUNCTIONS.contains(chunk.token(i).getText());
    }

    /** {@code eq momentum u_t = u_xx}. */
    private static Optional<Diagnostic> label(Chunk chunk, int i) {
        int keyword = chunk.type(chunk.keyword());
        boolean labelled = keyword == PdeLexer.EQ
                || keyword == PdeLexer.IC
                || keyword == PdeLexer.BC
                || keyword == PdeLexer.CONSTRAINT
                || keyword == PdeLexer.MONITOR;
        if (!labelled || i != chunk.keyword() + 2 || chunk.type(i - 1) != PdeLexer.ID) {
            return Optional.empty();
        }
        String word = chunk.token(i - 1).getText();
        return Optional.of(Code.E0103
                .at(Tokens.span(chunk.token(i - 1)), word)
                .help("if `" + word + "` is the label of this line, write `" + word + ":`"));
    }

    private static Optional<Diagnostic> misspeltClause(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        boolean word = chunk.type(i) == PdeLexer.ID && !Tokens.touch(chunk.token(i - 1), chunk.token(i));
        if (!word || chunk.type(i + 1) == PdeLexer.LPAREN) {
            return Optional.empty();
        }
        String written = chunk.token(i).getText();
        Span span = Tokens.span(chunk.token(i));
        return Words.clauseLike(written, refusal)
                .map(clause -> Code.E0124
                        .at(span, "unexpected `" + written + "`")
                        .help("did you mean `" + clause + "`?")
                        .fix(span, clause));
    }

    private static Diagnostic missingOperator(Chunk chunk, int i) {
        int start = chunk.valueStart(i - 1);
        int end = chunk.valueEnd(i);
        String written = chunk.text(start, i - 1) + "*" + chunk.text(i, end);
        String help = written.length() <= 60 ? "write `" + written + "`" : "write `*` between them";
        int gap = chunk.token(i - 1).getStopIndex() + 1;
        Span between = new Span(gap, chunk.token(i).getStartIndex());
        boolean number = chunk.type(i - 1) == PdeLexer.NUMBER;
        if (number) {
            String right = chunk.token(i).getText();
            return Code.E0102
                    .at(chunk.span(i - 1, i), chunk.token(i - 1).getText(), right)
                    .help(help)
                    .fix(between, "*");
        }
        String left = chunk.token(i - 1).getText();
        Span span = left.equals(")") ? new Span(gap - 1, chunk.token(i).getStartIndex() + 1) : chunk.span(i - 1, i);
        return Code.E0103.at(span, left).help(help);
    }
}
