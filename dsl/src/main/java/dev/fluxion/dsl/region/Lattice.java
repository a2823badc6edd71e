package dev.fluxion.dsl.region;

/** The corners of the cells of a box that is divided evenly along each axis; the first axis runs fastest. */
final class Lattice {
    private final double[][] points;
    private final int cells;

    Lattice(double[][] box, int cells) {
        this.cells = cells;
        int count = 1;
        for (int axis = 0; axis < box.length; axis++) {
            count *= cells + 1;
        }
        points = new double[box.length][count];
        for (int i = 0; i < count; i++) {
            int rest = i;
            for (int axis = 0; axis < box.length; axis++) {
                double part = (double) (rest % (cells + 1)) / cells;
                points[axis][i] = box[axis][0] * (1 - part) + box[axis][1] * part;
                rest /= cells + 1;
            }
        }
    }

    /** {@code [axis][point]}. */
    double[][] points() {
        return points;
    }

    int count() {
        return points[0].length;
    }

    /** How much the number of a point grows along an axis. */
    int stride(int axis) {
        int stride = 1;
        for (int k = 0; k < axis; k++) {
            stride *= cells + 1;
        }
        return stride;
    }

    /** Whether a point is the lowest corner of a cell. */
    boolean startsCell(int point) {
        int rest = point;
        for (int axis = 0; axis < points.length; axis++) {
            if (rest % (cells + 1) == cells) {
                return false;
            }
            rest /= cells + 1;
        }
        return true;
    }
}
