package dev.fluxion.dsl.explain;

import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, numbers and words in LaTeX, ASCII as far as the words are. */
final class LatexNames {
    private static final Map<String, String> GREEK = new HashMap<>();
    private static final Pattern NUMBERED = Pattern.compile("(\\p{L}+)(\\d+)");
    private static final Pattern MULTIPLE = Pattern.compile("(\\d*)(π²?)(?:/(\\d))?");

    static {
        String letters = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ";
        String[] names =
                ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma"
                                + " tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega")
                        .split(" ");
        for (int i = 0; i < names.length; i++) {
            String command = names[i].equals("omicron") ? "o" : "\\" + names[i];
            GREEK.put(names[i], command);
            GREEK.put(letters.substring(i, i + 1), command);
        }
    }

    private LatexNames() {}

    /** {@code \theta}, {@code x_{1}}, {@code \mathit{Re}}. */
    static String symbol(String name) {
        return symbol(name, "");
    }

    /** The name with further subscripts behind its own, written as one subscript. */
    static String symbol(String name, String further) {
        List<String> subscripts = new ArrayList<>();
        String stem = "";
        for (String part : Spelling.normalise(name).split("_", -1)) {
            if (stem.isEmpty()) {
                Matcher numbered = NUMBERED.matcher(part);
                boolean ends = numbered.matches();
                stem = word(ends ? numbered.group(1) : part);
                if (ends) {
                    subscripts.add(numbered.group(2));
                }
            } else {
                subscripts.add(word(part));
            }
        }
        if (!further.isEmpty()) {
            subscripts.add(further);
        }
        return subscripts.isEmpty() ? stem : stem + "_{" + String.join(",", subscripts) + "}";
    }

    private static String word(String part) {
        if (GREEK.containsKey(part)) {
            return GREEK.get(part);
        }
        boolean plain =
                part.length() == 1 && part.charAt(0) < 128 || part.chars().allMatch(Character::isDigit);
        return plain ? part : "\\mathit{" + letters(part) + "}";
    }

    private static String letters(String part) {
        StringBuilder out = new StringBuilder();
        part.codePoints().mapToObj(Character::toString).forEach(letter -> {
            String command = GREEK.get(letter);
            out.append(command == null ? letter : command.startsWith("\\") ? command + " " : command);
        });
        return out.toString();
    }

    /** {@code 0.5}, {@code 2.5 \cdot 10^{-5}}, {@code \frac{3\pi}{4}}. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "\\text{undefined}";
        }
        if (value < 0) {
            return "-" + number(-value);
        }
        if (Double.isInfinite(value)) {
            return "\\infty";
        }
        Matcher pi = MULTIPLE.matcher(Mathematics.multipleOfPi(value));
        if (pi.matches()) {
            String top = pi.group(1) + "\\pi" + (pi.group(2).endsWith("²") ? "^{2}" : "");
            return pi.group(3) == null ? top : "\\frac{" + top + "}{" + pi.group(3) + "}";
        }
        String digits = Plain.number(value);
        int exponent = digits.indexOf('e');
        if (exponent < 0) {
            return digits;
        }
        String power = "10^{" + Integer.parseInt(digits.substring(exponent + 1)) + "}";
        String mantissa = digits.substring(0, exponent);
        return mantissa.equals("1") ? power : mantissa + " \\cdot " + power;
    }

    /** Words for {@code \text}: what LaTeX reads as commands is escaped, signs of mathematics become formulas. */
    static String text(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> out.append(
                        switch (c) {
                            case "\\" -> "$\\backslash$";
                            case "^" -> "\\^{}";
                            case "~" -> "\\~{}";
                            case "{", "}", "_", "#", "$", "%", "&" -> "\\" + c;
                            case "<", ">" -> "$" + c + "$";
                            case "≤" -> "$\\le$";
                            case "≥" -> "$\\ge$";
                            case "∈" -> "$\\in$";
                            case "∂" -> "$\\partial$";
                            case "∇" -> "$\\nabla$";
                            case "·", "⋅" -> "$\\cdot$";
                            case "×", "⨯" -> "$\\times$";
                            case "−" -> "$-$";
                            case "–" -> "--";
                            case "—" -> "---";
                            case "²" -> "$^{2}$";
                            case "³" -> "$^{3}$";
                            default -> GREEK.containsKey(c) && c.codePointAt(0) > 127 ? "$" + GREEK.get(c) + "$" : c;
                        }));
        return out.toString();
    }
}
