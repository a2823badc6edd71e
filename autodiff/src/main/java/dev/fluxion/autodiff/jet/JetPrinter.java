package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.kernels.JetRules;
import java.util.List;
import java.util.Map;

/**
 * Prints a jet layout: what each channel carries and how an activation acts on it. The text depends on nothing but the layout and
 * the names.
 *
 * <pre>
 * Jet layout: 3 channels of order up to 2 over x, t, for u
 *   0  u
 *   1  u_x
 *   2  u_t - 0.01*u_xx
 * An activation y = f(h), where f_k is its k-th derivative over k!:
 *   y0 = f_0
 *   y1 = f_1*h1
 *   y2 = f_1*h2 - 0.02*f_2*h1^2
 * </pre>
 */
public final class JetPrinter {
    private JetPrinter() {}

    /**
     * @param notation names of the coordinates and of the network's outputs; with several outputs, which share the layout, the
     *     channels are written for one of them, called h
     */
    public static String print(JetLayout layout, Notation notation) {
        StringBuilder out = new StringBuilder();
        int order =
                layout.channels().stream().mapToInt(LinearOperator::order).max().orElse(0);
        out.append("Jet layout: %s of order up to %d over %s, for %s\n"
                .formatted(
                        counted(layout.size(), "channel"),
                        order,
                        String.join(", ", notation.coordinates()),
                        String.join(", ", notation.fields())));
        String quantity = notation.fields().size() == 1 ? notation.fields().getFirst() : "h";
        Notation one = new Notation(notation.coordinates(), List.of(quantity));
        for (int c = 0; c < layout.size(); c++) {
            out.append("  %-2d %s\n"
                    .formatted(c, one.print(applied(layout.channels().get(c), layout.dimension()))));
        }
        out.append("An activation y = f(h), where f_k is its k-th derivative over k!:\n");
        List<List<JetRules.Term>> rules = layout.terms();
        for (int c = 0; c < rules.size(); c++) {
            out.append("  y%d = %s\n".formatted(c, rule(rules.get(c), notation)));
        }
        return out.toString();
    }

    /** One name per channel of a field, such as {@code u_t - 0.01*u_xx}. */
    public static List<String> channels(JetLayout layout, Notation notation, int field) {
        Notation one =
                new Notation(notation.coordinates(), List.of(notation.fields().get(field)));
        return layout.channels().stream()
                .map(operator -> one.print(applied(operator, layout.dimension())))
                .toList();
    }

    /** The operator applied to field 0. */
    private static Node applied(LinearOperator operator, int dimension) {
        Graph graph = new Graph(dimension);
        Node sum = graph.constant(0);
        for (Map.Entry<MultiIndex, Double> term : operator.terms().entrySet()) {
            Node derivative = graph.derivative(0, term.getKey());
            sum = graph.add(sum, graph.multiply(graph.constant(term.getValue()), derivative));
        }
        return sum;
    }

    private static String rule(List<JetRules.Term> terms, Notation notation) {
        StringBuilder out = new StringBuilder();
        for (JetRules.Term term : terms) {
            double c = term.coefficient();
            out.append(out.isEmpty() ? (c < 0 ? "-" : "") : (c < 0 ? " - " : " + "));
            if (Math.abs(c) != 1) {
                out.append(notation.print(new Node.Constant(Math.abs(c)))).append('*');
            }
            out.append("f_").append(term.order());
            appendFactors(out, term.factors());
        }
        return out.toString();
    }

    private static void appendFactors(StringBuilder out, int[] factors) {
        for (int i = 0; i < factors.length; ) {
            int repeated = 1;
            while (i + repeated < factors.length && factors[i + repeated] == factors[i]) {
                repeated++;
            }
            out.append("*h").append(factors[i]);
            if (repeated > 1) {
                out.append('^').append(repeated);
            }
            i += repeated;
        }
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
