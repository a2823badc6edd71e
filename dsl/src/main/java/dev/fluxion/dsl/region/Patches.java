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

    /** The faces of every primitive of a region, in the order of the text. */
    public static List<Named> of(Region region) {
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
            case Region.Moved(Region inner, Motion motion) ->
                of(inner).stream()
                        .map(face -> new Named(face.name, new Patch.Moved(face.patch, motion)))
                        .toList();
            case Region.Union(Region a, Region b) -> both(a, b);
            case Region.Difference(Region a, Region b) -> both(a, b);
            case Region.Intersection(Region a, Region b) -> both(a, b);
        };
    }

    private static List<Named> both(Region a, Region b) {
        List<Named> all = new ArrayList<>(of(a));
        all.addAll(of(b));
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
