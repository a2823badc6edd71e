package dev.fluxion.autodiff.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random expressions of every function, from a seed. Arguments are squashed into the domain of each function, so values and
 * derivatives are finite everywhere; subexpressions are reused, so graphs have shared nodes.
 */
public final class RandomGraph {
    private final Graph g;
    private final SplittableRandom random;
    private final List<Node> pool = new ArrayList<>();

    private RandomGraph(Graph g, long seed, List<Node> leaves) {
        this.g = g;
        this.random = new SplittableRandom(seed);
        pool.addAll(leaves);
        pool.add(g.constant(random.nextDouble(-2, 2)));
    }

    /** An expression of {@code size} operations over {@code leaves}. */
    public static Node of(Graph g, long seed, int size, List<Node> leaves) {
        RandomGraph graph = new RandomGraph(g, seed, leaves);
        for (int i = 0; i < size; i++) {
            graph.pool.add(graph.grow());
        }
        Node sum = g.constant(0);
        for (Node node : graph.pool.subList(graph.pool.size() - Math.min(3, size), graph.pool.size())) {
            sum = g.add(sum, node);
        }
        return sum;
    }

    private Node grow() {
        Node a = pick();
        Node b = pick();
        int kinds = UnaryFunction.values().length + BinaryFunction.values().length + 2;
        int kind = random.nextInt(kinds);
        if (kind < UnaryFunction.values().length) {
            UnaryFunction f = UnaryFunction.values()[kind];
            return g.unary(f, inDomain(f, a));
        }
        kind -= UnaryFunction.values().length;
        if (kind < BinaryFunction.values().length) {
            return binary(BinaryFunction.values()[kind], a, b);
        }
        if (kind == BinaryFunction.values().length) {
            return g.power(squashed(a), g.constant(random.nextInt(2, 8)));
        }
        Comparison comparison = random.nextBoolean() ? Comparison.LESS : Comparison.LESS_OR_EQUAL;
        return g.select(comparison, a, b, squashed(pick()), squashed(pick()));
    }

    private Node binary(BinaryFunction f, Node a, Node b) {
        return switch (f) {
            case ADD, SUBTRACT, MINIMUM, MAXIMUM -> g.binary(f, a, b);
            case MULTIPLY -> g.multiply(a, squashed(b));
            case DIVIDE -> g.divide(a, positive(b));
            case POWER ->
                g.power(positive(a), random.nextBoolean() ? squashed(b) : g.constant(random.nextDouble(-3, 3)));
            case ATAN2 -> g.binary(f, a, positive(b));
        };
    }

    private Node inDomain(UnaryFunction f, Node a) {
        return switch (f) {
            case NEGATE, SIN, COS, TANH, ATAN, ABS, SIGN -> a;
            case EXP, SINH, COSH, TAN -> squashed(a);
            case LOG, SQRT -> positive(a);
            case ASIN, ACOS -> g.multiply(g.constant(0.875), squashed(a));
        };
    }

    private Node squashed(Node a) {
        return g.unary(UnaryFunction.SIN, a);
    }

    private Node positive(Node a) {
        return g.add(g.constant(1.5), squashed(a));
    }

    private Node pick() {
        return pool.get(random.nextInt(pool.size()));
    }
}
