package dev.fluxion.dsl.check;

import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;

/** Points where two conditions hold at once: on edges and corners of space and time. Restrictions by {@code where} do not count. */
record Meeting(Problem problem, int count) {
    List<Samples.Point> of(Support a, Support b) {
        List<Face> ends = ends(a);
        List<Face> others = ends(b);
        if (a instanceof Support.Surface(Surface one, double share, String text, var where)) {
            return b instanceof Support.Surface(Surface two, double part, String name, var restriction)
                    ? together(a, one, two)
                    : atEnds(Samples.of(problem, a, count), others);
        }
        if (b instanceof Support.Surface) {
            return atEnds(Samples.of(problem, b, count), ends);
        }
        List<Samples.Point> points = new ArrayList<>();
        for (Face one : ends) {
            for (Face two : others) {
                points.addAll(of(one, two));
            }
        }
        return points;
    }

    /** Points on two sides of the box of space and time; none where these are opposite. */
    List<Samples.Point> of(Face one, Face two) {
        boolean opposite = one.axis() == two.axis() && one.upper() != two.upper();
        return opposite ? List.of() : atEnds(Samples.onFace(problem, one, count), List.of(two));
    }

    /** The sides of the box of space and time that a condition is about. */
    private List<Face> ends(Support support) {
        return switch (support) {
            case Support.Faces(List<Face> faces, var where) -> faces;
            case Support.Initial initial -> List.of(new Face(problem.dimension() - 1, false));
            case Support.Surface surface -> List.of();
            case Support.Interior interior -> List.of();
            case Support.Points points -> List.of();
            case Support.At at -> List.of();
        };
    }

    private List<Samples.Point> atEnds(List<Samples.Point> points, List<Face> faces) {
        List<Samples.Point> moved = new ArrayList<>();
        for (Face face : faces) {
            Axis axis = problem.axes().get(face.axis());
            for (Samples.Point point : points) {
                double[] x = point.coordinates().clone();
                x[face.axis()] = face.upper() ? axis.upper() : axis.lower();
                moved.add(new Samples.Point(x, point.normal()));
            }
        }
        return moved;
    }

    private List<Samples.Point> together(Support support, Surface one, Surface two) {
        double slack = 1e-6 * Domains.size(problem.domain().orElseThrow().region());
        List<double[]> places = new ArrayList<>();
        if (problem.spaceAxes().size() == 2) {
            List<double[]> ends = two.ends();
            one.ends().stream()
                    .filter(x -> ends.stream().anyMatch(y -> Math.hypot(x[0] - y[0], x[1] - y[1]) <= slack))
                    .forEach(places::add);
        } else {
            rims(one, two, places);
            rims(two, one, places);
        }
        List<Samples.Point> points = new ArrayList<>();
        for (double[] place : places) {
            boolean steady = place.length == problem.dimension();
            List<Samples.Point> times = Samples.of(problem, support, count);
            for (Samples.Point point : steady ? times.subList(0, 1) : times) {
                System.arraycopy(place, 0, point.coordinates(), 0, place.length);
                points.add(point);
            }
        }
        return points;
    }

    private void rims(Surface of, Surface on, List<double[]> places) {
        double slack = 1e-6 * Domains.size(problem.domain().orElseThrow().region());
        for (Patch patch : of.patches()) {
            Surface.rim(patch).stream()
                    .filter(x -> of.covers(x)
                            && on.covers(x)
                            && Math.abs(Surface.value(
                                            problem.domain().orElseThrow().level(), x))
                                    <= slack)
                    .forEach(places::add);
        }
    }
}
