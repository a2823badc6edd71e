package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points where a function of the coordinates is negative. Its gradient must not vanish where the function does.
 *
 * @param level the function, over the first coordinates of some graph
 * @param gradient its derivatives
 * @param box the ends of a box around the set, along each axis; infinite where none was found
 */
public record Implicit(Node level, List<Node> gradient, List<List<Double>> box) implements Region {
    private static final double LEAST = 1.0 / 16;
    private static final double MOST = 1024;
    private static final int TIGHTENINGS = 3;
    private static final int NEWTON_STEPS = 20;

    /** Copies the lists. */
    public Implicit {
        gradient = List.copyOf(gradient);
        box = box.stream().map(List::copyOf).toList();
    }

    /**
     * The set of a function; the box around it is searched for on lattices of cubes about the origin, of half sides from 1/16 to 1024, and
     * then tightened to about 1 %. A set that reaches the boundary of the largest cube counts as unbounded.
     */
    public static Implicit of(Graph graph, Node level, int dimension) {
        List<Node> gradient = IntStream.range(0, dimension)
                .mapToObj(axis -> Differentiation.of(graph, level, axis))
                .toList();
        List<List<Double>> box = Arrays.stream(search(level, dimension))
                .map(side -> List.of(side[0], side[1]))
                .toList();
        return new Implicit(level, gradient, box);
    }

    @Override
    public int dimension() {
        return gradient.size();
    }

    private static double[][] search(Node level, int dimension) {
        int cells = dimension == 1 ? 512 : dimension == 2 ? 64 : 24;
        double[][] found = Bounds.nothing(dimension);
        for (double half = LEAST; half <= MOST; half *= 2) {
            double[][] cube = new double[dimension][];
            Arrays.fill(cube, new double[] {-half, half});
            found = Bounds.combine(found, negative(level, cube, cells), true);
        }
        for (double[] side : found) {
            if (!(side[0] > -MOST) || !(side[1] < MOST)) {
                return Bounds.everything(dimension);
            }
        }
        for (int k = 0; k < TIGHTENINGS; k++) {
            double[][] tighter = negative(level, found, 2 * cells);
            found = tighter[0][0] <= tighter[0][1] ? Bounds.combine(found, tighter, false) : found;
        }
        return found;
    }

    /** A box around the lattice points of {@code box} where the level is negative, wider by one cell on each side. */
    private static double[][] negative(Node level, double[][] box, int cells) {
        Lattice lattice = new Lattice(box, cells);
        double[] values = Surface.values(level, lattice.points(), lattice.count());
        double[][] found = Bounds.nothing(box.length);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                for (int axis = 0; axis < box.length; axis++) {
                    double cell = (box[axis][1] - box[axis][0]) / cells;
                    found[axis][0] = Math.min(found[axis][0], lattice.points()[axis][i] - cell);
                    found[axis][1] = Math.max(found[axis][1], lattice.points()[axis][i] + cell);
                }
            }
        }
        return found;
    }

    /** Moves points along the gradient until the level is 0 there, by Newton's method. */
    void project(double[][] x, int count) {
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] value = Surface.values(level, x, count);
            double[][] slope = slopes(x, count);
            double furthest = 0;
            for (int i = 0; i < count; i++) {
                double square = 0;
                for (double[] row : slope) {
                    square += row[i] * row[i];
                }
                for (int axis = 0; axis < slope.length && square > 0; axis++) {
                    double by = value[i] * slope[axis][i] / square;
                    furthest = Math.max(furthest, Math.abs(by) / (1e-300 + Math.abs(x[axis][i]) + Math.abs(by)));
                    x[axis][i] -= by;
                }
            }
            if (furthest < 1e-15) {
                return;
            }
        }
    }

    /** The gradient at many points, {@code [axis][point]}. */
    double[][] slopes(double[][] x, int count) {
        return gradient.stream().map(node -> Surface.values(node, x, count)).toArray(double[][]::new);
    }
}
