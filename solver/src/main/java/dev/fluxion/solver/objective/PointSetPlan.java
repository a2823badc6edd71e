package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Which loss terms share one set of collocation points, and how many points it has. Terms with the same support and the same
 * explicit count are evaluated on the same points by one network sweep.
 *
 * @param support where the points lie
 * @param points how many are asked for
 * @param terms the numbers of the residuals evaluated there
 */
public record PointSetPlan(Support support, int points, List<Integer> terms) {
    private static final int FEWEST_ON_BOUNDARY = 32;
    private static final int TIMES_OF_A_POINT = 128;

    /** Groups {@code residuals} and shares the boundary points by measure, at least 32 per set. */
    public static List<PointSetPlan> of(List<Residual> residuals, List<Axis> axes, Training training) {
        record Group(Support support, OptionalInt points) {}
        SequencedMap<Group, List<Integer>> groups = new LinkedHashMap<>();
        for (int k = 0; k < residuals.size(); k++) {
            Residual r = residuals.get(k);
            groups.computeIfAbsent(new Group(r.support(), r.points()), g -> new ArrayList<>())
                    .add(k);
        }
        List<PointSetPlan> plans = new ArrayList<>();
        for (Map.Entry<Group, List<Integer>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            int points = group.points.orElseGet(() -> standardCount(group.support, axes, training));
            plans.add(new PointSetPlan(group.support, points, List.copyOf(entry.getValue())));
        }
        return plans;
    }

    /** The names of the loss terms evaluated here. */
    public List<String> names(List<Residual> residuals) {
        return terms.stream().map(k -> residuals.get(k).name()).distinct().toList();
    }

    /** The residuals evaluated here, before their weights. */
    List<Node> roots(ResidualGraph residuals) {
        return terms.stream().map(k -> residuals.residuals().get(k).root()).toList();
    }

    /** The tile program of the residuals evaluated here. */
    public TileProgram program(ResidualGraph residuals, Mlp network) {
        return TileCompiler.residuals(
                residuals.graph(),
                network,
                terms.stream().map(k -> term(k, residuals.residuals().get(k))).toList());
    }

    private static TileCompiler.Term term(int k, Residual residual) {
        boolean quadrature = residual.kind() == Residual.Kind.CONSTRAINT;
        return new TileCompiler.Term(k, residual.root(), residual.weight(), quadrature);
    }

    private static int standardCount(Support support, List<Axis> axes, Training training) {
        List<Axis> space = axes.stream().filter(Axis::space).toList();
        return switch (support) {
            case Support.Interior interior -> training.interior();
            case Support.Initial initial -> training.initial();
            case Support.Points given -> given.count();
            case Support.At at -> space.size() < axes.size() ? TIMES_OF_A_POINT : 1;
            case Support.Surface(var surface, double share, String text, var where) ->
                axes.size() == 1
                        ? surface.patches().size()
                        : Math.max(FEWEST_ON_BOUNDARY, (int) Math.round(training.boundary() * share));
            case Support.Faces(List<Face> faces, var where) -> {
                if (axes.size() == 1) {
                    yield faces.size();
                }
                double part = faces.stream()
                        .mapToDouble(f -> measure(f.axis(), space))
                        .sum();
                double whole = 0;
                for (int axis = 0; axis < space.size(); axis++) {
                    whole += space.get(axis).periodic() ? 0 : 2 * measure(axis, space);
                }
                yield Math.max(FEWEST_ON_BOUNDARY, (int) Math.round(training.boundary() * part / whole));
            }
        };
    }

    /** Length, area or volume of the face on which space coordinate {@code axis} is constant. */
    private static double measure(int axis, List<Axis> space) {
        double product = 1;
        for (int other = 0; other < space.size(); other++) {
            product *= other == axis ? 1 : space.get(other).length();
        }
        return product;
    }
}
