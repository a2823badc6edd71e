package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;

/** Questions about what a graph mentions. */
public final class Nodes {
    private Nodes() {}

    /** Every node that the roots are computed from, the roots included, each once. */
    public static Set<Node> reachable(Collection<Node> roots) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node)) {
                open.addAll(node.arguments());
            }
        }
        return seen;
    }

    /** The derivatives of each field that the roots mention, lowest first. */
    public static Map<Integer, Set<MultiIndex>> derivatives(Collection<Node> roots) {
        Map<Integer, Set<MultiIndex>> found = new TreeMap<>();
        for (Node node : reachable(roots)) {
            if (node instanceof Node.Derivative(int field, MultiIndex order)) {
                found.computeIfAbsent(field, f -> new TreeSet<>()).add(order);
            }
        }
        return found;
    }

    /** The longest path from the root to a leaf, counted without recursion. */
    public static int depth(Node root) {
        return Math.toIntExact(fold(root, (a, b) -> Math.max(a, b)));
    }

    /** The number of parts of the formula with every shared part written out; at most {@code Long.MAX_VALUE / 4}. */
    public static long size(Node root) {
        return fold(root, (a, b) -> Math.min(Long.MAX_VALUE / 4, a + b));
    }

    /** 1 + the combination of the values of the arguments, from the leaves up. */
    private static long fold(Node root, LongBinaryOperator combine) {
        Map<Node, Long> values = new IdentityHashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.peek();
            boolean ready = true;
            long value = 0;
            for (Node argument : node.arguments()) {
                Long known = values.get(argument);
                if (known == null) {
                    open.push(argument);
                    ready = false;
                } else {
                    value = combine.applyAsLong(value, known);
                }
            }
            if (ready) {
                values.put(node, 1 + value);
                open.pop();
            }
        }
        return values.get(root);
    }

    /** Whether the node mentions a field. */
    public static boolean mentionsField(Node node) {
        return reachable(List.of(node)).stream().anyMatch(n -> n instanceof Node.Derivative);
    }

    /** Whether one of the nodes goes over to another formula somewhere. */
    public static boolean mentionsChoice(Collection<Node> nodes) {
        return reachable(nodes).stream().anyMatch(n -> n instanceof Node.Select);
    }

    /** Whether the node mentions the normal. */
    public static boolean mentionsNormal(Node node) {
        return reachable(List.of(node)).stream().anyMatch(n -> n instanceof Node.Normal);
    }
}
