package dev.fluxion.dsl.region;

import java.util.List;

/** Boxes around regions; tight for primitives. */
public final class Bounds {
    private Bounds() {}

    /** {@code [axis][0 or 1]}: the ends of each side of a box that holds the region. A side of an empty intersection has its ends exchanged. */
    public static double[][] of(Region region) {
        return switch (region) {
            case Region.Box(var lower, var upper) -> {
                double[][] bounds = new double[lower.size()][];
                for (int i = 0; i < bounds.length; i++) {
                    bounds[i] = new double[] {lower.get(i), upper.get(i)};
                }
                yield bounds;
            }
            case Region.Ellipsoid(var centre, var radii) -> {
                double[][] bounds = new double[centre.size()][];
                for (int i = 0; i < bounds.length; i++) {
                    bounds[i] = new double[] {centre.get(i) - radii.get(i), centre.get(i) + radii.get(i)};
                }
                yield bounds;
            }
            case Region.Cylinder(var base, double radius, double height) ->
                new double[][] {
                    {base.get(0) - radius, base.get(0) + radius},
                    {base.get(1) - radius, base.get(1) + radius},
                    {base.get(2), base.get(2) + height}
                };
            case Region.Polygon(var corners) ->
                around(corners.stream()
                        .map(c -> new double[] {c.get(0), c.get(1)})
                        .toList());
            case Region.Moved(Region.Polygon(var corners), Motion motion) ->
                around(corners.stream()
                        .map(c -> motion.point(new double[] {c.get(0), c.get(1)}))
                        .toList());
            case Region.Moved(Region.Ellipsoid e, Motion motion) -> moved(e, motion);
            case Region.Moved(Region inner, Motion motion) ->
                around(corners(of(inner)).stream().map(motion::point).toList());
            case Region.Union(Region a, Region b) -> combine(of(a), of(b), true);
            case Region.Difference(Region a, Region b) -> of(a);
            case Region.Intersection(Region a, Region b) -> combine(of(a), of(b), false);
        };
    }

    /** Half the extent along axis i is scale·√Σ (R[i][j] r[j])². */
    private static double[][] moved(Region.Ellipsoid e, Motion motion) {
        double[] centre = motion.point(
                e.centre().stream().mapToDouble(Double::doubleValue).toArray());
        double[][] bounds = new double[centre.length][];
        for (int i = 0; i < centre.length; i++) {
            double square = 0;
            for (int j = 0; j < centre.length; j++) {
                square += Math.pow(motion.rotation().get(i).get(j) * e.radii().get(j), 2);
            }
            double half = motion.scale() * Math.sqrt(square);
            bounds[i] = new double[] {centre[i] - half, centre[i] + half};
        }
        return bounds;
    }

    private static List<double[]> corners(double[][] bounds) {
        List<double[]> corners = new java.util.ArrayList<>();
        for (int mask = 0; mask < 1 << bounds.length; mask++) {
            double[] corner = new double[bounds.length];
            for (int i = 0; i < corner.length; i++) {
                corner[i] = bounds[i][mask >> i & 1];
            }
            corners.add(corner);
        }
        return corners;
    }

    private static double[][] around(List<double[]> points) {
        double[][] bounds = new double[points.getFirst().length][];
        for (int i = 0; i < bounds.length; i++) {
            int axis = i;
            bounds[i] = new double[] {
                points.stream().mapToDouble(p -> p[axis]).min().orElseThrow(),
                points.stream().mapToDouble(p -> p[axis]).max().orElseThrow()
            };
        }
        return bounds;
    }

    private static double[][] combine(double[][] a, double[][] b, boolean union) {
        double[][] bounds = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            double low = union ? Math.min(a[i][0], b[i][0]) : Math.max(a[i][0], b[i][0]);
            double high = union ? Math.max(a[i][1], b[i][1]) : Math.min(a[i][1], b[i][1]);
            bounds[i] = new double[] {low, high};
        }
        return bounds;
    }
}
