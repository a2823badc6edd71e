package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * The multivariate formula of Faà di Bruno: ∂^α f(u) = Σ c · f_k(u) · Π ∂^β u with f_k = f^(k)/k!, from the coefficient of ε^α in
 * f(u₀ + Σ_β ∂^β u ε^β/β!).
 */
final class FaaDiBruno {
    /** c · f_k · Π ∂^β u over {@code factors}, k of them, sorted. */
    record Product(double coefficient, List<MultiIndex> factors) {}

    private FaaDiBruno() {}

    /** All products of ∂^α f(u), fewest factors first: one per multiset of multi-indices that add up to α. */
    static List<Product> products(MultiIndex alpha) {
        List<MultiIndex> candidates =
                below(alpha).stream().filter(beta -> beta.total() > 0).sorted().toList();
        List<Product> products = new ArrayList<>();
        extend(alpha, candidates, 0, new ArrayList<>(), alpha.factorial(), products);
        products.sort((a, b) -> compare(a.factors, b.factors));
        return products;
    }

    /**
     * Adds the products of {@code factors} and further factors that add up to {@code rest} and come no earlier than
     * {@code first}, so that each multiset is met once, in order. α!/Π β! is in {@code coefficient}; the k!/Π m! orders of the
     * factors, m of each kind, are counted at the end.
     */
    private static void extend(
            MultiIndex rest,
            List<MultiIndex> candidates,
            int first,
            List<MultiIndex> factors,
            double coefficient,
            List<Product> products) {
        if (rest.total() == 0) {
            products.add(new Product(coefficient * orders(factors), List.copyOf(factors)));
            return;
        }
        for (int i = first; i < candidates.size(); i++) {
            MultiIndex beta = candidates.get(i);
            if (contains(rest, beta)) {
                factors.addLast(beta);
                extend(difference(rest, beta), candidates, i, factors, coefficient / beta.factorial(), products);
                factors.removeLast();
            }
        }
    }

    /** The number of different orders of a sorted list: k!/Π m!. */
    private static double orders(List<MultiIndex> sorted) {
        double orders = 1;
        int equal = 0;
        for (int k = 0; k < sorted.size(); k++) {
            equal = k > 0 && sorted.get(k).equals(sorted.get(k - 1)) ? equal + 1 : 1;
            orders = orders * (k + 1) / equal;
        }
        return orders;
    }

    private static boolean contains(MultiIndex alpha, MultiIndex beta) {
        for (int i = 0; i < alpha.dimension(); i++) {
            if (beta.get(i) > alpha.get(i)) {
                return false;
            }
        }
        return true;
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
