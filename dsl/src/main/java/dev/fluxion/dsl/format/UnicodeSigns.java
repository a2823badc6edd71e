package dev.fluxion.dsl.format;

import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.List;
import java.util.Map;

/** Words and calls become signs, where that leaves the tree as it is. */
final class UnicodeSigns {
    private static final Map<String, String> PREFIXES = Map.of("lap", "Δ", "grad", "∇", "div", "∇·", "curl", "∇×");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Rewriting rewriting;
    private final List<Lexeme> lexemes;
    private final Operands operands;

    UnicodeSigns(Rewriting rewriting, List<Lexeme> lexemes) {
        this.rewriting = rewriting;
        this.lexemes = lexemes;
        this.operands = new Operands(lexemes);
    }

    void write() {
        for (int i = 0; i < lexemes.size(); i++) {
            sign(i);
        }
    }

    private void sign(int i) {
        Lexeme lexeme = lexemes.get(i);
        switch (lexeme.text()) {
            case "pi" -> rewriting.replace(i, "π");
            case "in" -> rewriting.replace(i, "∈");
            case "<=" -> rewriting.replace(i, "≤");
            case ">=" -> rewriting.replace(i, "≥");
            case "boundary" -> {
                if (!lexeme.leads() && !is(i + 1, "=")) {
                    rewriting.replace(i, "∂Ω");
                }
            }
            case "^" -> power(i);
            case "lap", "grad", "div", "curl" -> call(i);
            default -> {
                // Everything else has one spelling.
            }
        }
    }

    private boolean is(int i, String text) {
        return i >= 0 && i < lexemes.size() && lexemes.get(i).is(text);
    }

    private boolean isRaisedOrIndexed(int i) {
        return is(i, "^") || is(i, "[") || i < lexemes.size() && lexemes.get(i).kind() == Kind.SUPERSCRIPT;
    }

    private void power(int i) {
        String exponent = lexemes.get(i + 1).text();
        boolean digit = exponent.length() == 1 && Character.isDigit(exponent.charAt(0));
        if (digit && !isRaisedOrIndexed(i + 2) && lexemes.get(i - 1).kind() != Kind.SUPERSCRIPT) {
            rewriting.replace(i, SUPERSCRIPTS.substring(exponent.charAt(0) - '0', exponent.charAt(0) - '0' + 1));
            rewriting.replace(i + 1, "");
        }
    }

    /** Whether a name stands in a statement that declares names rather than uses them. */
    private boolean declared(int i) {
        int lead = i;
        while (lead > 0 && !lexemes.get(lead).leads()) {
            lead--;
        }
        return is(lead, "unknown") || is(lead, "infer");
    }

    private void call(int i) {
        if (!is(i + 1, "(") || is(i - 1, "let") || declared(i) || lexemes.get(i).kind() != Kind.NAME) {
            return;
        }
        int close = operands.partner(i + 1, 1);
        boolean single = lexemes.subList(i + 2, close).stream()
                .noneMatch(l -> l.is(",") || l.is("=") || l.is("in") || l.is("∈"));
        if (close == i + 2 || !single || isRaisedOrIndexed(close + 1)) {
            return;
        }
        rewriting.replace(i, PREFIXES.get(lexemes.get(i).text()));
        if (close == i + 3 && lexemes.get(i + 2).kind() == Kind.NAME) {
            rewriting.replace(i + 1, "");
            rewriting.replace(close, "");
        }
    }
}
