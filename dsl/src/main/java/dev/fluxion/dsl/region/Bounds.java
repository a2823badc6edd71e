package dev.fluxion.dsl.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Boxes around regions; tight for primitives, to about 1 % for implicit ones, infinite for those without ends. */
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
            case Implicit implicit ->
                implicit.box().stream()
                        .map(side -> new double[] {side.get(0), side.get(1)})
                        .toArray(double[][]::new);
            case Region.Moved(Region.Polygon(var corners), Motion motion) ->
                around(corners.stream()
                        .map(c -> motion.point(new double[] {c.get(0), c.get(1)}))
                        .toList());
            case Region.Moved(Region.Ellipsoid e, Motion motion) -> moved(e, motion);
            case Region.Moved(Region inner, Motion motion) -> moved(of(inner), motion);
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

    /** A box around a moved box; everything if that has no ends. */
    private static double[][] moved(double[][] bounds, Motion motion) {
        return finite(bounds)
                ? around(corners(bounds).stream().map(motion::point).toList())
                : everything(bounds.length);
    }

    /** A box whose image under a motion holds {@code bounds}, which has ends. */
    static double[][] preimage(double[][] bounds, Motion motion) {
        return around(corners(bounds).stream().map(motion::preimage).toList());
    }

    /** Whether every side has ends. */
    public static boolean finite(double[][] bounds) {
        return Arrays.stream(bounds).allMatch(side -> Double.isFinite(side[0]) && Double.isFinite(side[1]));
    }

    /** No point. */
    static double[][] nothing(int dimension) {
        return IntStream.range(0, dimension)
                .mapToObj(i -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
                .toArray(double[][]::new);
    }

    /** Every point. */
    static double[][] everything(int dimension) {
        return IntStream.range(0, dimension)
                .mapToObj(i -> new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
                .toArray(double[][]::new);
    }

    private static List<double[]> corners(double[][] bounds) {
        List<double[]> corners = new ArrayList<>();
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

    /** Around both, or what both share. */
    static double[][] combine(double[][] a, double[][] b, boolean union) {
        double[][] bounds = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            double low = union ? Math.min(a[i][0], b[i][0]) : Math.max(a[i][0], b[i][0]);
            double high = union ? Math.max(a[i][1], b[i][1]) : Math.min(a[i][1], b[i][1]);
            bounds[i] = new double[] {low, high};
        }
        return bounds;
    }
}
