package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Linearity;
import dev.fluxion.autodiff.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What must vanish in a problem, derivatives still symbolic.
 *
 * @param graph the factory that owns every node
 * @param residuals one scalar residual each, in terms of raw network outputs
 * @param fields unknown i as a function of the raw network output i: {@code Derivative(i, 0)} itself, or {@code G + Φ·Derivative(i, 0)}
 *     under hard conditions
 */
public record ResidualGraph(Graph graph, List<Residual> residuals, List<Node> fields) {

    /**
     * What the loss names, weighs and reports as one.
     *
     * @param name that of its residuals
     * @param kind that of its residuals
     * @param residuals their numbers: one, or the sums of a constraint that asks for several
     */
    public record Term(String name, Residual.Kind kind, List<Integer> residuals) {
        /** Copies the list. */
        public Term {
            residuals = List.copyOf(residuals);
        }
    }

    /** Copies the lists. */
    public ResidualGraph {
        residuals = List.copyOf(residuals);
        fields = List.copyOf(fields);
    }

    /** Whether every residual is linear in the fields, judged by its form. */
    public boolean isLinear() {
        return residuals.stream().allMatch(residual -> Linearity.of(residual.root()) != Linearity.NONLINEAR);
    }

    /** The loss terms: residuals of one name are one term, the mean of theirs. */
    public List<Term> terms() {
        SequencedMap<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int k = 0; k < residuals.size(); k++) {
            byName.computeIfAbsent(residuals.get(k).name(), name -> new ArrayList<>())
                    .add(k);
        }
        List<Term> terms = new ArrayList<>();
        byName.forEach((name, members) ->
                terms.add(new Term(name, residuals.get(members.getFirst()).kind(), members)));
        return terms;
    }
}
