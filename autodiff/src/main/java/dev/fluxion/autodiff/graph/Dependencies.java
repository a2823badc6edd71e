package dev.fluxion.autodiff.graph;

import dev.fluxion.autodiff.graph.Node.Derivative;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What nodes are computed from. */
public final class Dependencies {
    private static final Comparator<Derivative> BY_FIELD_AND_ORDER =
            Comparator.comparingInt(Derivative::field).thenComparing(Derivative::order);

    private final Map<Node, Boolean> mentionsField = new HashMap<>();

    /** Remembers what it has looked at. */
    public Dependencies() {}

    /** The field derivatives below {@code roots}, by field and order. */
    public static SortedSet<Derivative> derivatives(Collection<Node> roots) {
        SortedSet<Derivative> found = new TreeSet<>(BY_FIELD_AND_ORDER);
        Set<Node> seen = new HashSet<>();
        for (Node root : roots) {
            collect(root, seen, found);
        }
        return found;
    }

    private static void collect(Node node, Set<Node> seen, SortedSet<Derivative> found) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof Derivative d) {
            found.add(d);
        }
        node.arguments().forEach(argument -> collect(argument, seen, found));
    }

    /** Whether {@code node} depends on any field, as opposed to coordinates and normals only. */
    public boolean onFields(Node node) {
        Boolean stored = mentionsField.get(node);
        if (stored == null) {
            stored = node instanceof Derivative || node.arguments().stream().anyMatch(this::onFields);
            mentionsField.put(node, stored);
        }
        return stored;
    }
}
