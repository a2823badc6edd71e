package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.dsl.residual.Nodes;
import java.util.regex.Pattern;

/** Nodes as formulas, with a limit: a graph with shared parts can be small and its formula astronomically long. */
record Mathematics(Notation notation) {
    private static final long LONGEST = 1500;
    private static final int DEEPEST = 200;

    /** A number of at least 6 digits, as rounded multiples of π are printed. */
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+\\.\\d{5,}(?![\\w.])");

    /** The formula, products with a raised dot. */
    String print(Node node) {
        long size = Nodes.size(node);
        return size > LONGEST || Nodes.depth(node) > DEEPEST
                ? "(a formula of " + Plain.count(size) + " parts; see --stage=graph)"
                : pi(notation.print(node).replace('*', '·'));
    }

    /** Writes numbers that are simple multiples of π or π² as such. */
    private static String pi(String formula) {
        return NUMBER.matcher(formula).replaceAll(match -> {
            String multiple = multipleOfPi(Double.parseDouble(match.group()));
            return multiple.isEmpty() ? match.group() : multiple;
        });
    }

    /** {@code 2π}, {@code π²/4}, or nothing where the number is no simple multiple of π or π². */
    static String multipleOfPi(double value) {
        String square = multiple(value / (Math.PI * Math.PI), "π²");
        return square.isEmpty() ? multiple(value / Math.PI, "π") : square;
    }

    /** {@code 2π}, {@code π/2}, {@code 3π/4}, or nothing. */
    private static String multiple(double ratio, String symbol) {
        for (int q : new int[] {1, 2, 3, 4, 8}) {
            double p = Math.rint(ratio * q);
            if (p >= 1 && p <= 64 && Math.abs(ratio * q - p) < 6e-8 * p) {
                return (p == 1 ? "" : Plain.number(p)) + symbol + (q == 1 ? "" : "/" + q);
            }
        }
        return "";
    }

    /** {@code left - right = 0} in the usual way of writing it. */
    String equation(Node left, Node right) {
        return print(left) + " = " + print(right);
    }
}
