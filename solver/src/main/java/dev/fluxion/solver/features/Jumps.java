package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where what is given in a problem jumps, and its equations made to count less there. */
public final class Jumps {
    private Jumps() {}

    /** Those between conditions, those at the ends of conditions on parts of sides, then those within formulas, each once. */
    public static List<Jump> of(ResidualGraph residuals, Problem problem) {
        return Stream.of(
                        CornerJumps.of(residuals, problem),
                        PartJumps.of(residuals, problem),
                        FormulaJumps.of(residuals, problem))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The same residuals, those of equations damped towards jumps: there they are as large as the inverse square of the distance, and would be all that is trained. */
    public static ResidualGraph damped(ResidualGraph residuals, List<Jump> jumps) {
        Graph graph = residuals.graph();
        Optional<Node> factor =
                jumps.stream().flatMap(jump -> jump.damping(graph).stream()).reduce(graph::multiply);
        return factor.map(f -> new ResidualGraph(
                        graph,
                        residuals.residuals().stream()
                                .map(r -> r.kind() == Residual.Kind.EQUATION
                                        ? r.withRoot(graph.multiply(f, r.root()))
                                        : r)
                                .toList(),
                        residuals.fields()))
                .orElse(residuals);
    }
}
