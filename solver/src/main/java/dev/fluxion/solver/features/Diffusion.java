package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How fast a field spreads: by an equation u_t = D·u_xx + … a jump is √(4Dt) wide after a time t. */
record Diffusion(ResidualGraph residuals, List<Axis> axes) {
    /**
     * 4Dt as a function of the coordinates, t since the start; empty where no equation of first order in time and second along the axis has D &gt; 0.
     *
     * @param field the number of the field
     * @param axis x
     * @param at the place where D is looked up
     */
    Optional<Node> spread(int field, int axis, double[] at) {
        MultiIndex t = MultiIndex.unit(axes.size(), axes.size() - 1);
        MultiIndex x = MultiIndex.unit(axes.size(), axis);
        MultiIndex xx = x.plus(x);
        for (Residual residual : residuals.residuals()) {
            Set<MultiIndex> orders = Nodes.derivatives(List.of(residual.root())).getOrDefault(field, Set.of());
            boolean diffusion = orders.contains(t) && orders.contains(xx) && !orders.contains(t.plus(t));
            if (residual.kind() == Residual.Kind.EQUATION && diffusion) {
                double none = SourceWaves.at(residual.root(), at, (f, order) -> 0);
                double rate = SourceWaves.at(residual.root(), at, only(field, t)) - none;
                double speed = -4 * (SourceWaves.at(residual.root(), at, only(field, xx)) - none) / rate;
                if (speed > 0 && Double.isFinite(speed)) {
                    return Optional.of(spread(speed));
                }
            }
        }
        return Optional.empty();
    }

    private Node spread(double speed) {
        Graph graph = residuals.graph();
        Node start = graph.constant(axes.getLast().lower());
        return graph.multiply(graph.constant(speed), graph.subtract(graph.coordinate(axes.size() - 1), start));
    }

    private static DerivativeValues only(int field, MultiIndex wanted) {
        return (f, order) -> f == field && order.equals(wanted) ? 1 : 0;
    }
}
