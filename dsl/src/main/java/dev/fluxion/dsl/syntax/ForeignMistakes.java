package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Operators, comments, characters and choices of other languages: {@code **}, {@code ==}, {@code |x|}, {@code //}, {@code if(x < 0, 1, 2)}. */
final class ForeignMistakes {
    private static final Map<Integer, String> SPELLINGS = Map.ofEntries(
            Map.entry((int) '√', "write `sqrt(…)`"),
            Map.entry((int) '∞', "write `inf`"),
            Map.entry((int) '∫', "write `integral(…)`"),
            Map.entry((int) '∑', "write `sum(i in 1..n, …)`"),
            Map.entry((int) 'Σ', "write `sum(i in 1..n, …)`"),
            Map.entry((int) '÷', "write `/`"),
            Map.entry((int) '?', "write `if … then … else …`"),
            Map.entry((int) '∧', "write `and`"),
            Map.entry((int) '∨', "write `or`"),
            Map.entry((int) '∪', "write `+` for the union of regions"),
            Map.entry((int) '∩', "write `&` for the intersection of regions"),
            Map.entry((int) '\\', "write `-` for the difference of regions"),
            Map.entry((int) '–', "write `-`"),
            Map.entry((int) '—', "write `-`"),
            Map.entry((int) '‖', "write `norm(…)`"),
            Map.entry((int) '_', "names start with a letter"),
            Map.entry((int) '$', "write names and operators as they are, without `$`"));
    private static final String COORDINATES = "xyzrt"; // one letter each
    private static final String QUOTES = "'‘’‚‛“”„‟«»`´";

    private ForeignMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, int i) {
        return switch (chunk.type(i)) {
            case PdeLexer.FOREIGN -> Optional.of(operator(chunk, i));
            case PdeLexer.BAR -> Optional.of(bar(chunk, i));
            case PdeLexer.SEMICOLON -> Optional.of(semicolon(chunk, i));
            case PdeLexer.OPEN_STRING ->
                Optional.of(Code.E0123.at(Tokens.span(chunk.token(i))).help("end it with `\"` on the same line"));
            case PdeLexer.BAD -> Optional.of(character(chunk, i));
            default -> conditional(chunk, i);
        };
    }

    /** {@code if(x < 0, 1, 2)} or {@code where(x < 0, 1, 2)} at or before a token; {@code if (x, y, z) in ball} is none. */
    private static Optional<Diagnostic> conditional(Chunk chunk, int i) {
        for (int k = Math.min(i, chunk.size() - 1); k >= 0; k--) {
            boolean call = (chunk.type(k) == PdeLexer.IF || chunk.type(k) == PdeLexer.WHERE)
                    && chunk.type(k + 1) == PdeLexer.LPAREN;
            int close = call ? chunk.closing(k + 1) : -1;
            int first = chunk.equationEnd(k + 2);
            int second = chunk.equationEnd(first + 1);
            boolean three = chunk.type(close + 1) != PdeLexer.IN
                    && chunk.type(first) == PdeLexer.COMMA
                    && chunk.type(second) == PdeLexer.COMMA
                    && second < close;
            if (three) {
                Span span = chunk.span(k, close);
                String written = "if " + chunk.text(k + 2, first - 1) + " then " + chunk.text(first + 1, second - 1)
                        + " else " + chunk.text(second + 1, close - 1);
                return Optional.of(Code.E0124
                        .at(span, "a choice is written in words")
                        .help("write `" + Words.shorten(written) + "`")
                        .fix(span, "(" + written + ")"));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic semicolon(Chunk chunk, int i) {
        Span span = Tokens.span(chunk.token(i));
        Diagnostic bare = Code.E0122.at(span, "`;`");
        return chunk.isInside(i)
                ? bare.help("write `,`").fix(span, ",")
                : bare.help("statements end by themselves; remove it").fix(span, "");
    }

    private static Diagnostic operator(Chunk chunk, int i) {
        Token token = chunk.token(i);
        Span span = Tokens.span(token);
        return switch (token.getText()) {
            case "**" -> power(chunk, i);
            case "==" -> equals(chunk, i);
            case "//", "/*" -> Code.E0129.at(span).help("write `# …`");
            case "!=", "≠" ->
                Code.E0104
                        .at(span, token.getText())
                        .help("conditions are made of `<`, `<=`, `>`, `>=`, `in`, `and`, `or`, `not`");
            case "&&" -> Code.E0104.at(span, "&&").help("write `and`").fix(span, "and");
            case "||" -> Code.E0104.at(span, "||").help("write `or`").fix(span, "or");
            case ":=" -> Code.E0104.at(span, ":=").help("write `=`").fix(span, "=");
            default -> Code.E0104.at(span, token.getText());
        };
    }

    private static Diagnostic power(Chunk chunk, int i) {
        Span span = Tokens.span(chunk.token(i));
        Diagnostic bare = Code.E0104.at(span, "**").fix(span, "^");
        if (i == 0 || i + 1 >= chunk.size()) {
            return bare.help("write `^`");
        }
        String base = chunk.text(chunk.valueStart(i - 1), i - 1);
        String exponent = chunk.text(i + 1, chunk.valueEnd(i + 1));
        return bare.help("write `" + Words.shorten(base + "^" + exponent) + "`");
    }

    private static Diagnostic equals(Chunk chunk, int i) {
        Span span = Tokens.span(chunk.token(i));
        int start = chunk.equationStart(i);
        int end = chunk.equationEnd(i + 1);
        Diagnostic bare = Code.E0105.at(span).fix(span, "=");
        boolean plain = start < i && i + 1 < end;
        String written = chunk.text(start, i - 1) + " = " + chunk.text(i + 1, end - 1);
        return bare.help(plain ? "write `" + Words.shorten(written) + "`" : "write `=`");
    }

    private static Diagnostic bar(Chunk chunk, int i) {
        for (int j = i + 1; j < chunk.size(); j++) {
            if (chunk.type(j) == PdeLexer.BAR && j > i + 1) {
                String inner = Words.shorten(chunk.text(i + 1, j - 1));
                return Code.E0107
                        .at(chunk.span(i, j), "|")
                        .help("write `abs(" + inner + ")`, or `norm(" + inner + ")` for a vector")
                        .fix(chunk.span(i, j), "abs(" + chunk.text(i + 1, j - 1) + ")");
            }
        }
        return Code.E0107
                .at(Tokens.span(chunk.token(i)), "|")
                .help("write `abs(x)` for an absolute value, `or` in a condition");
    }

    private static Diagnostic character(Chunk chunk, int i) {
        int at = chunk.token(i).getStartIndex();
        int point = chunk.source().text().codePointAt(at);
        Span span = new Span(at, at + Character.charCount(point));
        if (point == '%' || point == '!') {
            return Code.E0129.at(span).help("write `# …`");
        }
        Diagnostic bare = Code.E0122.at(span, name(point));
        if (point == '_' && chunk.type(i - 1) == PdeLexer.RPAREN && chunk.type(i + 1) == PdeLexer.ID) {
            return subscript(chunk, i, bare);
        }
        if (QUOTES.indexOf(point) >= 0) {
            return bare.help("strings are written in straight double quotes: `\"…\"`");
        }
        if (SPELLINGS.containsKey(point)) {
            return bare.help(SPELLINGS.get(point));
        }
        if (Character.isLetterOrDigit(point)) {
            String plain = Spelling.normalise(Character.toString(point));
            boolean latin = plain.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
            return latin
                    ? bare.help("write `" + plain + "`").fix(span, plain)
                    : bare.help("names are made of Latin and Greek letters, digits and `_`");
        }
        boolean visible = !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
        return visible ? bare : bare.help("delete it; it is invisible in most editors");
    }

    /** A subscript of an expression: {@code exact(u)_xx}. */
    private static Diagnostic subscript(Chunk chunk, int i, Diagnostic bare) {
        int start = chunk.valueStart(i - 1);
        boolean bracketed = chunk.type(start) == PdeLexer.LPAREN;
        String operand = bracketed ? chunk.text(start + 1, i - 2) : chunk.text(start, i - 1);
        String derivative = derivative(operand, chunk.text(i + 1, i + 1));
        return bare.help("subscripts are for names; write `" + Words.shorten(derivative) + "`")
                .fix(chunk.span(start, i + 1), derivative);
    }

    private static String derivative(String operand, String by) {
        if (by.chars().anyMatch(c -> COORDINATES.indexOf(c) < 0)) {
            return "diff(" + operand + ", " + by + ")";
        }
        if (by.length() > 1 && by.chars().allMatch(c -> c == by.charAt(0))) {
            return "diff(" + operand + ", " + by.charAt(0) + ", " + by.length() + ")";
        }
        String nested = operand;
        for (char coordinate : by.toCharArray()) {
            nested = "diff(" + nested + ", " + coordinate + ")";
        }
        return nested;
    }

    private static String name(int point) {
        String number = "U+%04X".formatted(point);
        return switch (Character.getType(point)) {
            case Character.SURROGATE -> "half of a character (" + number + ")";
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.PRIVATE_USE ->
                "the character " + number;
            default -> point < 128 ? "`" + (char) point + "`" : "`" + Character.toString(point) + "` (" + number + ")";
        };
    }
}
