package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A graph as a list of instructions, every shared node once, in the order of evaluation. */
final class GraphListing {
    private final ResidualGraph residuals;
    private final Problem problem;
    private final Notation notation;
    private final Map<Node, String> names = new IdentityHashMap<>();
    private final StringBuilder nodes = new StringBuilder();
    private int count;

    GraphListing(Problem problem, ResidualGraph residuals) {
        this.problem = problem;
        this.residuals = residuals;
        this.notation = new Notation(
                problem.notation().coordinates(),
                problem.fields().stream().map(f -> "N_" + f.name()).toList());
    }

    String print() {
        StringBuilder text = new StringBuilder("fields (N is the raw network)\n");
        for (int i = 0; i < residuals.fields().size(); i++) {
            text.append("  ").append(problem.fields().get(i).name()).append(" = ");
            text.append(name(residuals.fields().get(i))).append('\n');
        }
        text.append("residuals\n");
        for (Residual r : residuals.residuals()) {
            text.append("  ")
                    .append(r.name())
                    .append(": ")
                    .append(name(r.root()))
                    .append(" = 0 on ")
                    .append(support(r.support()));
            if (!(r.weight() instanceof Node.Constant(double value) && value == 1)) {
                text.append(", weight ").append(name(r.weight()));
            }
            r.points().ifPresent(points -> text.append(", ").append(points).append(" points"));
            text.append('\n');
        }
        return text.append("nodes\n").append(nodes).toString();
    }

    private String support(Support support) {
        return switch (support) {
            case Support.Interior(var where) ->
                "interior" + where.map(w -> " where " + name(w) + " > 0").orElse("");
            case Support.Initial(var where) ->
                "initial" + where.map(w -> " where " + name(w) + " > 0").orElse("");
            case Support.Points points -> "at " + points;
            case Support.At(List<Double> point) -> "at " + point;
            case Support.Surface(var surface, double share, String text, var where) -> "boundary " + text;
            case Support.Faces(var faces, var where) ->
                faces.stream()
                                .map(f -> (f.upper() ? "upper " : "lower ")
                                        + problem.axes().get(f.axis()).name())
                                .collect(Collectors.joining(", ", "faces ", ""))
                        + where.map(w -> " where " + name(w) + " > 0").orElse("");
        };
    }

    /** The name of a node, after listing everything it is computed from. */
    private String name(Node root) {
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.peek();
            if (names.containsKey(node)) {
                open.pop();
                continue;
            }
            List<Node> missing =
                    node.arguments().stream().filter(a -> !names.containsKey(a)).toList();
            if (missing.isEmpty()) {
                names.put(node, list(node));
                open.pop();
            } else {
                missing.reversed().forEach(open::push);
            }
        }
        return names.get(root);
    }

    private String list(Node node) {
        String text =
                switch (node) {
                    case Node.Constant c -> "";
                    case Node.Coordinate c -> "";
                    case Node.Normal n -> "";
                    case Node.Derivative d -> "";
                    case Node.Unary(UnaryFunction f, Node a) -> word(f) + " " + names.get(a);
                    case Node.Binary(BinaryFunction f, Node a, Node b) ->
                        word(f) + " " + names.get(a) + ", " + names.get(b);
                    case Node.Select(Comparison c, Node l, Node r, Node then, Node otherwise) ->
                        "select " + names.get(l) + (c == Comparison.LESS ? " < " : " <= ") + names.get(r) + ", "
                                + names.get(then) + ", " + names.get(otherwise);
                    case Node.Custom(var op, List<Node> arguments) ->
                        op.name() + arguments.stream().map(names::get).collect(Collectors.joining(", ", " ", ""));
                };
        if (text.isEmpty()) {
            return notation.print(node);
        }
        String name = "%" + ++count;
        nodes.append("  ").append(name).append(" = ").append(text).append('\n');
        return name;
    }

    private static String word(Enum<?> function) {
        return function.name().toLowerCase(Locale.ROOT);
    }
}
