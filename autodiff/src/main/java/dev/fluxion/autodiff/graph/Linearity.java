package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Binary;
import dev.fluxion.autodiff.graph.Node.Custom;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Node.Select;
import dev.fluxion.autodiff.graph.Node.Unary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How a node depends on the fields: not at all, as a sum of derivatives with known coefficients and a known rest, or in another way. */
public enum Linearity {
    /** A function of coordinates and normals only. */
    KNOWN,
    /** {@code Σ c(x)·∂^α u + r(x)}. */
    AFFINE,
    /** Anything else. */
    NONLINEAR;

    /** That of {@code root}, judged by its form: {@code u² - u²} counts as nonlinear. */
    public static Linearity of(Node root) {
        return of(root, derivative -> false);
    }

    /** That of {@code root} if some derivatives of fields are known, too. */
    public static Linearity of(Node root, Predicate<Derivative> known) {
        Map<Node, Linearity> found = new HashMap<>();
        for (Node node : PostOrder.of(root)) {
            found.put(node, node instanceof Derivative d && known.test(d) ? KNOWN : of(node, found));
        }
        return found.get(root);
    }

    private static Linearity of(Node node, Map<Node, Linearity> below) {
        return switch (node) {
            case Derivative d -> AFFINE;
            case Unary(UnaryFunction f, Node a) when f == UnaryFunction.NEGATE -> below.get(a);
            case Binary(BinaryFunction f, Node a, Node b) ->
                switch (f) {
                    case ADD, SUBTRACT -> most(List.of(below.get(a), below.get(b)));
                    case MULTIPLY ->
                        below.get(a) == KNOWN ? below.get(b) : below.get(b) == KNOWN ? below.get(a) : NONLINEAR;
                    case DIVIDE -> below.get(b) == KNOWN ? below.get(a) : NONLINEAR;
                    case POWER, MINIMUM, MAXIMUM, ATAN2 -> knownOrNot(node, below);
                };
            case Select s
            when below.get(s.left()) == KNOWN && below.get(s.right()) == KNOWN ->
                most(List.of(below.get(s.then()), below.get(s.otherwise())));
            case Unary u -> knownOrNot(node, below);
            case Select s -> NONLINEAR;
            case Custom c -> knownOrNot(node, below);
            case Node leaf -> KNOWN;
        };
    }

    private static Linearity knownOrNot(Node node, Map<Node, Linearity> below) {
        return node.arguments().stream().allMatch(a -> below.get(a) == KNOWN) ? KNOWN : NONLINEAR;
    }

    private static Linearity most(List<Linearity> parts) {
        return parts.stream().max(Linearity::compareTo).orElse(KNOWN);
    }
}
