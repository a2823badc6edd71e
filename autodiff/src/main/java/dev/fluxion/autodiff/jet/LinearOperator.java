package dev.fluxion.autodiff.jet;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A linear differential operator Σ c_α ∂^α with constant coefficients: what one jet channel carries. Either the value itself, or a
 * sum of derivatives without the value: only then is f'(h₀) times the operator the linear part of the operator of f(h).
 */
public record LinearOperator(SortedMap<MultiIndex, Double> terms) implements Comparable<LinearOperator> {
    public LinearOperator {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an operator needs at least one term");
        }
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        for (Map.Entry<MultiIndex, Double> term : terms.entrySet()) {
            boolean plainValue = terms.size() == 1 && term.getValue() == 1;
            if (term.getKey().total() == 0 && !plainValue) {
                throw new IllegalArgumentException(
                        "the value cannot be scaled or added to derivatives, found " + terms);
            }
            if (term.getKey().dimension() != terms.firstKey().dimension() || !Double.isFinite(term.getValue())) {
                throw new IllegalArgumentException("terms need finite coefficients and one dimension, found " + terms);
            }
        }
    }

    /** ∂^α alone. */
    public static LinearOperator derivative(MultiIndex order) {
        return new LinearOperator(new TreeMap<>(Map.of(order, 1.0)));
    }

    /** Number of coordinates. */
    public int dimension() {
        return terms.firstKey().dimension();
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
