package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.dsl.residual.Support;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where two materials meet: a flux F in an equation {@code div(F) = f} is given by other formulas on both sides of a surface, and f has no sources on it. Then F·n is
 * the same on both sides, which the equation says only between its lines: no point of a sample lies on the surface.
 *
 * @param equation the name of the equation, or of its component
 * @param surfaces where formulas go over to others, smooth functions of the coordinates of space
 * @param order the order of the derivatives in the flux; derivatives of the solution of this order jump
 * @param through F·n, and for an equation of fourth order in one dimension its derivative, too
 * @param continuity for each, what it is on one side less what it is on the other, at pairs of points
 */
public record Interface(
        String equation, List<Rivals> surfaces, int order, List<Node> through, List<Constraint> continuity) {
    /** A flux that differs by less than this part of its size is the same. */
    private static final double SAME = 1e-6;

    /** Copies the lists. */
    public Interface {
        surfaces = List.copyOf(surfaces);
        through = List.copyOf(through);
        continuity = List.copyOf(continuity);
    }

    /** Whether the given values at the start of time have another flux on one side than on the other, so that derivatives grow without bound towards the start. */
    public boolean jumpsAtStart(Problem problem) {
        Map<Integer, Node> start = new HashMap<>();
        for (Condition condition : problem.conditions()) {
            for (int i = 0; i < condition.left().size() && condition.initial(); i++) {
                if (condition.left().get(i) instanceof Node.Derivative(int field, MultiIndex order)
                        && order.total() == 0) {
                    start.put(field, condition.right().get(i));
                }
            }
        }
        Graph graph = problem.graph();
        return problem.timeAxis().isPresent()
                && through.stream()
                        .map(node ->
                                Substitution.fields(graph, node, field -> start.getOrDefault(field, graph.constant(0))))
                        .anyMatch(flux -> jumpsAt(flux, problem.axes().getLast().lower()));
    }

    private boolean jumpsAt(Node flux, double start) {
        double[][] x = points().coordinates().clone();
        x[x.length - 1] = new double[points().count()];
        Arrays.fill(x[x.length - 1], start);
        return jumps(flux, x);
    }

    /** Whether a flux over known fields differs on both sides. */
    public boolean jumps(Node flux) {
        return jumps(flux, points().coordinates());
    }

    private boolean jumps(Node flux, double[][] coordinates) {
        RowInterpreter rows = new RowInterpreter(points().count(), coordinates, points().normals(), derivative -> {
            throw new IllegalArgumentException("a flux that depends on field " + derivative.field());
        });
        double[] values = rows.row(flux);
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return IntStream.range(0, values.length / 2)
                .anyMatch(pair -> Math.abs(values[2 * pair] - values[2 * pair + 1]) > SAME * largest);
    }

    /** Pairs of points, behind the surface and ahead of it. */
    private Support.Points points() {
        return continuity.getFirst().points();
    }
}
