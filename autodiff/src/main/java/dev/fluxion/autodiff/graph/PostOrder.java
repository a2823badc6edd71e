package dev.fluxion.autodiff.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Walks a graph bottom-up with a stack of its own: a sum of a hundred thousand terms is a path of that length. */
public final class PostOrder {
    private PostOrder() {}

    /** All nodes below {@code root}, each once and after its arguments; {@code root} is the last. */
    public static List<Node> of(Node root) {
        return of(root, node -> false, Node::arguments);
    }

    /**
     * The nodes reachable from {@code root} by {@code below}, each once and after those below it.
     *
     * @param done nodes to leave out, together with what only they reach
     * @param below the nodes to come before a node
     */
    public static List<Node> of(Node root, Predicate<Node> done, Function<Node, List<Node>> below) {
        if (done.test(root)) {
            return List.of();
        }
        List<Node> order = new ArrayList<>();
        Map<Node, Boolean> closed = new HashMap<>(); // false: seen, the nodes below it are on the stack
        Deque<Node> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            Node node = stack.peek();
            Boolean state = closed.get(node);
            if (state == null && !done.test(node)) {
                closed.put(node, false);
                below.apply(node).reversed().forEach(stack::push);
            } else {
                stack.pop();
                if (Boolean.FALSE.equals(state)) {
                    closed.put(node, true);
                    order.add(node);
                }
            }
        }
        return order;
    }
}
