package dev.fluxion.dsl.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegionTest {
    private static final Region UNIT = rectangle(0, 0, 1, 1);
    private static final Region DISK = new Region.Ellipsoid(List.of(0.0, 0.0), List.of(1.0, 1.0));

    /** Name, region, area or volume, length or area of the boundary; the lens of two unit circles at distance 1 by hand. */
    static Stream<Arguments> shapes() {
        Region hole = new Region.Ellipsoid(List.of(0.5, 0.5), List.of(0.25, 0.25));
        Region l = new Region.Polygon(List.of(
                List.of(0.0, 0.0),
                List.of(1.0, 0.0),
                List.of(1.0, -1.0),
                List.of(-1.0, -1.0),
                List.of(-1.0, 1.0),
                List.of(0.0, 1.0)));
        Region other = new Region.Moved(DISK, Motion.translation(List.of(1.0, 0.0)));
        double lens = 2 * Math.PI / 3 - Math.sqrt(3) / 2;
        Region tube = new Region.Cylinder(List.of(0.0, 0.0, 0.0), 1, 2);
        Region ball = new Region.Ellipsoid(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        Region cube = new Region.Box(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        Region star = new Region.Polygon(
                List.of(List.of(0.0, 0.0), List.of(2.0, 0.0), List.of(2.0, 2.0), List.of(1.0, 0.5), List.of(0.0, 2.0)));
        Region turned = new Region.Moved(UNIT, Motion.turn(2, 0.4));
        Region shifted = new Region.Moved(tube, Motion.translation(List.of(0.5, -1.0, 3.0)));
        Region nested = new Region.Difference(
                new Region.Union(new Region.Difference(rectangle(0, 0, 3, 1), hole), rectangle(3, 0.25, 4, 0.75)),
                rectangle(1, 0.25, 1.5, 0.75));
        Region round = implicit(2, (g, x) -> g.subtract(squares(g, x), g.constant(1)));
        Region wave = new Region.Intersection(
                rectangle(0, -2, 2 * Math.PI, 0.5), implicit(2, (g, x) -> g.subtract(x.get(1), g.constant(-1))));
        return Stream.of(
                Arguments.of("interval", new Region.Box(List.of(-1.0), List.of(2.0)), 3, 2),
                Arguments.of(
                        "two intervals",
                        new Region.Difference(
                                new Region.Box(List.of(-1.0), List.of(2.0)),
                                new Region.Box(List.of(0.0), List.of(0.5))),
                        2.5,
                        4),
                Arguments.of("square", UNIT, 1, 4),
                Arguments.of("disk", DISK, Math.PI, 2 * Math.PI),
                Arguments.of("ellipse", ellipse(2, 1), 2 * Math.PI, 9.688448220547675),
                Arguments.of("L", l, 3, 8),
                Arguments.of("polygon with a dent", star, 2.5, 6 + 2 * Math.sqrt(13) / 2),
                Arguments.of("turned square", turned, 1, 4),
                Arguments.of("plate - hole", new Region.Difference(UNIT, hole), 1 - Math.PI / 16, 4 + Math.PI / 2),
                Arguments.of("lens", new Region.Intersection(DISK, other), lens, 4 * Math.PI / 3),
                Arguments.of("two disks", new Region.Union(DISK, other), 2 * Math.PI - lens, 8 * Math.PI / 3),
                Arguments.of("two squares side by side", new Region.Union(UNIT, rectangle(1, 0, 2, 1)), 2, 6),
                Arguments.of("the same square twice", new Region.Union(UNIT, UNIT), 1, 4),
                Arguments.of("nested", nested, 3.25 - Math.PI / 16, 12 + Math.PI / 2),
                Arguments.of(
                        "a notch with a shared edge", new Region.Difference(UNIT, rectangle(0.5, 0.5, 1, 1)), 0.75, 4),
                Arguments.of(
                        "turned, scaled L",
                        new Region.Moved(new Region.Moved(l, Motion.turn(2, 0.7)), Motion.scaling(2, 0.5)),
                        0.75,
                        4),
                Arguments.of(
                        "turned, shifted ellipse",
                        new Region.Moved(
                                new Region.Moved(ellipse(2, 1), Motion.turn(2, -1.1)),
                                Motion.translation(List.of(3.0, 1.0))),
                        2 * Math.PI,
                        9.688448220547675),
                Arguments.of("implicit disk", round, Math.PI, 2 * Math.PI),
                Arguments.of(
                        "moved implicit disk",
                        new Region.Moved(
                                new Region.Moved(round, Motion.scaling(2, 2)), Motion.translation(List.of(0.3, 0.1))),
                        4 * Math.PI,
                        4 * Math.PI),
                Arguments.of(
                        "implicit half disk",
                        new Region.Intersection(round, rectangle(0, -2, 2, 2)),
                        Math.PI / 2,
                        2 + Math.PI),
                Arguments.of("implicit half plane", wave, 2 * Math.PI, 2 * (2 * Math.PI + 1)),
                Arguments.of(
                        "plate - implicit hole",
                        new Region.Difference(rectangle(-2, -2, 2, 2), round),
                        16 - Math.PI,
                        16 + 2 * Math.PI),
                Arguments.of("cube", cube, 1, 6),
                Arguments.of("cylinder", tube, 2 * Math.PI, 6 * Math.PI),
                Arguments.of("shifted cylinder", shifted, 2 * Math.PI, 6 * Math.PI),
                Arguments.of("ball", ball, 4 * Math.PI / 3, 4 * Math.PI),
                Arguments.of(
                        "implicit ball",
                        implicit(3, (g, x) -> g.subtract(squares(g, x), g.constant(1))),
                        4 * Math.PI / 3,
                        4 * Math.PI),
                Arguments.of(
                        "implicit interval", implicit(1, (g, x) -> g.subtract(squares(g, x), g.constant(1))), 2, 2),
                Arguments.of("an eighth of a ball", new Region.Intersection(cube, ball), Math.PI / 6, 5 * Math.PI / 4));
    }

    private static Region implicit(int dimension, BiFunction<Graph, List<Node>, Node> level) {
        Graph graph = new Graph(dimension);
        List<Node> x = IntStream.range(0, dimension).mapToObj(graph::coordinate).toList();
        return Implicit.of(graph, level.apply(graph, x), dimension);
    }

    private static Node squares(Graph graph, List<Node> x) {
        return x.stream().map(a -> graph.multiply(a, a)).reduce(graph::add).orElseThrow();
    }

    private static Region rectangle(double x0, double y0, double x1, double y1) {
        return new Region.Box(List.of(x0, y0), List.of(x1, y1));
    }

    private static Region ellipse(double a, double b) {
        return new Region.Ellipsoid(List.of(0.3, -0.1), List.of(a, b));
    }

    private static Surface boundary(Region region) {
        List<Patch> patches =
                Patches.of(region).stream().map(Patches.Named::patch).toList();
        return Surface.of(patches, Level.of(new Graph(region.dimension()), region), 1e-7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void theBoundaryMeasuresWhatTheClosedFormSays(String name, Region region, double inside, double boundary) {
        double measured = Arrays.stream(boundary(region).measures()).sum();
        assertEquals(boundary, measured, (region.dimension() < 3 ? 1e-6 : 3e-3) * boundary);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void theInsideMeasuresWhatTheClosedFormSays(String name, Region region, double inside, double boundary) {
        double[][] bounds = Bounds.of(region);
        Node level = Level.of(new Graph(region.dimension()), region);
        int count = 20_011;
        double[][] unit = Surface.lattice(region.dimension(), count);
        double box = 1;
        for (double[] side : bounds) {
            box *= side[1] - side[0];
        }
        for (int d = 0; d < unit.length; d++) {
            double low = bounds[d][0];
            double length = bounds[d][1] - low;
            unit[d] = Arrays.stream(unit[d]).map(u -> low + length * u).toArray();
        }
        long kept = Arrays.stream(Surface.values(level, unit, count))
                .filter(value -> value < 0)
                .count();
        assertEquals(inside, box * kept / count, 3e-3 * box);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void normalsAreDifferencesOfTheLevelAndPointsAreItsZeros(
            String name, Region region, double inside, double boundary) {
        Surface surface = boundary(region);
        double h = 1e-5;
        int checked = 0;
        for (int k = 0; k < surface.patches().size(); k++) {
            Patch.Points points = surface.patches().get(k).points(Surface.lattice(region.dimension() - 1, 31), 31);
            int[] sides = surface.sides(k, points);
            for (int i = 0; i < 31; i++) {
                double[] x = points.x()[i];
                int side = sides[i];
                if (side == 0) {
                    continue;
                }
                assertEquals(0, Surface.value(surface.level(), x), 1e-12);
                double[] slope = new double[x.length];
                for (int d = 0; d < x.length; d++) {
                    double[] ahead = x.clone();
                    double[] behind = x.clone();
                    ahead[d] += h;
                    behind[d] -= h;
                    slope[d] =
                            (Surface.value(surface.level(), ahead) - Surface.value(surface.level(), behind)) / (2 * h);
                }
                double length = Math.sqrt(Arrays.stream(slope).map(v -> v * v).sum());
                for (int d = 0; d < x.length; d++) {
                    assertEquals(slope[d] / length, side * points.normal()[i][d], 1e-4);
                }
                checked++;
            }
        }
        assertTrue(checked >= 2, checked + " points of " + name);
    }

    @Test
    void normalsOfASubtractedPartPointIntoTheHole() {
        Region hole = new Region.Ellipsoid(List.of(0.5, 0.5), List.of(0.25, 0.25));
        Surface surface = boundary(new Region.Difference(UNIT, hole));
        assertEquals(-1, surface.sides(4, new Patch.Points(new double[][] {{0.75, 0.5}}, new double[][] {{1, 0}}))[0]);
    }

    @Test
    void pointsOfAnEllipseAreSpreadByArcLength() {
        Patch.Ellipse edge = new Patch.Ellipse(List.of(0.0, 0.0), List.of(3.0, 1.0));
        int n = 207;
        Patch.Points points = edge.points(Surface.lattice(1, n), n);
        double chord = edge.measure() / n;
        for (int i = 0; i < n; i++) {
            double[] a = points.x()[i];
            double[] b = points.x()[(i + 1) % n];
            assertEquals(chord, Math.hypot(a[0] - b[0], a[1] - b[1]), 2e-3 * chord);
        }
    }

    @Test
    void theBoxAroundAnImplicitSetIsFoundAndThatOfAnUnboundedOneIsInfinite() {
        double[][] found = Bounds.of(implicit(2, (g, x) -> {
            Node shifted = g.subtract(x.get(0), g.constant(5));
            return g.subtract(squares(g, List.of(shifted, x.get(1))), g.constant(0.09));
        }));
        double[][] wanted = {{4.7, 5.3}, {-0.3, 0.3}};
        for (int axis = 0; axis < 2; axis++) {
            for (int end = 0; end < 2; end++) {
                double beyond = (2 * end - 1) * (found[axis][end] - wanted[axis][end]);
                assertTrue(beyond >= 0 && beyond < 0.02, axis + " " + end + ": " + found[axis][end]);
            }
        }
        assertFalse(Bounds.finite(Bounds.of(implicit(2, (g, x) -> x.get(0)))));
        assertFalse(Bounds.finite(Bounds.of(implicit(2, (g, x) -> g.constant(1)))));
    }

    @Test
    void restrictedPartsAndPartsWithoutOthersMeasureWhatIsLeft() {
        Graph graph = new Graph(2);
        Patch edge = new Patch.Ellipse(List.of(0.0, 0.0), List.of(1.0, 1.0));
        Surface.Portion above = new Surface.Portion(edge, Optional.of(graph.coordinate(1)), List.of());
        Surface.Portion right = new Surface.Portion(edge, Optional.of(graph.coordinate(0)), List.of());
        Node level = Level.of(graph, DISK);
        double half = new Surface(List.of(above), level, 1e-7).measures()[0];
        assertEquals(Math.PI, half, 1e-9);
        double[] both = new Surface(List.of(above, right), level, 1e-7).measures();
        assertEquals(Math.PI / 2, both[1], 1e-9);
        Surface.Portion rest = new Surface.Portion(edge, Optional.empty(), List.of(above, right));
        assertEquals(Math.PI / 2, new Surface(List.of(rest), level, 1e-7).measures()[0], 1e-9);
    }
}
