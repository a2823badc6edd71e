package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds sums of derivatives with proportional coefficients in residuals, such as φ(x)·(u_xx + u_yy) or u_t - ν u_xx, and replaces
 * each by one symbol that a single jet channel delivers. It is used where it saves channels and left out where it does not.
 */
public final class OperatorCollapse {
    /** A symbol of a rewritten residual: an operator applied to a network output. */
    public record Symbol(int field, LinearOperator operator) {}

    /**
     * @param roots the residuals, rewritten over symbols: {@code Derivative(i, 0)} stands for {@code symbols.get(i)}
     * @param layout the channels that deliver all symbols
     */
    public record Result(List<Node> roots, List<Symbol> symbols, JetLayout layout) {}

    private final Graph graph;
    private final Dependencies dependencies = new Dependencies();
    private final SequencedMap<Symbol, Integer> symbols = new LinkedHashMap<>();

    private OperatorCollapse(Graph graph) {
        this.graph = graph;
    }

    /** Rewrites {@code roots}, which share one network and one point set, for the fewest channels. */
    public static Result of(Graph graph, List<Node> roots) {
        Result plain = new OperatorCollapse(graph).rewrite(roots, false);
        Result collapsed = new OperatorCollapse(graph).rewrite(roots, true);
        return collapsed.layout.size() < plain.layout.size() ? collapsed : plain;
    }

    private Result rewrite(List<Node> roots, boolean collapse) {
        List<Node> rewritten = new ArrayList<>();
        for (Node root : roots) {
            rewritten.add(collapse ? regroup(root) : root);
        }
        List<Node> overSymbols = rewritten.stream().map(this::overSymbols).toList();
        SortedSet<LinearOperator> needed = new TreeSet<>();
        symbols.keySet().forEach(symbol -> needed.add(symbol.operator()));
        return new Result(overSymbols, List.copyOf(symbols.keySet()), JetLayout.closure(graph.dimension(), needed));
    }

    /** Replaces field derivatives by symbols; pseudo-fields below zero already are symbols. */
    private Node overSymbols(Node root) {
        return Substitution.leaves(graph, root, leaf -> switch (leaf) {
            case Derivative(int field, MultiIndex order) when field < 0 -> graph.field(-1 - field);
            case Derivative(int field, MultiIndex order) ->
                graph.field(symbol(new Symbol(field, LinearOperator.derivative(order))));
            case Node other -> other;
        });
    }

    private int symbol(Symbol symbol) {
        return symbols.computeIfAbsent(symbol, s -> symbols.size());
    }

    private Node regroup(Node root) {
        LinearForm form = LinearForm.of(graph, root, dependencies);
        Node sum = graph.constant(0);
        for (Map.Entry<LinearForm.Group, SortedMap<MultiIndex, Double>> entry :
                form.groups().entrySet()) {
            sum = graph.add(sum, group(entry.getKey(), entry.getValue()));
        }
        for (Node term : form.rest()) {
            sum = graph.add(sum, term);
        }
        return sum;
    }

    private Node group(LinearForm.Group group, SortedMap<MultiIndex, Double> terms) {
        terms.values().removeIf(c -> c == 0);
        if (terms.isEmpty()) {
            return graph.constant(0);
        }
        double leading = leading(terms);
        SortedMap<MultiIndex, Double> scaled = new TreeMap<>();
        terms.forEach((order, c) -> scaled.put(order, c / leading));
        int symbol = symbol(new Symbol(group.field(), new LinearOperator(scaled)));
        Node leaf = graph.derivative(-1 - symbol, MultiIndex.zero(graph.dimension()));
        return graph.multiply(graph.multiply(graph.constant(leading), group.coefficient()), leaf);
    }

    /** The coefficient of largest magnitude, which becomes 1: u_t - 0.01 u_xx rather than u_xx - 100 u_t. */
    private static double leading(SortedMap<MultiIndex, Double> terms) {
        double leading = 0;
        for (double c : terms.values()) {
            leading = Math.abs(c) >= Math.abs(leading) ? c : leading;
        }
        return leading;
    }
}
