package dev.fluxion.dsl.format;

import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.List;

/** Where the operands of operations begin and end, in a text that parses. */
final class Operands {
    private final List<Lexeme> lexemes;

    Operands(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    private boolean is(int i, String text) {
        return i >= 0 && i < lexemes.size() && lexemes.get(i).is(text);
    }

    private boolean is(int i, Kind kind) {
        return i >= 0 && i < lexemes.size() && lexemes.get(i).kind() == kind;
    }

    /** The other end of the bracket at {@code i}; {@code step} is 1 or -1. */
    int partner(int i, int step) {
        int depth = 0;
        for (int k = i; k >= 0 && k < lexemes.size(); k += step) {
            depth += is(k, Kind.OPENER) ? step : is(k, Kind.CLOSER) ? -step : 0;
            if (depth == 0) {
                return k;
            }
        }
        throw new IllegalStateException(
                "no partner of the bracket at " + lexemes.get(i).span());
    }

    /** The last lexeme of the value without operations that starts at {@code i}, prefix signs included. */
    int primaryEnd(int i) {
        int end = i;
        while (is(end, Kind.PREFIX)) {
            end += is(end, "∂") ? 2 : is(end + 1, Kind.TIGHT) ? 2 : 1;
        }
        boolean callable = is(end, Kind.NAME) || is(end, "exact");
        end = is(end, Kind.OPENER) ? partner(end, 1) : end;
        end = callable && is(end + 1, "(") ? partner(end + 1, 1) : end;
        while (is(end + 1, "[")) {
            end = partner(end + 1, 1);
        }
        return end;
    }

    /** The first lexeme of the value without operations that ends at {@code i}, prefix signs included. */
    int primaryStart(int i) {
        int start = i;
        while (is(start, Kind.CLOSER)) {
            boolean index = is(start, "]");
            start = partner(start, -1);
            boolean continues = is(start - 1, Kind.NAME)
                    || is(start - 1, "exact")
                    || index && lexemes.get(start - 1).endsValue();
            if (!continues) {
                break;
            }
            start--;
        }
        start = is(start - 1, "∂") ? start - 1 : start;
        while (is(start - 1, Kind.PREFIX) || is(start - 1, Kind.TIGHT) && is(start - 2, Kind.PREFIX)) {
            start -= is(start - 1, Kind.PREFIX) ? 1 : 2;
        }
        return start;
    }

    /** The last lexeme of a factor: a value with signs and powers. */
    int factorEnd(int i) {
        int end = i;
        while (is(end, Kind.SIGN)) {
            end++;
        }
        end = primaryEnd(end);
        while (is(end + 1, Kind.SUPERSCRIPT)) {
            end++;
        }
        return is(end + 1, "^") ? factorEnd(end + 2) : end;
    }

    /** The first lexeme of the product that ends at {@code i}. */
    int productStart(int i) {
        int start = i;
        while (is(start, Kind.SUPERSCRIPT)) {
            start--;
        }
        start = primaryStart(start);
        while (is(start - 1, Kind.SIGN) && (start < 2 || !lexemes.get(start - 2).endsValue())) {
            start--;
        }
        return is(start - 1, Kind.TIGHT) ? productStart(start - 2) : start;
    }
}
