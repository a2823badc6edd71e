package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Node;
import java.util.List;

/**
 * A domain that is not a box: its region, level function and the faces of its boundary.
 *
 * @param region the set of points
 * @param level negative inside, over the coordinates of the problem's graph
 * @param faces what its boundary is made of
 */
public record Domain(Region region, Node level, List<Face> faces) {

    /**
     * One face of the boundary, as the table of conditions shows it.
     *
     * @param text {@code x = 1}, {@code hole}, …
     * @param axis the coordinate that is constant on it, or -1
     * @param surface where it is
     * @param measure its length or area
     */
    public record Face(String text, int axis, Surface surface, double measure) {}

    /** Copies the list. */
    public Domain {
        faces = List.copyOf(faces);
    }

    /** Length or area of the whole boundary. */
    public double boundaryMeasure() {
        return faces.stream().mapToDouble(Face::measure).sum();
    }

    /** Whether a point of space-time lies inside or, up to rounding of a table, on the boundary. */
    public boolean contains(double[] point) {
        double[][] x = new double[region.dimension()][1];
        for (int axis = 0; axis < x.length; axis++) {
            x[axis][0] = point[axis];
        }
        return contains(x, 1)[0];
    }

    /**
     * The same for many points at once.
     *
     * @param x {@code [axis][point]}; more rows than axes of space are ignored
     */
    public boolean[] contains(double[][] x, int count) {
        double size = 0;
        for (double[] side : Bounds.of(region)) {
            size = Math.max(size, side[1] - side[0]);
        }
        double[] values = Surface.values(level, x, count);
        boolean[] contains = new boolean[count];
        for (int i = 0; i < count; i++) {
            contains[i] = values[i] <= 1e-6 * size;
        }
        return contains;
    }
}
