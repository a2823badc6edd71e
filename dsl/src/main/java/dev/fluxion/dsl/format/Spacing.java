package dev.fluxion.dsl.format;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether two neighbours on a line have a space between them: {@code -u_xx + 2*u = f(x, t)}. */
final class Spacing {
    private final Map<String, Boolean> fused = new HashMap<>();

    /** @param afterValue whether a value ends before {@code left}, which makes a sign there an operation */
    boolean between(Lexeme left, Lexeme right, boolean afterValue) {
        return wanted(left, right, afterValue) || isFused(left, right);
    }

    private static boolean wanted(Lexeme left, Lexeme right, boolean afterValue) {
        if (left.is("{") || right.is("}") || right.is("{")) {
            return true;
        }
        if (left.kind() == Kind.SEPARATOR || left.kind() == Kind.LOOSE || left.kind() == Kind.KEYWORD || left.leads()) {
            return true;
        }
        return switch (right.kind()) {
            case KEYWORD -> left.kind() != Kind.OPENER && left.kind() != Kind.SIGN;
            case SEPARATOR, CLOSER, TIGHT, SUPERSCRIPT, POINT -> false;
            case LOOSE -> true;
            case SIGN -> left.endsValue();
            case OPENER -> left.kind() == Kind.SIGN && afterValue || left.is("train");
            case STATEMENT, CONSTANT, NAME, NUMBER, TEXT, PREFIX, COMMENT, FOREIGN -> !isTightAfter(left, afterValue);
        };
    }

    private static boolean isTightAfter(Lexeme left, boolean afterValue) {
        return switch (left.kind()) {
            case OPENER, TIGHT, PREFIX, POINT -> true;
            case SIGN -> !afterValue;
            default -> false;
        };
    }

    /** Whether the two would be read as something else without a space. */
    private boolean isFused(Lexeme left, Lexeme right) {
        return fused.computeIfAbsent(left.text() + "\n" + right.text(), pair -> {
            List<Lexeme> read = Lexeme.of(new SourceFile("pair", left.text() + right.text()));
            return read.size() != 2
                    || !read.get(0).is(left.text())
                    || !read.get(1).is(right.text());
        });
    }
}
