package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.Optional;

/** Parts of statements in the wrong form: {@code at x = 0}, {@code weight = 3} without {@code with}, {@code ∂u/∂t}. */
final class ClauseMistakes {
    private ClauseMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        if (i == 0 || i >= chunk.size()) {
            return Optional.empty();
        }
        return attributeWithoutWith(chunk, refusal)
                .or(() -> pointAndFace(chunk, i))
                .or(() -> conjunctionOfFaces(chunk, refusal))
                .or(() -> fractionOfPartials(chunk, i))
                .or(() -> assignedRange(chunk, i))
                .or(() -> exactAsFunction(chunk, i))
                .or(() -> secondEquation(chunk, i))
                .or(() -> conditionAsValue(chunk, i));
    }

    private static Diagnostic unexpected(Chunk chunk, int i) {
        String word = Words.shorten(chunk.token(i).getText());
        return Code.E0124.at(Tokens.span(chunk.token(i)), "unexpected `" + word + "`");
    }

    /** {@code bc u = 0 on boundary weight = 3}. */
    private static Optional<Diagnostic> attributeWithoutWith(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        boolean assigns = chunk.type(i) == PdeLexer.ID && chunk.type(i + 1) == PdeLexer.EQUAL;
        if (!assigns || !refusal.expects(PdeLexer.WITH)) {
            return Optional.empty();
        }
        int at = chunk.token(i).getStartIndex();
        String word = chunk.token(i).getText();
        return Optional.of(
                unexpected(chunk, i).help("write `with " + word + " = …`").fix(new Span(at, at), "with "));
    }

    /** {@code at x = 0} and {@code on (0, 0)}. */
    private static Optional<Diagnostic> pointAndFace(Chunk chunk, int i) {
        boolean condition = chunk.type(chunk.keyword()) == PdeLexer.BC;
        if (condition && chunk.type(i - 1) == PdeLexer.AT && chunk.type(i) != PdeLexer.LPAREN) {
            return Optional.of(unexpected(chunk, i)
                    .label("`at` takes a point in parentheses, e.g. `at (0, 0)`")
                    .help("a part of the boundary follows `on`, e.g. `on x = 0`"));
        }
        if (condition && chunk.type(i - 1) == PdeLexer.ON && chunk.type(i) == PdeLexer.LPAREN) {
            Span on = Tokens.span(chunk.token(i - 1));
            return Optional.of(Code.E0124
                    .at(on, "`on` takes a part of the boundary")
                    .help("a point follows `at`")
                    .fix(on, "at"));
        }
        return Optional.empty();
    }

    /** {@code on x = 0 and x = 1}, {@code on x < 0}. */
    private static Optional<Diagnostic> conjunctionOfFaces(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        int type = chunk.type(i);
        boolean restricts = isRelation(type) || isRelation(chunk.type(i + 1)) && refusal.expects(PdeLexer.WHERE);
        if (restricts && isPlaced(chunk, i)) {
            return Optional.of(
                    unexpected(chunk, i).help("restrict a part of the boundary by `where`: `on boundary where x > 0`"));
        }
        Span span = Tokens.span(chunk.token(i));
        boolean joined = type == PdeLexer.AND || type == PdeLexer.OR || type == PdeLexer.AMPERSAND;
        return joined && isPlaced(chunk, i)
                ? Optional.of(unexpected(chunk, i)
                        .help("parts of the boundary are separated by `,`")
                        .fix(span, ","))
                : Optional.empty();
    }

    private static boolean isPlaced(Chunk chunk, int i) {
        return chunk.tokens().subList(0, i).stream().anyMatch(t -> t.getType() == PdeLexer.ON);
    }

    /** {@code let f = x < 0}. */
    private static Optional<Diagnostic> conditionAsValue(Chunk chunk, int i) {
        boolean condition = isRelation(chunk.type(i)) || chunk.type(i) == PdeLexer.AND || chunk.type(i) == PdeLexer.OR;
        return condition && Tokens.endsValue(chunk.type(i - 1))
                ? Optional.of(Code.E0120
                        .at(Tokens.span(chunk.token(i)))
                        .help("to choose between two values write `if … then … else …`"))
                : Optional.empty();
    }

    private static boolean isRelation(int type) {
        return type >= PdeLexer.LESS && type <= PdeLexer.GREATER_OR_EQUAL;
    }

    /** {@code ∂u/∂t}. */
    private static Optional<Diagnostic> fractionOfPartials(Chunk chunk, int i) {
        boolean fraction = chunk.type(i) == PdeLexer.SLASH
                && chunk.type(i - 1) == PdeLexer.ID
                && chunk.type(i - 2) == PdeLexer.PARTIAL
                && chunk.type(i + 1) == PdeLexer.PARTIAL
                && chunk.type(i + 2) == PdeLexer.ID;
        if (!fraction) {
            return Optional.empty();
        }
        Span span = chunk.span(i - 2, i + 2);
        String derivative =
                chunk.token(i - 1).getText() + "_" + chunk.token(i + 2).getText();
        return Optional.of(Code.E0124
                .at(span, "derivatives are not written as fractions")
                .help("write `" + derivative + "`")
                .fix(span, derivative));
    }

    /** {@code sum(i = 1..d, …)}. */
    private static Optional<Diagnostic> assignedRange(Chunk chunk, int i) {
        int name = chunk.valueStart(i - 1) - 2;
        boolean range = chunk.type(i) == PdeLexer.RANGE
                && chunk.type(name) == PdeLexer.ID
                && chunk.type(name + 1) == PdeLexer.EQUAL;
        if (!range) {
            return Optional.empty();
        }
        Span equal = Tokens.span(chunk.token(name + 1));
        String written = chunk.token(name).getText() + " in " + chunk.text(name + 2, chunk.valueEnd(i + 1));
        return Optional.of(Code.E0124
                .at(equal, "a range follows `in`")
                .help("write `" + Words.shorten(written) + "`")
                .fix(equal, "in"));
    }

    /** {@code exact u(x) = …} and {@code exact(u) = …}. */
    private static Optional<Diagnostic> exactAsFunction(Chunk chunk, int i) {
        if (chunk.type(0) != PdeLexer.EXACT || chunk.type(i) != PdeLexer.LPAREN || i > 2) {
            return Optional.empty();
        }
        int close = chunk.closing(i);
        String name =
                i == 2 ? chunk.token(1).getText() : close == 3 ? chunk.token(2).getText() : "u";
        return Optional.of(Code.E0124
                .at(chunk.span(i, Math.max(i, close)), "an exact solution is given by name, without arguments")
                .help("write `exact " + name + " = …`"));
    }

    /** {@code eq u_t = v, v_t = u}. */
    private static Optional<Diagnostic> secondEquation(Chunk chunk, int i) {
        int keyword = chunk.type(0);
        boolean single = keyword == PdeLexer.EQ || keyword == PdeLexer.CONSTRAINT || keyword == PdeLexer.LET;
        if (!single || chunk.type(i) != PdeLexer.COMMA || chunk.isInside(i)) {
            return Optional.empty();
        }
        String word = chunk.token(0).getText();
        return Optional.of(unexpected(chunk, i)
                .help("`" + word + "` takes one equation; start the next line with `" + word + "`"));
    }
}
