package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The multivariate formula of Faà di Bruno: ∂^α f(u) = Σ c · f_k(u) · Π ∂^β u with f_k = f^(k)/k!, from the coefficient of ε^α in
 * f(u₀ + Σ_β ∂^β u ε^β/β!).
 */
final class FaaDiBruno {
    /** c · f_k · Π ∂^β u over {@code factors}, k of them, sorted. */
    record Product(double coefficient, List<MultiIndex> factors) {}

    private FaaDiBruno() {}

    /** All products of ∂^α f(u), fewest factors first. */
    static List<Product> products(MultiIndex alpha) {
        SortedMap<List<MultiIndex>, Double> sum = new TreeMap<>(FaaDiBruno::compare);
        extend(alpha, new ArrayList<>(), alpha.factorial(), sum);
        return sum.entrySet().stream()
                .map(e -> new Product(e.getValue(), e.getKey()))
                .toList();
    }

    private static void extend(
            MultiIndex rest, List<MultiIndex> factors, double coefficient, SortedMap<List<MultiIndex>, Double> sum) {
        if (rest.total() == 0) {
            List<MultiIndex> sorted = new ArrayList<>(factors);
            Collections.sort(sorted);
            sum.merge(List.copyOf(sorted), coefficient, Double::sum);
            return;
        }
        for (MultiIndex beta : below(rest)) {
            if (beta.total() > 0) {
                factors.addLast(beta);
                extend(difference(rest, beta), factors, coefficient / beta.factorial(), sum);
                factors.removeLast();
            }
        }
    }

    /** All multi-indices 0 ≤ β ≤ α. */
    static List<MultiIndex> below(MultiIndex alpha) {
        List<List<Integer>> partial = List.of(List.of());
        for (int order : alpha.orders()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : partial) {
                for (int k = 0; k <= order; k++) {
                    List<Integer> orders = new ArrayList<>(prefix);
                    orders.add(k);
                    longer.add(orders);
                }
            }
            partial = longer;
        }
        return partial.stream().map(MultiIndex::new).toList();
    }

    private static MultiIndex difference(MultiIndex alpha, MultiIndex beta) {
        List<Integer> orders = new ArrayList<>();
        for (int i = 0; i < alpha.dimension(); i++) {
            orders.add(alpha.get(i) - beta.get(i));
        }
        return new MultiIndex(orders);
    }

    /** Fewer factors first, then factor by factor. */
    static int compare(List<MultiIndex> a, List<MultiIndex> b) {
        int result = Integer.compare(a.size(), b.size());
        for (int i = 0; result == 0 && i < a.size(); i++) {
            result = a.get(i).compareTo(b.get(i));
        }
        return result;
    }
}
