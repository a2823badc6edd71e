package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import java.util.List;
import java.util.Locale;

/**
 * The terms of one component with the closed forms put in.
 *
 * @param name of the component
 * @param terms those of the left side, then those of the right
 * @param ofLeft how many stand on the left
 * @param squares the sum of squares of each term
 * @param largest the largest magnitude of each term
 * @param points the number of points
 * @param residualSquares the sum of squares of left - right
 * @param worst the largest magnitude of left - right
 * @param worstPoint where that is
 */
record TermTable(
        Problem problem,
        String name,
        List<Node> terms,
        int ofLeft,
        double[] squares,
        double[] largest,
        int points,
        double residualSquares,
        double worst,
        Samples.Point worstPoint) {
    private static final int LONG = 40;

    String print() {
        StringBuilder text = new StringBuilder(name + " under `exact`, " + points + " points\n");
        text.append(row("term", "rms", "largest"));
        for (int k = 0; k < terms.size(); k++) {
            text.append(row(
                    (k < ofLeft ? "left   " : "right  ") + formula(terms.get(k)),
                    Numbers.rough(Math.sqrt(squares[k] / points)),
                    Numbers.rough(largest[k])));
        }
        text.append(row("left - right", Numbers.rough(Math.sqrt(residualSquares / points)), Numbers.rough(worst)));
        return text.append("  worst at ")
                .append(Samples.text(problem, worstPoint))
                .append('\n')
                .toString();
    }

    private static String row(String term, String rms, String largest) {
        return String.format(Locale.ROOT, "  %-48s%-14s%s", term, rms, largest) + "\n";
    }

    private String formula(Node term) {
        String text = Nodes.size(term) > LONG ? "…" : problem.notation().print(term);
        return text.length() <= LONG ? text : text.substring(0, LONG - 1) + "…";
    }
}
