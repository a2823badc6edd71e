package dev.fluxion.solver;

import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.objective.PinnObjective;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells when training ended while an equation or a condition with a source is hardly better satisfied than by a network that is 0 everywhere. */
final class UnsolvedNotice {
    /** A residual is unsolved if it is more than this part of the one at 0, as root mean squares. */
    private static final double PART = 0.1;

    private static final double NEGLIGIBLE = 1e-24; // a residual that is rounding at 0 has no source

    private UnsolvedNotice() {}

    /**
     * The sentence for the term of which most is left, if it is unsolved.
     *
     * @param left the terms at {@code parameters}, on the points that the objective is on
     */
    static Optional<String> of(
            Mlp network, PinnObjective objective, List<ResidualGraph.Term> terms, Buffer parameters, double[] left) {
        double[] at = objective.values(network.silent(parameters));
        int worst = -1;
        for (int k = 0; k < left.length; k++) {
            if (solvable(terms.get(k).kind())
                    && at[k] > NEGLIGIBLE
                    && left[k] > PART * PART * at[k]
                    && (worst < 0 || left[k] / at[k] > left[worst] / at[worst])) {
                worst = k;
            }
        }
        return worst < 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s is not solved: its residual is still %.2g times as large as for a network that is 0; do not trust the solution. More time or steps may help, "
                                + "or quantities in units in which the unknowns are near 1",
                        terms.get(worst).name(),
                        Math.sqrt(left[worst] / at[worst])));
    }

    /** Whether a residual can be made to vanish; noisy data cannot. */
    private static boolean solvable(Residual.Kind kind) {
        return kind != Residual.Kind.OBSERVATION && kind != Residual.Kind.CONSTRAINT;
    }
}
