package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeLexer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Backslash commands and braces: {@code \nu u_{xx}}. */
final class LatexMistakes {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("varepsilon", "ε"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("omega", "ω"),
            Map.entry("phi", "φ"),
            Map.entry("psi", "ψ"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("theta", "θ"),
            Map.entry("xi", "ξ"));
    private static final Set<String> SAME_NAME =
            Set.of("pi", "sin", "cos", "tan", "exp", "log", "ln", "sinh", "cosh", "tanh");
    private static final Pattern PART = Pattern.compile("\\\\([A-Za-z]+)|[_^]\\{(\\w{1,20})\\}|\\s+|.", Pattern.DOTALL);

    private LatexMistakes() {}

    static Optional<Diagnostic> explain(Chunk chunk, int i) {
        boolean brace = chunk.type(i) == PdeLexer.LBRACE
                && i > 0
                && (chunk.type(i - 1) == PdeLexer.CARET
                        || chunk.token(i - 1).getText().endsWith("_"));
        boolean command = chunk.type(i) == PdeLexer.BACKSLASH
                && chunk.type(i + 1) == PdeLexer.ID
                && Tokens.touch(chunk.token(i), chunk.token(i + 1));
        if (command) {
            return Optional.of(answer(chunk, i, chunk.span(i, i + 1)));
        }
        if (chunk.type(i) == PdeLexer.BACKSLASH) {
            Span span = Tokens.span(chunk.token(i));
            return Optional.of(Code.E0122.at(span, "`\\`").help("write `-` for the difference of regions"));
        }
        if (brace) {
            int close = chunk.closing(i);
            int from = chunk.type(i - 1) == PdeLexer.CARET && i > 1 ? chunk.valueStart(i - 2) : i - 1;
            return Optional.of(answer(chunk, from, chunk.span(i - 1, close < 0 ? i : close)));
        }
        return Optional.empty();
    }

    private static Diagnostic answer(Chunk chunk, int from, Span span) {
        String latex = chunk.text(from, chunk.equationEnd(from) - 1);
        Optional<String> plain = translate(latex, false).filter(s -> s.length() <= 60);
        Optional<String> greek = translate(latex, true).filter(s -> !plain.equals(Optional.of(s)));
        String help =
                plain.map(s -> "write `" + s + "`").orElse("write names, operators and functions directly: `nu*u_xx`")
                        + greek.filter(s -> plain.isPresent())
                                .map(s -> "; Greek letters may also be typed directly: `" + s + "`")
                                .orElse("");
        return Code.E0114.at(span).help(help);
    }

    /** The text without commands and braces, or nothing when it holds commands that are not letters or functions. */
    private static Optional<String> translate(String latex, boolean greek) {
        StringBuilder out = new StringBuilder();
        Matcher part = PART.matcher(latex);
        boolean operand = false;
        while (part.find()) {
            String text = part.group();
            if (part.group(1) != null) {
                String command = part.group(1);
                if (command.equals("cdot") || command.equals("times")) {
                    text = "*";
                } else if (LETTERS.containsKey(command)) {
                    text = greek ? LETTERS.get(command) : command;
                } else if (SAME_NAME.contains(command)) {
                    text = command;
                } else {
                    return Optional.empty();
                }
            } else if (part.group(2) != null) {
                out.append(text.charAt(0)).append(part.group(2));
                continue;
            } else if (text.isBlank()) {
                operand = !out.isEmpty() && Character.isLetterOrDigit(out.charAt(out.length() - 1));
                if (!operand) {
                    out.append(text);
                }
                continue;
            } else if (text.equals("{") || text.equals("}") || text.equals("\\")) {
                return Optional.empty();
            }
            boolean continues = Character.isLetterOrDigit(text.charAt(0)) || text.equals("(");
            if (operand) {
                out.append(continues ? "*" : " ");
            }
            operand = false;
            out.append(text);
        }
        return Optional.of(out.toString().strip());
    }
}
