package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.residual.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Nodes as LaTeX formulas; a formula too long to read is replaced by its number of parts. */
record LatexNotation(List<String> coordinates, List<String> fields) {
    private static final long LONGEST = 400;
    private static final int DEEPEST = 100;
    /** Signs in a line of a broken formula, and what is not counted among them. */
    private static final int LINE = 60;

    private static final Pattern SIGNLESS =
            Pattern.compile("\\\\(left|right|frac|text|mathit|operatorname|,)|[{}_^\\\\ ]");
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    LatexNotation {
        coordinates = List.copyOf(coordinates);
        fields = List.copyOf(fields);
    }

    String print(Node node) {
        return isReadable(node) ? formula(node) : "\\text{(a formula of " + Nodes.size(node) + " parts)}";
    }

    private static boolean isReadable(Node node) {
        return Nodes.size(node) <= LONGEST && Nodes.depth(node) <= DEEPEST;
    }

    /** The formula in lines that fit on a page as far as its sums can be broken, each but the first with its sign in front. */
    List<String> lines(Node node) {
        List<String> lines = new ArrayList<>();
        for (String term : isReadable(node) ? terms(node) : List.of(print(node))) {
            if (!lines.isEmpty() && signs(lines.getLast()) + signs(term) <= LINE) {
                lines.add(lines.removeLast() + " " + term);
            } else {
                lines.add(term);
            }
        }
        return lines;
    }

    private static int signs(String text) {
        return SIGNLESS.matcher(text).replaceAll("").length();
    }

    private String formula(Node node) {
        return switch (node) {
            case Constant(double value) -> LatexNames.number(value);
            case Coordinate(int index) -> LatexNames.symbol(coordinates.get(index));
            case Normal(int axis) -> "n_{" + LatexNames.symbol(coordinates.get(axis)) + "}";
            case Derivative(int field, MultiIndex order) -> derivative(field, order);
            case Unary(UnaryFunction function, Node a) -> unary(function, a);
            case Binary(BinaryFunction function, Node l, Node r) -> binary(function, l, r);
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                "\\begin{cases} " + formula(then) + " & \\text{if } " + formula(l)
                        + (c == Comparison.LESS ? " < " : " \\le ") + formula(r) + " \\\\ " + formula(otherwise)
                        + " & \\text{otherwise} \\end{cases}";
            case Custom(var op, List<Node> arguments) ->
                "\\operatorname{" + LatexNames.text(op.name()) + "}"
                        + brackets(arguments.stream().map(this::formula).collect(Collectors.joining(", ")));
        };
    }

    private String derivative(int field, MultiIndex order) {
        StringBuilder subscript = new StringBuilder();
        for (int i = 0; i < order.dimension(); i++) {
            subscript.append(LatexNames.symbol(coordinates.get(i)).repeat(order.get(i)));
        }
        return LatexNames.symbol(fields.get(field), subscript.toString());
    }

    private String unary(UnaryFunction function, Node argument) {
        return switch (function) {
            case NEGATE -> "-" + operand(argument, PRODUCT);
            case SQRT -> "\\sqrt{" + formula(argument) + "}";
            case ABS -> "\\left|" + formula(argument) + "\\right|";
            case EXP -> function("exp", argument);
            case LOG -> function("ln", argument);
            case SIN -> function("sin", argument);
            case COS -> function("cos", argument);
            case TAN -> function("tan", argument);
            case ASIN -> function("arcsin", argument);
            case ACOS -> function("arccos", argument);
            case ATAN -> function("arctan", argument);
            case SINH -> function("sinh", argument);
            case COSH -> function("cosh", argument);
            case TANH -> function("tanh", argument);
            case SIGN -> "\\operatorname{sign}" + brackets(formula(argument));
        };
    }

    private String function(String name, Node argument) {
        return "\\" + name + brackets(formula(argument));
    }

    private String binary(BinaryFunction function, Node left, Node right) {
        return switch (function) {
            case ADD, SUBTRACT -> String.join(" ", terms(new Binary(function, left, right)));
            case MULTIPLY -> product(left, right);
            case DIVIDE -> "\\frac{" + formula(left) + "}{" + formula(right) + "}";
            case POWER -> operand(left, ATOM) + "^{" + formula(right) + "}";
            case MINIMUM -> "\\min" + brackets(formula(left) + ", " + formula(right));
            case MAXIMUM -> "\\max" + brackets(formula(left) + ", " + formula(right));
            case ATAN2 -> "\\operatorname{atan2}" + brackets(formula(left) + ", " + formula(right));
        };
    }

    private static boolean isSum(Node node) {
        return node instanceof Binary(BinaryFunction f, Node a, Node b)
                && (f == BinaryFunction.ADD || f == BinaryFunction.SUBTRACT);
    }

    /** One term of a sum, a sign in front of it included. */
    private String term(Node node) {
        return isSum(node) || node instanceof Select ? brackets(formula(node)) : formula(node);
    }

    /** The terms of a sum, each but the first with its sign in front; any other formula is the only one. */
    private List<String> terms(Node node) {
        List<String> terms = new ArrayList<>();
        if (node instanceof Binary(BinaryFunction function, Node left, Node right) && isSum(node)) {
            boolean subtracted = function == BinaryFunction.SUBTRACT;
            List<String> last = !subtracted && isSum(right) ? terms(right) : List.of(term(right));
            terms.addAll(terms(left));
            terms.add(signed(subtracted, last.getFirst()));
            terms.addAll(last.subList(1, last.size()));
        } else {
            terms.add(formula(node));
        }
        return terms;
    }

    /** A sign of the term's own joins that of the sum. */
    private static String signed(boolean subtracted, String term) {
        boolean negative = term.startsWith("-");
        return (negative == subtracted ? "+ " : "- ") + (negative ? term.substring(1) : term);
    }

    private String product(Node left, Node right) {
        boolean leads = left instanceof Constant || left instanceof Binary && !isSum(left);
        String first = leads ? formula(left) : operand(left, PRODUCT);
        if (first.equals("-1")) {
            return "-" + operand(right, PRODUCT);
        }
        String second = operand(right, PRODUCT);
        boolean digits = Character.isDigit(second.charAt(0));
        boolean name = right instanceof Custom || second.startsWith("-");
        return first + (digits || name ? " \\cdot " : " \\, ") + second;
    }

    private String operand(Node node, int least) {
        String text = formula(node);
        return strength(node, text) >= least ? text : brackets(text);
    }

    private static int strength(Node node, String text) {
        return switch (node) {
            case Constant(double value) -> value < 0 ? SUM : text.matches("\\d+(\\.\\d+)?|\\\\pi") ? ATOM : PRODUCT;
            case Unary(UnaryFunction f, Node a) -> f == UnaryFunction.NEGATE ? SUM : ATOM;
            case Binary(BinaryFunction f, Node a, Node b) ->
                switch (f) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> text.startsWith("-") ? SUM : PRODUCT;
                    case POWER -> POWER;
                    case MINIMUM, MAXIMUM, ATAN2 -> ATOM;
                };
            case Select s -> SUM;
            case Coordinate c -> ATOM;
            case Normal n -> ATOM;
            case Derivative d -> ATOM;
            case Custom c -> ATOM;
        };
    }

    private static String brackets(String text) {
        return "\\left(" + text + "\\right)";
    }
}
