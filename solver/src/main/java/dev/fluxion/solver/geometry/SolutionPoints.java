package dev.fluxion.solver.geometry;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.sampling.Sobol;
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
        double[][] unit = new Sobol().sample(MOST, axes.size(), 0, 0);
        double[][] points = new double[MOST][axes.size()];
        for (int i = 0; i < MOST; i++) {
            for (int d = 0; d < axes.size(); d++) {
                points[i][d] = axes.get(d).lower() + axes.get(d).length() * unit[d][i];
            }
        }
        return points;
    }
}
