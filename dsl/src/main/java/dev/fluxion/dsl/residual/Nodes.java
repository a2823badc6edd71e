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

    /** Whether the node mentions one. */
    public static boolean mentionsField(Node node) {
        return reachable(List.of(node)).stream().anyMatch(n -> n instanceof Node.Derivative);
    }

    /** Whether the node mentions one. */
    public static boolean mentionsNormal(Node node) {
        return reachable(List.of(node)).stream().anyMatch(n -> n instanceof Node.Normal);
    }
}
