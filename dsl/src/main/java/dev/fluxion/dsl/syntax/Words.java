package dev.fluxion.dsl.syntax;

import dev.fluxion.grammar.PdeLexer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of the language and the words that people write instead. */
final class Words {
    static final List<String> STATEMENTS = List.of(
            "problem",
            "include",
            "param",
            "let",
            "region",
            "domain",
            "time",
            "unknown",
            "infer",
            "boundary",
            "periodic",
            "eq",
            "hard",
            "ic",
            "bc",
            "constraint",
            "exact",
            "reference",
            "observe",
            "train",
            "sweep",
            "monitor",
            "plot",
            "export",
            "expect");
    private static final Map<String, Integer> CLAUSES = Map.ofEntries(
            Map.entry("on", PdeLexer.ON),
            Map.entry("at", PdeLexer.AT),
            Map.entry("from", PdeLexer.FROM),
            Map.entry("to", PdeLexer.TO),
            Map.entry("columns", PdeLexer.COLUMNS),
            Map.entry("with", PdeLexer.WITH),
            Map.entry("where", PdeLexer.WHERE),
            Map.entry("for", PdeLexer.FOR),
            Map.entry("except", PdeLexer.EXCEPT),
            Map.entry("soft", PdeLexer.SOFT),
            Map.entry("then", PdeLexer.THEN),
            Map.entry("else", PdeLexer.ELSE),
            Map.entry("in", PdeLexer.IN));

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("equation", "eq"),
            Map.entry("equations", "eq"),
            Map.entry("pde", "eq"),
            Map.entry("ode", "eq"),
            Map.entry("solve", "eq"),
            Map.entry("parameter", "param"),
            Map.entry("parameters", "param"),
            Map.entry("const", "param"),
            Map.entry("constant", "param"),
            Map.entry("def", "let"),
            Map.entry("define", "let"),
            Map.entry("function", "let"),
            Map.entry("var", "unknown"),
            Map.entry("variable", "unknown"),
            Map.entry("variables", "unknown"),
            Map.entry("field", "unknown"),
            Map.entry("fields", "unknown"),
            Map.entry("title", "problem"),
            Map.entry("name", "problem"),
            Map.entry("initial", "ic"),
            Map.entry("ics", "ic"),
            Map.entry("init", "ic"),
            Map.entry("bcs", "bc"),
            Map.entry("dirichlet", "bc"),
            Map.entry("neumann", "bc"),
            Map.entry("robin", "bc"),
            Map.entry("geometry", "region"),
            Map.entry("coordinates", "domain"),
            Map.entry("space", "domain"),
            Map.entry("solution", "exact"),
            Map.entry("training", "train"),
            Map.entry("import", "include"),
            Map.entry("data", "observe"),
            Map.entry("output", "export"),
            Map.entry("save", "export"),
            Map.entry("assert", "expect"),
            Map.entry("test", "expect"));

    static final Set<String> FUNCTIONS = Set.of(
            "exp", "log", "ln", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "sqrt", "abs",
            "sign", "min", "max", "lap", "grad", "div", "curl", "dn", "dot", "cross", "norm", "sym", "diff", "sum",
            "advect");

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(PdeLexer.EQUAL, "`=`"),
            Map.entry(PdeLexer.IC, "`ic`"),
            Map.entry(PdeLexer.BC, "`bc`"),
            Map.entry(PdeLexer.IN, "`in`"),
            Map.entry(PdeLexer.ON, "`on`"),
            Map.entry(PdeLexer.AT, "`at`"),
            Map.entry(PdeLexer.FROM, "`from`"),
            Map.entry(PdeLexer.TO, "`to`"),
            Map.entry(PdeLexer.THEN, "`then`"),
            Map.entry(PdeLexer.ELSE, "`else`"),
            Map.entry(PdeLexer.COLON, "`:`"),
            Map.entry(PdeLexer.RANGE, "`..`"),
            Map.entry(PdeLexer.LBRACE, "`{`"),
            Map.entry(PdeLexer.RBRACKET, "`]`"),
            Map.entry(PdeLexer.RPAREN, "`)`"),
            Map.entry(PdeLexer.RBRACE, "`}`"),
            Map.entry(PdeLexer.LBRACKET, "`[`"),
            Map.entry(PdeLexer.LPAREN, "`(`"),
            Map.entry(PdeLexer.COMMA, "`,`"),
            Map.entry(PdeLexer.ID, "a name"),
            Map.entry(PdeLexer.STRING, "a string in double quotes"));
    /** What is most worth mentioning first. */
    private static final List<Integer> MAIN = List.of(
            PdeLexer.ID,
            PdeLexer.STRING,
            PdeLexer.IC,
            PdeLexer.BC,
            PdeLexer.EQUAL,
            PdeLexer.IN,
            PdeLexer.ON,
            PdeLexer.AT,
            PdeLexer.FROM,
            PdeLexer.TO,
            PdeLexer.THEN,
            PdeLexer.ELSE,
            PdeLexer.LBRACE,
            PdeLexer.RPAREN,
            PdeLexer.RBRACKET,
            PdeLexer.RBRACE);
    /** What fits in many places and is worth mentioning when nothing else fits. */
    private static final List<Integer> SEPARATORS = List.of(PdeLexer.RANGE, PdeLexer.COMMA, PdeLexer.COLON);

    private static final List<Integer> OTHER =
            List.of(PdeLexer.RANGE, PdeLexer.COMMA, PdeLexer.COLON, PdeLexer.LBRACKET, PdeLexer.LPAREN);

    private Words() {}

    /** The statement keyword that a word was probably meant to be. */
    static Optional<String> statementLike(String word) {
        String synonym = SYNONYMS.get(word.toLowerCase(Locale.ROOT));
        return synonym != null ? Optional.of(synonym) : Spelling.closest(word, STATEMENTS);
    }

    /** At most three of the tokens that would have fitted, as in {@code `on` or `at`}; empty when none of them has a name. */
    static String likely(Refusal refusal) {
        if (refusal.expects(PdeLexer.NUMBER)) {
            return "a value";
        }
        List<String> names = named(MAIN, refusal);
        if (names.isEmpty()) {
            // After a complete value an index or a call would fit too, but nobody forgets those.
            names = named(refusal.expects(PdeLexer.STAR) ? SEPARATORS : OTHER, refusal);
        }
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.get(0);
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.get(names.size() - 1);
        };
    }

    private static List<String> named(List<Integer> types, Refusal refusal) {
        return types.stream().filter(refusal::expects).limit(3).map(NAMES::get).toList();
    }

    /** The clause keyword among those that would have fitted which a word was probably meant to be. */
    static Optional<String> clauseLike(String word, Refusal refusal) {
        List<String> fitting = CLAUSES.entrySet().stream()
                .filter(e -> refusal.expects(e.getValue()))
                .map(Map.Entry::getKey)
                .filter(clause -> clause.length() > 2 || clause.equalsIgnoreCase(word) || word.length() == 3)
                .toList();
        return Spelling.closest(word, fitting);
    }

    /** The text, or its beginning and three dots. */
    static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 58) + "…";
    }
}
