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
import java.util.List;
import java.util.stream.Collectors;

/** Nodes as LaTeX formulas; a formula too long to read is replaced by its number of parts. */
record LatexNotation(List<String> coordinates, List<String> fields) {
    private static final long LONGEST = 400;
    private static final int DEEPEST = 100;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    LatexNotation {
        coordinates = List.copyOf(coordinates);
        fields = List.copyOf(fields);
    }

    String print(Node node) {
        long size = Nodes.size(node);
        return size > LONGEST || Nodes.depth(node) > DEEPEST
                ? "\\text{(a formula of " + size + " parts)}"
                : formula(node);
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
            case ADD -> sum(formula(left), "+", isSum(right) ? formula(right) : term(right));
            case SUBTRACT -> sum(formula(left), "-", term(right));
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

    /** The sign of the second term joins that of the sum. */
    private static String sum(String left, String sign, String right) {
        boolean negative = right.startsWith("-");
        String joined = negative == sign.equals("-") ? " + " : " - ";
        return left + joined + (negative ? right.substring(1) : right);
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
