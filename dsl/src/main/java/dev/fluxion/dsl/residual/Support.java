package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Node;
import java.util.List;
import java.util.Optional;

/** Where a residual must vanish. A {@code where} node is positive at the points that count. */
public sealed interface Support {

    /**
     * The inside of the domain, at all times.
     *
     * @param where the restriction
     */
    record Interior(Optional<Node> where) implements Support {}

    /**
     * Sides of the box, at all times.
     *
     * @param faces the sides, none of them twice
     * @param where the restriction
     */
    record Faces(List<Face> faces, Optional<Node> where) implements Support {

        /** Copies the list. */
        public Faces {
            faces = List.copyOf(faces);
        }
    }

    /**
     * A part of the boundary of a region, at all times.
     *
     * @param surface where it is
     * @param share its part of the measure of the whole boundary
     * @param text as written
     * @param where the restriction
     */
    record Surface(dev.fluxion.dsl.region.Surface surface, double share, String text, Optional<Node> where)
            implements Support {}

    /**
     * The whole domain at the start of time.
     *
     * @param where the restriction
     */
    record Initial(Optional<Node> where) implements Support {}

    /**
     * Given points, such as those of measurements or of a quadrature rule. Two sets are the same only if they are one object.
     *
     * @param coordinates {@code [coordinate][point]}
     * @param normals {@code [space axis][point]}, 0 where there is no boundary
     */
    record Points(double[][] coordinates, double[][] normals) implements Support {

        /** How many. */
        public int count() {
            return coordinates[0].length;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return count() + " given points";
        }
    }

    /**
     * A single point of space, at all times.
     *
     * @param point its space coordinates
     */
    record At(List<Double> point) implements Support {

        /** Copies the list. */
        public At {
            point = List.copyOf(point);
        }
    }
}
