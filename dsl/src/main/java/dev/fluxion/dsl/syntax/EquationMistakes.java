package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Equations and conditions with a part too few or too many. */
final class EquationMistakes {
    private final List<String> coordinates;

    EquationMistakes(List<String> coordinates) {
        this.coordinates = coordinates;
    }

    Optional<Diagnostic> explain(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        if (i == 0) {
            return Optional.empty();
        }
        return secondEqual(chunk, i)
                .or(() -> noRightHandSide(chunk, refusal))
                .or(() -> noPlace(chunk, refusal))
                .or(() -> placeOfInitialCondition(chunk, i));
    }

    private static boolean statesEquations(int keyword) {
        return keyword == PdeLexer.EQ
                || keyword == PdeLexer.IC
                || keyword == PdeLexer.BC
                || keyword == PdeLexer.CONSTRAINT;
    }

    private static Optional<Diagnostic> secondEqual(Chunk chunk, int i) {
        int keyword = chunk.type(chunk.keyword());
        int start = chunk.equationStart(i);
        int first = firstEqual(chunk, start, i);
        if (chunk.type(i) != PdeLexer.EQUAL || first < 0 || first == i) {
            return Optional.empty();
        }
        Diagnostic bare = Code.E0117.at(chunk.span(start, i - 1));
        int end = chunk.equationEnd(start);
        if (!statesEquations(keyword) || i + 1 >= end) {
            return Optional.of(bare);
        }
        String last = chunk.text(i + 1, end - 1);
        String one = chunk.text(start, first - 1) + " = " + last;
        String two = chunk.text(first + 1, i - 1) + " = " + last;
        boolean list = keyword == PdeLexer.BC || keyword == PdeLexer.IC;
        String rest = end < chunk.size() ? " " + chunk.text(end, chunk.size() - 1) : "";
        String word = chunk.token(chunk.keyword()).getText();
        String help = list
                ? "write `" + word + " " + one + ", " + two + rest + "`"
                : "write two lines, `" + word + " " + one + "` and `" + word + " " + two + "`";
        return Optional.of(bare.help(help.length() <= 160 ? help : "write each equation by itself"));
    }

    private static int firstEqual(Chunk chunk, int from, int to) {
        int depth = 0;
        for (int k = from; k <= Math.min(to, chunk.size() - 1); k++) {
            if (Tokens.isOpener(chunk.type(k))) {
                depth++;
            } else if (Tokens.isCloser(chunk.type(k))) {
                depth--;
            } else if (chunk.type(k) == PdeLexer.EQUAL && depth == 0) {
                return k;
            }
        }
        return -1;
    }

    private static Optional<Diagnostic> noRightHandSide(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        int keyword = chunk.type(chunk.keyword());
        boolean ends = i >= chunk.size() || Tokens.isClauseKeyword(chunk.type(i)) || chunk.type(i) == PdeLexer.COMMA;
        int start = chunk.equationStart(i - 1);
        if (!refusal.expects(PdeLexer.EQUAL) || !ends || !statesEquations(keyword) || start >= i) {
            return Optional.empty();
        }
        boolean periodic = chunk.next()
                .filter(next -> next.getType() == PdeLexer.PERIODIC)
                .filter(next -> next.getLine() == chunk.last().getLine())
                .isPresent();
        return Optional.of(Code.E0108
                .at(chunk.span(start, i - 1))
                .help(
                        periodic
                                ? "periodicity belongs to a coordinate: write `periodic x` alone"
                                : "write `= 0` if the expression should vanish"));
    }

    private Optional<Diagnostic> noPlace(Chunk chunk, Refusal refusal) {
        int i = refusal.index();
        boolean ends = i >= chunk.size()
                || chunk.type(i) == PdeLexer.WITH
                || chunk.type(i) == PdeLexer.WHERE
                || chunk.type(i) == PdeLexer.FOR;
        if (!refusal.expects(PdeLexer.ON) || !ends || chunk.type(chunk.keyword()) != PdeLexer.BC) {
            return Optional.empty();
        }
        Optional<Diagnostic> evaluated = evaluation(chunk, i);
        if (evaluated.isPresent()) {
            return evaluated;
        }
        String face = coordinates.isEmpty() ? "x" : coordinates.get(0);
        String origin = "(" + String.join(", ", Collections.nCopies(Math.clamp(coordinates.size(), 1, 4), "0")) + ")";
        return Optional.of(Code.E0109
                .at(chunk.span(0, i - 1))
                .help("add `on " + face + " = 0`, `on boundary` (all of it) or `at " + origin + "`"));
    }

    /** {@code u(0, t) = 0}: the first argument that is not the coordinate itself names the face. */
    private Optional<Diagnostic> evaluation(Chunk chunk, int end) {
        int field = chunk.body();
        int close = chunk.closing(field + 1);
        boolean call = chunk.type(field) == PdeLexer.ID
                && chunk.type(field + 1) == PdeLexer.LPAREN
                && chunk.type(close + 1) == PdeLexer.EQUAL
                && !Words.FUNCTIONS.contains(chunk.token(field).getText());
        if (!call || close < 0) {
            return Optional.empty();
        }
        List<String> arguments = arguments(chunk, field + 2, close);
        String value = chunk.text(close + 2, end - 1);
        String name = chunk.token(field).getText();
        Diagnostic bare = Code.E0110.at(chunk.span(field, close), name);
        for (int k = 0; k < arguments.size(); k++) {
            String coordinate = k < coordinates.size() ? coordinates.get(k) : k == 0 ? "x" : "";
            if (!coordinate.isEmpty() && !arguments.get(k).equals(coordinate)) {
                String written = "bc %s = %s on %s = %s".formatted(name, value, coordinate, arguments.get(k));
                return Optional.of(bare.help("write `" + Words.shorten(written) + "`"));
            }
        }
        return Optional.of(bare.help("write `bc " + Words.shorten(name + " = " + value) + " on boundary`"));
    }

    private static List<String> arguments(Chunk chunk, int from, int close) {
        List<String> arguments = new ArrayList<>();
        int start = from;
        for (int k = from; k <= close; k++) {
            if (k == close || chunk.type(k) == PdeLexer.COMMA) {
                arguments.add(chunk.text(start, k - 1));
                start = k + 1;
            }
        }
        return arguments;
    }

    private static Optional<Diagnostic> placeOfInitialCondition(Chunk chunk, int i) {
        boolean placed = chunk.type(i) == PdeLexer.ON || chunk.type(i) == PdeLexer.AT;
        if (!placed || chunk.type(chunk.keyword()) != PdeLexer.IC) {
            return Optional.empty();
        }
        Span span = Tokens.span(chunk.token(i));
        return Optional.of(Code.E0124
                .at(span, "an initial condition has no `" + chunk.token(i).getText() + "`")
                .label("it holds at the initial time in the whole domain")
                .help("write `bc` for a boundary condition"));
    }
}
