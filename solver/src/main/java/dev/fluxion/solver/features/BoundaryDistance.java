package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.HardFaces;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.PointSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A smooth function that vanishes on a part of the boundary of a region and is as steep there as the distance from it. */
final class BoundaryDistance {
    private BoundaryDistance() {}

    /**
     * That of hard conditions, scaled; none where hard conditions are not possible.
     *
     * @param points some of the surface
     */
    static Optional<Node> of(Graph graph, Domain domain, Support.Surface surface, PointSet points) {
        HardFaces.Given zero = new HardFaces.Given(surface, graph.constant(0));
        return HardFaces.of(graph, domain, List.of(zero)) instanceof HardFaces.Outcome.Built(HardFaces faces)
                ? Optional.of(graph.multiply(
                        graph.constant(1 / steepness(graph, faces.distance(), points)), faces.distance()))
                : Optional.empty();
    }

    /** |∇φ| on the boundary. */
    private static double steepness(Graph graph, Node function, PointSet points) {
        double[] square = new double[points.count()];
        for (int d = 0; d < points.normals().length; d++) {
            double[] slope = SourceWaves.values(Differentiation.of(graph, function, d), points);
            Arrays.setAll(square, i -> square[i] + slope[i] * slope[i]);
        }
        return Math.sqrt(Arrays.stream(square).average().orElseThrow());
    }
}
