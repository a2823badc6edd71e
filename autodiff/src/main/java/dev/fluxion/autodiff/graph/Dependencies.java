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

/** What nodes are computed from. Not thread-safe. */
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
            for (Node node : PostOrder.of(root, seen::contains, Node::arguments)) {
                seen.add(node);
                if (node instanceof Derivative d) {
                    found.add(d);
                }
            }
        }
        return found;
    }

    /** Whether {@code node} depends on any field, as opposed to coordinates and normals only. */
    public boolean onFields(Node node) {
        for (Node next : PostOrder.of(node, mentionsField::containsKey, Node::arguments)) {
            boolean mentions =
                    next instanceof Derivative || next.arguments().stream().anyMatch(mentionsField::get);
            mentionsField.put(next, mentions);
        }
        return mentionsField.get(node);
    }
}
