package dev.fluxion.dsl.format;

import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Signs become words and calls. */
final class AsciiSigns {
    private final Rewriting rewriting;
    private final List<Lexeme> lexemes;
    private final Operands operands;

    AsciiSigns(Rewriting rewriting, List<Lexeme> lexemes) {
        this.rewriting = rewriting;
        this.lexemes = lexemes;
        this.operands = new Operands(lexemes);
    }

    void write() {
        for (int i = 0; i < lexemes.size(); i++) {
            sign(i);
        }
        // Products come last and from left to right: each takes what is on its left as it has become.
        for (int i = 0; i < lexemes.size(); i++) {
            boolean product = lexemes.get(i).kind() == Kind.TIGHT && !rewriting.isReplaced(i);
            switch (product ? lexemes.get(i).text() : "") {
                case "·", "⋅" -> product(i, "dot(");
                case "×", "⨯" -> product(i, "cross(");
                default -> {
                    // The others are ASCII.
                }
            }
        }
    }

    private void sign(int i) {
        Lexeme lexeme = lexemes.get(i);
        switch (lexeme.text()) {
            case "π" -> rewriting.replace(i, "pi");
            case "∂Ω" -> rewriting.replace(i, "boundary");
            case "∈" -> rewriting.replace(i, "in");
            case "≤" -> rewriting.replace(i, "<=");
            case "≥" -> rewriting.replace(i, ">=");
            case "−" -> rewriting.replace(i, "-");
            case "∂" -> partial(i);
            case "∇" -> nabla(i);
            default -> {
                if (lexeme.kind() == Kind.PREFIX) {
                    call(i, "lap", i + 1);
                } else if (lexeme.kind() == Kind.SUPERSCRIPT) {
                    power(i);
                }
            }
        }
    }

    private void nabla(int i) {
        String next = i + 1 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.TIGHT
                ? lexemes.get(i + 1).text()
                : "";
        if (next.isEmpty()) {
            call(i, "grad", i + 1);
        } else {
            rewriting.replace(i + 1, "");
            call(i, next.equals("×") || next.equals("⨯") ? "curl" : "div", i + 2);
        }
    }

    /** The parentheses of the operand, where they are all of it, become those of the call. */
    private void call(int i, String function, int operand) {
        int end = operands.primaryEnd(operand);
        boolean bracketed = lexemes.get(operand).is("(") && operands.partner(operand, 1) == end && !isTuple(operand);
        rewriting.replace(i, function + (bracketed ? "" : "("));
        if (!bracketed) {
            rewriting.putAfter(end, ")");
        }
    }

    private boolean isTuple(int open) {
        int close = operands.partner(open, 1);
        int depth = 0;
        for (int i = open; i < close; i++) {
            Lexeme lexeme = lexemes.get(i);
            depth += lexeme.kind() == Kind.OPENER ? 1 : lexeme.kind() == Kind.CLOSER ? -1 : 0;
            if (depth == 1 && lexeme.is(",")) {
                return true;
            }
        }
        return false;
    }

    /** {@code ∂xx(f)} is {@code diff(f, x, 2)}; different letters stay, as only the checker knows which coordinates they are. */
    private void partial(int i) {
        String letters = lexemes.get(i + 1).text();
        if (letters.chars().distinct().count() != 1) {
            return;
        }
        String name = Greek.ascii(letters.substring(0, 1)).orElse(letters.substring(0, 1));
        rewriting.replace(i, "diff");
        rewriting.replace(i + 1, "");
        String order = letters.length() == 1 ? "" : ", " + letters.length();
        rewriting.putBefore(operands.partner(i + 2, 1), ", " + name + order);
    }

    private void power(int i) {
        String digits = lexemes.get(i)
                .text()
                .chars()
                .mapToObj(c -> Integer.toString(Character.getNumericValue(c)))
                .collect(Collectors.joining());
        rewriting.replace(i, "^" + digits);
        boolean raised = i + 1 < lexemes.size()
                && (lexemes.get(i + 1).is("^") || lexemes.get(i + 1).kind() == Kind.SUPERSCRIPT);
        if (raised) {
            int base = i;
            while (lexemes.get(base).kind() == Kind.SUPERSCRIPT) {
                base--;
            }
            rewriting.putBefore(operands.primaryStart(base), "(");
            rewriting.putAfter(i, ")");
        }
    }

    private void product(int i, String call) {
        rewriting.putBefore(operands.productStart(i - 1), call);
        rewriting.replace(i, ",");
        rewriting.putAfter(operands.factorEnd(i + 1), ")");
    }
}
