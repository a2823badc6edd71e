package dev.fluxion.dsl.region;

import java.util.List;

/** A set of points of space, as data. Boolean operations nest; lengths are those of the coordinates. */
public sealed interface Region
        permits Region.Box,
                Region.Ellipsoid,
                Region.Cylinder,
                Region.Polygon,
                Implicit,
                Region.Moved,
                Region.Union,
                Region.Difference,
                Region.Intersection {

    /** The number of space coordinates. */
    int dimension();

    /** An interval, a rectangle or a box with sides along the axes: {@code lower[i] ≤ x[i] ≤ upper[i]}. */
    record Box(List<Double> lower, List<Double> upper) implements Region {
        /** Copies and checks the corners. */
        public Box {
            lower = List.copyOf(lower);
            upper = List.copyOf(upper);
            if (lower.size() != upper.size() || lower.isEmpty()) {
                throw new IllegalArgumentException(
                        "corners of " + lower.size() + " and " + upper.size() + " coordinates");
            }
            for (int i = 0; i < lower.size(); i++) {
                if (!(lower.get(i) < upper.get(i))) {
                    throw new IllegalArgumentException(
                            "side " + i + " is [" + lower.get(i) + ", " + upper.get(i) + "]");
                }
            }
        }

        @Override
        public int dimension() {
            return lower.size();
        }
    }

    /** A disk, an ellipse or a ball: Σ ((x[i] - centre[i])/radii[i])² ≤ 1. */
    record Ellipsoid(List<Double> centre, List<Double> radii) implements Region {
        /** Copies and checks the numbers. */
        public Ellipsoid {
            centre = List.copyOf(centre);
            radii = List.copyOf(radii);
            if (centre.size() != radii.size() || radii.stream().anyMatch(r -> !(r > 0))) {
                throw new IllegalArgumentException("centre " + centre + ", radii " + radii);
            }
        }

        @Override
        public int dimension() {
            return centre.size();
        }

        /** Whether all radii are the same. */
        public boolean round() {
            return radii.stream().distinct().count() == 1;
        }
    }

    /** A cylinder along the third axis, from the centre of its bottom upwards. */
    record Cylinder(List<Double> base, double radius, double height) implements Region {
        /** Copies and checks the numbers. */
        public Cylinder {
            base = List.copyOf(base);
            if (base.size() != 3 || !(radius > 0) || !(height > 0)) {
                throw new IllegalArgumentException("base " + base + ", radius " + radius + ", height " + height);
            }
        }

        @Override
        public int dimension() {
            return 3;
        }
    }

    /** The inside of a closed chain of straight edges that do not cross, in either direction. */
    record Polygon(List<List<Double>> corners) implements Region {
        /** Copies and checks the corners. */
        public Polygon {
            corners = corners.stream().map(List::copyOf).toList();
            if (corners.size() < 3 || corners.stream().anyMatch(c -> c.size() != 2)) {
                throw new IllegalArgumentException("corners " + corners);
            }
        }

        @Override
        public int dimension() {
            return 2;
        }

        /** The signed area: positive where the corners run anticlockwise. */
        public double signedArea() {
            double twice = 0;
            for (int i = 0; i < corners.size(); i++) {
                List<Double> a = corners.get(i);
                List<Double> b = corners.get((i + 1) % corners.size());
                twice += a.get(0) * b.get(1) - a.get(1) * b.get(0);
            }
            return twice / 2;
        }
    }

    /** A region after a motion. */
    record Moved(Region region, Motion motion) implements Region {
        @Override
        public int dimension() {
            return region.dimension();
        }
    }

    /** All points of either. */
    record Union(Region left, Region right) implements Region {
        /** Checks the dimensions. */
        public Union {
            requireSame(left, right);
        }

        @Override
        public int dimension() {
            return left.dimension();
        }
    }

    /** The points of the first that are not in the second. */
    record Difference(Region left, Region right) implements Region {
        /** Checks the dimensions. */
        public Difference {
            requireSame(left, right);
        }

        @Override
        public int dimension() {
            return left.dimension();
        }
    }

    /** The points of both. */
    record Intersection(Region left, Region right) implements Region {
        /** Checks the dimensions. */
        public Intersection {
            requireSame(left, right);
        }

        @Override
        public int dimension() {
            return left.dimension();
        }
    }

    private static void requireSame(Region left, Region right) {
        if (left.dimension() != right.dimension()) {
            throw new IllegalArgumentException(
                    "regions of " + left.dimension() + " and " + right.dimension() + " dimensions");
        }
    }
}
