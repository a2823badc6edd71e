package dev.fluxion.dsl.region;

import java.util.Optional;

/** Recognises faces that lie in a plane x[axis] = value. */
public final class Planes {
    /**
     * A plane at right angles to an axis.
     *
     * @param axis the coordinate that is constant
     * @param value its value
     */
    public record Plane(int axis, double value) {}

    private static final int PROBES = 5;

    private Planes() {}

    /** The plane of a patch, if it has one. */
    public static Optional<Plane> of(Patch patch) {
        Patch.Points points = patch.points(Surface.lattice(patch.dimension() - 1, PROBES), PROBES);
        for (int axis = 0; axis < patch.dimension(); axis++) {
            boolean plane = true;
            double value = points.x()[0][axis];
            for (int i = 0; i < PROBES; i++) {
                plane &= Math.abs(Math.abs(points.normal()[i][axis]) - 1) < 1e-12;
                plane &= Math.abs(points.x()[i][axis] - value) <= Patch.ROUNDING * Math.max(1, Math.abs(value));
            }
            if (plane) {
                return Optional.of(new Plane(axis, value));
            }
        }
        return Optional.empty();
    }
}
