package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints nodes as infix text with the names of a problem's coordinates and fields. */
public record Notation(List<String> coordinates, List<String> fields) {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    public String print(Node node) {
        return switch (node) {
            case Constant(double value) -> number(value);
            case Coordinate(int index) -> coordinates.get(index);
            case Normal(int axis) -> "normal_" + coordinates.get(axis);
            case Derivative(int field, MultiIndex order) -> derivative(field, order);
            case Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> "-" + operand(a, SIGN);
            case Unary(UnaryFunction f, Node a) -> f.name().toLowerCase(Locale.ROOT) + "(" + print(a) + ")";
            case Binary(BinaryFunction f, Node a, Node b) -> binary(f, a, b);
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                "(if " + print(l) + (c == Comparison.LESS ? " < " : " <= ") + print(r) + " then " + print(then)
                        + " else " + print(otherwise) + ")";
            case Custom(var op, List<Node> arguments) ->
                op.name() + arguments.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
        };
    }

    /** The name of a field derivative, e.g. {@code u_xxt}. */
    public String derivative(int field, MultiIndex order) {
        if (order.total() == 0) {
            return fields.get(field);
        }
        boolean letters = coordinates.stream().allMatch(c -> c.length() == 1);
        StringBuilder name = new StringBuilder(fields.get(field)).append('_');
        String separator = "";
        for (int i = 0; i < order.dimension(); i++) {
            for (int k = 0; k < order.get(i); k++) {
                name.append(separator).append(coordinates.get(i));
                separator = letters ? "" : "_";
            }
        }
        return name.toString();
    }

    private String binary(BinaryFunction f, Node a, Node b) {
        return switch (f) {
            case ADD -> operand(a, SUM) + " + " + operand(b, SUM);
            case SUBTRACT -> operand(a, SUM) + " - " + operand(b, PRODUCT);
            case MULTIPLY -> operand(a, PRODUCT) + "*" + operand(b, PRODUCT);
            case DIVIDE -> operand(a, PRODUCT) + "/" + operand(b, SIGN);
            case POWER -> operand(a, ATOM) + "^" + operand(b, POWER);
            case MINIMUM -> "min(" + print(a) + ", " + print(b) + ")";
            case MAXIMUM -> "max(" + print(a) + ", " + print(b) + ")";
            case ATAN2 -> "atan2(" + print(a) + ", " + print(b) + ")";
        };
    }

    private String operand(Node node, int least) {
        return strength(node) >= least ? print(node) : "(" + print(node) + ")";
    }

    private static int strength(Node node) {
        return switch (node) {
            case Constant(double value) -> value < 0 ? SUM : ATOM;
            case Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> SUM;
            case Binary(BinaryFunction f, Node a, Node b) ->
                switch (f) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY, DIVIDE -> PRODUCT;
                    case POWER -> POWER;
                    case MINIMUM, MAXIMUM, ATAN2 -> ATOM;
                };
            case Coordinate c -> ATOM;
            case Normal n -> ATOM;
            case Derivative d -> ATOM;
            case Unary u -> ATOM;
            case Select s -> ATOM;
            case Custom c -> ATOM;
        };
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        String rounded = String.format(Locale.ROOT, "%.8g", value);
        return shortest.length() <= rounded.length() ? shortest : trim(rounded);
    }

    private static String trim(String digits) {
        int exponent = digits.indexOf('e');
        String mantissa = exponent < 0 ? digits : digits.substring(0, exponent);
        if (mantissa.indexOf('.') >= 0) {
            mantissa = mantissa.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return exponent < 0 ? mantissa : mantissa + digits.substring(exponent);
    }
}
