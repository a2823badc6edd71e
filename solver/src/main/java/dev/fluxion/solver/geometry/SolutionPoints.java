package dev.fluxion.solver.geometry;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import java.util.Arrays;
import java.util.List;

/** Where a solution is written down: a grid of about ten thousand points, or as many scattered ones where a grid would have fewer than 8 per axis. */
public final class SolutionPoints {
    private static final int MOST = 10_201;
    private static final int MOST_ON_A_LINE = 1_001;
    private static final int FEWEST_PER_AXIS = 8;

    private SolutionPoints() {}

    /**
     * The points that lie in the domain, always the same.
     *
     * @return {@code [point][coordinate]}
     */
    public static double[][] of(Problem problem) {
        return Arrays.stream(inBox(problem.axes())).filter(problem::contains).toArray(double[][]::new);
    }

    private static double[][] inBox(List<Axis> axes) {
        int[] sizes = Grid.sizes(axes.size(), axes.size() == 1 ? MOST_ON_A_LINE : MOST);
        if (sizes[0] >= FEWEST_PER_AXIS) {
            return Grid.points(axes, sizes);
        }
        return Grid.scattered(axes, MOST, 0);
    }
}
