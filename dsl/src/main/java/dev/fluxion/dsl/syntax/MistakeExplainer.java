package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Words the message about a statement that does not parse. Families of recognisers look at the tokens around the place where the
 * generated parser stopped, the most specific first; {@link UnexpectedToken} answers what none of them knows.
 */
final class MistakeExplainer {
    private final EquationMistakes equations;

    /** @param coordinates names that help may use, possibly none */
    MistakeExplainer(List<String> coordinates) {
        this.equations = new EquationMistakes(coordinates);
    }

    Diagnostic explain(Chunk chunk, Refusal refusal) {
        Stream<Supplier<Optional<Diagnostic>>> families = Stream.of(
                () -> ForeignMistakes.explain(chunk, refusal.index()),
                () -> LatexMistakes.explain(chunk, refusal.index()),
                () -> DeclarationMistakes.explain(chunk, refusal),
                () -> BracketMistakes.explain(chunk, refusal.index()),
                () -> unknownStatement(chunk, refusal.index()),
                () -> OperatorMistakes.decimalComma(chunk, refusal.index()),
                () -> ClauseMistakes.explain(chunk, refusal),
                () -> OperatorMistakes.explain(chunk, refusal),
                () -> equations.explain(chunk, refusal));
        return families.map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> UnexpectedToken.explain(chunk, refusal));
    }

    /** A line in column 1 that does not begin with a keyword. */
    Diagnostic explainStray(Chunk chunk) {
        return ForeignMistakes.explain(chunk, 0)
                .or(() -> LatexMistakes.explain(chunk, 0))
                .or(() -> misspelt(chunk, 0))
                .orElseGet(() -> noStatement(chunk, 0)
                        .label("every statement begins with a keyword; indent a line that continues the one above"));
    }

    /** An indented line that neither continues the statement above nor starts one. */
    private static Optional<Diagnostic> unknownStatement(Chunk chunk, int i) {
        boolean newLine = i > 0
                && i < chunk.size()
                && chunk.row(chunk.token(i)) != chunk.row(chunk.token(i - 1))
                && Tokens.endsValue(chunk.type(i - 1))
                && (Tokens.startsValue(chunk.type(i)) || chunk.type(i) == PdeLexer.MINUS);
        if (!newLine) {
            return Optional.empty();
        }
        return misspelt(chunk, i)
                .or(() -> Optional.of(noStatement(chunk, i)
                        .label("every statement begins with a keyword, and the one above is complete")));
    }

    private static Optional<Diagnostic> misspelt(Chunk chunk, int i) {
        int next = chunk.type(i + 1);
        boolean leads = next != PdeLexer.EQUAL
                && next != PdeLexer.LPAREN
                && next != PdeLexer.STAR
                && next != PdeLexer.PLUS
                && next != PdeLexer.COMMA;
        if (chunk.type(i) != PdeLexer.ID || !leads) {
            return Optional.empty();
        }
        String word = chunk.token(i).getText();
        return Words.statementLike(word)
                .map(keyword -> Code.E0113
                        .at(Tokens.span(chunk.token(i)), word)
                        .help("did you mean `" + keyword + "`?")
                        .fix(Tokens.span(chunk.token(i)), keyword));
    }

    private static Diagnostic noStatement(Chunk chunk, int i) {
        Diagnostic bare = Code.E0101.at(Tokens.span(chunk.token(i)));
        int equal = indexOf(chunk, PdeLexer.EQUAL, i);
        if (equal < 0) {
            return bare;
        }
        String text = Words.shorten(chunk.text(i, chunk.size() - 1));
        boolean number = equal == i + 1
                && chunk.type(i) == PdeLexer.ID
                && chunk.size() == i + 3
                && chunk.type(i + 2) == PdeLexer.NUMBER
                && !chunk.token(i).getText().contains("_");
        boolean placed = indexOf(chunk, PdeLexer.ON, i) >= 0 || indexOf(chunk, PdeLexer.AT, i) >= 0;
        String keyword = number ? "param" : placed ? "bc" : "eq";
        String what = number ? "a number" : placed ? "a boundary condition" : "an equation";
        int at = chunk.token(i).getStartIndex();
        return bare.help("it looks like " + what + ": write `" + keyword + " " + text + "`")
                .fix(new Span(at, at), keyword + " ");
    }

    private static int indexOf(Chunk chunk, int type, int from) {
        for (int i = from; i < chunk.size(); i++) {
            if (chunk.type(i) == type) {
                return i;
            }
        }
        return -1;
    }
}
