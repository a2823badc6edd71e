package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A linear differential operator Σ c_α ∂^α with constant coefficients: what one jet channel carries. */
public record LinearOperator(SortedMap<MultiIndex, Double> terms) implements Comparable<LinearOperator> {
    public LinearOperator {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an operator needs at least one term");
        }
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    /** ∂^α alone. */
    public static LinearOperator derivative(MultiIndex order) {
        return new LinearOperator(new TreeMap<>(Map.of(order, 1.0)));
    }

    /** The highest total order of the terms. */
    public int order() {
        return terms.keySet().stream().mapToInt(MultiIndex::total).max().orElseThrow();
    }

    public boolean isValue() {
        return order() == 0;
    }

    /** Pure derivatives by order, then sums of several derivatives. */
    @Override
    public int compareTo(LinearOperator other) {
        int result = Boolean.compare(terms.size() > 1, other.terms.size() > 1);
        if (result == 0) {
            result = Integer.compare(order(), other.order());
        }
        Iterator<Map.Entry<MultiIndex, Double>> mine = terms.entrySet().iterator();
        Iterator<Map.Entry<MultiIndex, Double>> theirs = other.terms.entrySet().iterator();
        while (result == 0 && mine.hasNext() && theirs.hasNext()) {
            Map.Entry<MultiIndex, Double> a = mine.next();
            Map.Entry<MultiIndex, Double> b = theirs.next();
            result = a.getKey().compareTo(b.getKey());
            if (result == 0) {
                result = Double.compare(a.getValue(), b.getValue());
            }
        }
        return result != 0 ? result : Integer.compare(terms.size(), other.terms.size());
    }
}
