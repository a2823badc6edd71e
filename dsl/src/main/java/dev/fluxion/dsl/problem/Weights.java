package dev.fluxion.dsl.problem;

import java.util.Map;
import java.util.TreeMap;

/** How the factors λ of the loss terms are found; the loss is Σ λ·mean(w·r²). */
public sealed interface Weights {

    /** Gradient-norm balancing. */
    record Auto() implements Weights {}

    /** λ = 1 for every term. */
    record Fixed() implements Weights {}

    /**
     * Factors by name of the statement ({@code momentum}), the term ({@code momentum.1}) or the kind ({@code eq, bc, ic, periodic}); 1 where none matches.
     *
     * @param factors the factor of each name
     */
    record Relative(Map<String, Double> factors) implements Weights {

        /** Copies the map, sorted. */
        public Relative {
            factors = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(factors));
        }

        /**
         * The factor of one loss term: the most specific name wins.
         *
         * @param term the name of the term, such as {@code momentum.1}
         * @param kind {@code eq}, {@code bc} or {@code ic}
         */
        public double factor(String term, String kind) {
            int dot = term.lastIndexOf('.');
            String statement = dot < 0 ? term : term.substring(0, dot);
            Double factor = factors.get(term);
            factor = factor != null ? factor : factors.get(statement);
            factor = factor != null ? factor : factors.get(kind);
            return factor != null ? factor : 1;
        }
    }
}
