package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.objective.PinnObjective;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * An equation or a condition with a source that is hardly better satisfied at the end of a training than by a network that is 0 everywhere.
 *
 * @param term its name
 * @param part its residual over the one at 0, as root mean squares
 * @param values whether it gives values of unknowns, so that {@code part} is their relative error there
 */
record Unsolved(String term, double part, boolean values) {
    /** A residual is unsolved if it is more than this part of the one at 0. */
    private static final double PART = 0.1;

    private static final double NEGLIGIBLE = 1e-24; // a residual that is rounding at 0 has no source

    /**
     * Those among the terms, the worst first.
     *
     * @param left the terms at {@code parameters}, on the points that the objective is on
     */
    static List<Unsolved> of(
            Mlp network, PinnObjective objective, ResidualGraph residuals, Buffer parameters, double[] left) {
        double[] at = objective.values(network.silent(parameters));
        List<ResidualGraph.Term> terms = residuals.terms();
        return IntStream.range(0, left.length)
                .filter(k -> solvable(terms.get(k).kind()) && at[k] > NEGLIGIBLE)
                .mapToObj(k -> new Unsolved(
                        terms.get(k).name(), Math.sqrt(left[k] / at[k]), givesValues(terms.get(k), residuals)))
                .filter(term -> term.part > PART)
                .sorted(Comparator.comparing(Unsolved::part).reversed())
                .toList();
    }

    /** Whether a residual can be made to vanish; noisy data cannot. */
    private static boolean solvable(Residual.Kind kind) {
        return kind != Residual.Kind.OBSERVATION && kind != Residual.Kind.CONSTRAINT;
    }

    /** Whether all residuals of a condition are about values of fields, and not about derivatives. */
    static boolean givesValues(ResidualGraph.Term term, ResidualGraph residuals) {
        return term.kind() != Residual.Kind.EQUATION
                && Nodes.derivatives(term.residuals().stream()
                                .map(i -> residuals.residuals().get(i).root())
                                .toList())
                        .values()
                        .stream()
                        .flatMap(orders -> orders.stream())
                        .allMatch(order -> order.total() == 0);
    }

    /** An estimate of the relative error of a solution, no less than that of values which it should have and misses. */
    static OptionalDouble atLeast(List<Unsolved> terms, OptionalDouble estimate) {
        double missed = terms.stream()
                .filter(Unsolved::values)
                .mapToDouble(Unsolved::part)
                .max()
                .orElse(0);
        return estimate.isPresent() ? OptionalDouble.of(Math.max(missed, estimate.getAsDouble())) : estimate;
    }

    /** What a user is told. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%s is not solved: its residual is still %.2g times as large as for a network that is 0; do not trust the solution. More time or steps may help, "
                        + "or quantities in units in which the unknowns are near 1",
                term,
                part);
    }
}
