package dev.fluxion.dsl.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The faces that the boundary of a region is made of, before those are dropped that other parts of it hide. */
public final class Patches {
    private static final List<List<String>> SIDES =
            List.of(List.of("left", "right"), List.of("bottom", "top"), List.of("back", "front"));

    private Patches() {}

    /**
     * A face with its name within its primitive: {@code left right bottom top back front} of a box, {@code side bottom top} of a cylinder,
     * {@code edge1 …} of a polygon, empty where there is only one.
     */
    public record Named(String name, Patch patch) {}

    /** The faces of every primitive of a region that has ends, in the order of the text. */
    public static List<Named> of(Region region) {
        return of(region, Bounds.of(region));
    }

    /**
     * The faces of every primitive of a region, in the order of the text.
     *
     * @param window the ends of a box along each axis; implicit sets are looked at within it
     */
    public static List<Named> of(Region region, double[][] window) {
        return switch (region) {
            case Region.Box box -> box(box);
            case Region.Ellipsoid e -> List.of(new Named("", surface(e)));
            case Region.Cylinder(var base, double radius, double height) ->
                List.of(
                        new Named("side", new Patch.Tube(base, radius, height)),
                        new Named("bottom", new Patch.Cap(base, radius, false)),
                        new Named(
                                "top",
                                new Patch.Cap(List.of(base.get(0), base.get(1), base.get(2) + height), radius, true)));
            case Region.Polygon polygon -> polygon(polygon);
            case Implicit implicit -> implicit(implicit, window);
            case Region.Moved(Region inner, Motion motion) ->
                of(inner, Bounds.preimage(window, motion)).stream()
                        .map(face -> new Named(face.name, new Patch.Moved(face.patch, motion)))
                        .toList();
            case Region.Union(Region a, Region b) -> both(a, b, window);
            case Region.Difference(Region a, Region b) -> both(a, b, window);
            case Region.Intersection(Region a, Region b) -> both(a, b, window);
        };
    }

    private static List<Named> both(Region a, Region b, double[][] window) {
        List<Named> all = new ArrayList<>(of(a, window));
        all.addAll(of(b, window));
        return all;
    }

    private static Patch surface(Region.Ellipsoid e) {
        if (e.dimension() == 2) {
            return new Patch.Ellipse(e.centre(), e.radii());
        }
        if (e.dimension() == 3 && e.round()) {
            return new Patch.Sphere(e.centre(), e.radii().getFirst());
        }
        throw new IllegalArgumentException("the surface of an ellipsoid of radii " + e.radii());
    }

    /** One curve or surface; each point of its own on a line. The window is widened, so that other faces cut the ends off. */
    private static List<Named> implicit(Implicit implicit, double[][] window) {
        double[][] wide = Bounds.combine(window, Bounds.of(implicit), false);
        for (double[] side : wide) {
            if (!(side[0] < side[1])) {
                return List.of();
            }
            double margin = 1e-3 * (side[1] - side[0]);
            side[0] -= margin;
            side[1] += margin;
        }
        Contour contour = new Contour(implicit, wide);
        if (wide.length > 1) {
            return contour.measure() > 0 ? List.of(new Named("", contour)) : List.of();
        }
        List<Named> ends = new ArrayList<>();
        for (double x : contour.vertices()[0]) {
            double slope = implicit.slopes(new double[][] {{x}}, 1)[0][0];
            ends.add(new Named("", new Patch.Flat(List.of(x), List.of(), List.of(Math.signum(slope)))));
        }
        return ends;
    }

    private static List<Named> box(Region.Box box) {
        int n = box.dimension();
        List<Named> faces = new ArrayList<>();
        for (int axis = 0; axis < n; axis++) {
            for (int end = 0; end < 2; end++) {
                List<Double> origin = new ArrayList<>(box.lower());
                if (end == 1) {
                    origin.set(axis, box.upper().get(axis));
                }
                List<List<Double>> edges = new ArrayList<>();
                for (int other = 0; other < n; other++) {
                    if (other != axis) {
                        edges.add(along(
                                n, other, box.upper().get(other) - box.lower().get(other)));
                    }
                }
                String name = axis < SIDES.size() ? SIDES.get(axis).get(end) : "";
                faces.add(new Named(name, new Patch.Flat(origin, edges, along(n, axis, 2 * end - 1))));
            }
        }
        return faces;
    }

    private static List<Double> along(int dimension, int axis, double length) {
        List<Double> vector = new ArrayList<>(Collections.nCopies(dimension, 0.0));
        vector.set(axis, length);
        return vector;
    }

    private static List<Named> polygon(Region.Polygon polygon) {
        List<Named> edges = new ArrayList<>();
        double side = Math.signum(polygon.signedArea());
        int n = polygon.corners().size();
        for (int i = 0; i < n; i++) {
            List<Double> a = polygon.corners().get(i);
            List<Double> b = polygon.corners().get((i + 1) % n);
            double dx = b.get(0) - a.get(0);
            double dy = b.get(1) - a.get(1);
            double length = Math.hypot(dx, dy);
            List<Double> normal = List.of(side * dy / length + 0.0, -side * dx / length + 0.0);
            edges.add(new Named("edge" + (i + 1), new Patch.Flat(a, List.of(List.of(dx, dy)), normal)));
        }
        return edges;
    }
}
