package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Constant;
import dev.fluxion.autodiff.graph.Node.Coordinate;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Normal;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints nodes as infix text with the names of a problem's coordinates and fields. Shared subexpressions are written out wherever
 * they occur, so a text that would exceed 100 000 characters is cut and ends in {@code …}.
 */
public record Notation(List<String> coordinates, List<String> fields) {
    private static final int LONGEST = 100_000;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    public Notation {
        coordinates = List.copyOf(coordinates);
        fields = List.copyOf(fields);
    }

    public String print(Node node) {
        StringBuilder out = new StringBuilder();
        append(node, out);
        if (out.length() > LONGEST) {
            out.setLength(LONGEST);
            out.append('…');
        }
        return out.toString();
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

    private void append(Node node, StringBuilder out) {
        if (out.length() > LONGEST) {
            return;
        }
        switch (node) {
            case Constant(double value) -> out.append(number(value));
            case Coordinate(int index) -> out.append(coordinates.get(index));
            case Normal(int axis) -> out.append("normal_").append(coordinates.get(axis));
            case Derivative(int field, MultiIndex order) -> out.append(derivative(field, order));
            case Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> operand(a, SIGN, out.append('-'));
            case Unary(UnaryFunction f, Node a) -> call(f.name().toLowerCase(Locale.ROOT), List.of(a), out);
            case Binary b -> binary(b, out);
            case Select(Comparison c, Node l, Node r, Node then, Node otherwise) -> {
                append(l, out.append("(if "));
                append(r, out.append(c == Comparison.LESS ? " < " : " <= "));
                append(then, out.append(" then "));
                append(otherwise, out.append(" else "));
                out.append(')');
            }
            case Custom(var op, List<Node> arguments) -> call(op.name(), arguments, out);
        }
    }

    private void call(String name, List<Node> arguments, StringBuilder out) {
        out.append(name).append('(');
        for (int i = 0; i < arguments.size(); i++) {
            append(arguments.get(i), i == 0 ? out : out.append(", "));
        }
        out.append(')');
    }

    private void binary(Binary node, StringBuilder out) {
        switch (node.function()) {
            case ADD, SUBTRACT -> chain(node, SUM, out);
            case MULTIPLY, DIVIDE -> chain(node, PRODUCT, out);
            case POWER -> {
                operand(node.left(), ATOM, out);
                operand(node.right(), POWER, out.append('^'));
            }
            case MINIMUM -> call("min", node.arguments(), out);
            case MAXIMUM -> call("max", node.arguments(), out);
            case ATAN2 -> call("atan2", node.arguments(), out);
        }
    }

    /** A chain of left operands is walked, not recursed into, so that sums of any length print. */
    private void chain(Binary last, int strength, StringBuilder out) {
        List<Binary> links = links(last, strength);
        Node first = links.getLast().left();
        if (strength == PRODUCT && first instanceof Constant) {
            append(first, out); // -2*u needs no parentheses: the product is the same either way
        } else {
            operand(first, strength, out);
        }
        links.reversed().forEach(link -> link(link, out));
    }

    /** The operations of a chain a ∘ b ∘ c, last first. */
    private static List<Binary> links(Binary last, int strength) {
        List<Binary> links = new ArrayList<>();
        Node first = last;
        while (first instanceof Binary b && strength(b) == strength) {
            links.add(b);
            first = b.left();
        }
        return links;
    }

    private void link(Binary link, StringBuilder out) {
        switch (link.function()) {
            case ADD -> term(link.right(), false, out);
            case SUBTRACT -> term(link.right(), true, out);
            case MULTIPLY -> operand(link.right(), PRODUCT, out.append('*'));
            case DIVIDE -> operand(link.right(), SIGN, out.append('/'));
            case POWER, MINIMUM, MAXIMUM, ATAN2 -> throw new IllegalStateException("no chain of " + link.function());
        }
    }

    /** A further term of a sum; the sign of a leading number becomes that of the term. */
    private void term(Node node, boolean subtracted, StringBuilder out) {
        if (node instanceof Constant(double value) && value < 0) {
            append(new Constant(-value), out.append(subtracted ? " + " : " - "));
            return;
        }
        if (node instanceof Binary product && strength(product) == PRODUCT) {
            List<Binary> links = links(product, PRODUCT);
            if (links.getLast().left() instanceof Constant(double value) && value < 0) {
                append(new Constant(-value), out.append(subtracted ? " + " : " - "));
                links.reversed().forEach(link -> link(link, out));
                return;
            }
        }
        operand(node, subtracted ? PRODUCT : SUM, out.append(subtracted ? " - " : " + "));
    }

    private void operand(Node node, int least, StringBuilder out) {
        if (strength(node) >= least) {
            append(node, out);
        } else {
            append(node, out.append('('));
            out.append(')');
        }
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
        return Decimal.significant(value, 8);
    }
}
