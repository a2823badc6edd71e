package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.kernels.JetRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The channels that a network carries per point: the value first, then derivatives, then collapsed operators, closed under the
 * chain rule. A channel of a sum of derivatives (the forward Laplacian of Li et al. 2023, or u_t - ν u_xx) costs one channel
 * instead of one per term: its linear part is carried as a whole and only products of lower derivatives are needed beside it.
 */
public record JetLayout(int dimension, List<LinearOperator> channels) {
    public JetLayout {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || !channels.getFirst().isValue()) {
            throw new IllegalArgumentException("channel 0 must be the value, found " + channels);
        }
        for (LinearOperator operator : channels) {
            if (operator.dimension() != dimension) {
                throw new IllegalArgumentException("a channel of " + operator.dimension()
                        + " coordinates in a layout of " + dimension + ": " + operator);
            }
        }
    }

    /** The smallest layout that carries the value and all of {@code needed}. */
    public static JetLayout closure(int dimension, Collection<LinearOperator> needed) {
        SortedSet<LinearOperator> all = new TreeSet<>(needed);
        all.add(LinearOperator.derivative(MultiIndex.zero(dimension)));
        for (LinearOperator operator : needed) {
            for (MultiIndex alpha : operator.terms().keySet()) {
                for (MultiIndex beta : FaaDiBruno.below(alpha)) {
                    if (!beta.equals(alpha)) {
                        all.add(LinearOperator.derivative(beta));
                    }
                }
            }
        }
        return new JetLayout(dimension, new ArrayList<>(all));
    }

    public int size() {
        return channels.size();
    }

    /** The position of an operator's channel. */
    public int channel(LinearOperator operator) {
        int channel = channels.indexOf(operator);
        if (channel < 0) {
            throw new IllegalArgumentException(operator + " is not carried by " + channels);
        }
        return channel;
    }

    /** The composition rules of these channels for a kernel: y_c = Σ c·f_k·Π h. */
    public JetRules rules() {
        return new JetRules(terms());
    }

    /** The products that are summed in each channel. */
    List<List<JetRules.Term>> terms() {
        List<List<JetRules.Term>> terms = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            terms.add(c == 0 ? List.of(new JetRules.Term(1, 0, new int[0])) : rule(c));
        }
        return terms;
    }

    private List<JetRules.Term> rule(int channel) {
        List<JetRules.Term> terms = new ArrayList<>();
        terms.add(new JetRules.Term(1, 1, new int[] {channel}));
        SortedMap<List<MultiIndex>, JetRules.Term> products = new TreeMap<>(FaaDiBruno::compare);
        for (Map.Entry<MultiIndex, Double> entry : channels.get(channel).terms().entrySet()) {
            for (FaaDiBruno.Product product : FaaDiBruno.products(entry.getKey())) {
                if (product.factors().size() > 1) {
                    int[] factors = product.factors().stream()
                            .mapToInt(beta -> channel(LinearOperator.derivative(beta)))
                            .toArray();
                    double coefficient = entry.getValue() * product.coefficient();
                    products.merge(
                            product.factors(),
                            new JetRules.Term(coefficient, factors.length, factors),
                            (a, b) -> new JetRules.Term(a.coefficient() + b.coefficient(), a.order(), a.factors()));
                }
            }
        }
        terms.addAll(products.values());
        return terms;
    }
}
