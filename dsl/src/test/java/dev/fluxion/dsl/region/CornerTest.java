package dev.fluxion.dsl.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CornerTest {
    private static final Region SQUARE = new Region.Box(List.of(-1.0, -1.0), List.of(1.0, 1.0));
    private static final Region QUARTER = new Region.Box(List.of(0.0, 0.0), List.of(1.0, 1.0));
    private static final Region.Polygon L = new Region.Polygon(List.of(
            List.of(0.0, 0.0),
            List.of(1.0, 0.0),
            List.of(1.0, -1.0),
            List.of(-1.0, -1.0),
            List.of(-1.0, 1.0),
            List.of(0.0, 1.0)));

    private final Graph graph = new Graph(2);

    private Domain domain(Region region) {
        Node level = Level.of(graph, region);
        List<Patch> patches =
                Patches.of(region).stream().map(Patches.Named::patch).toList();
        List<Domain.Face> faces = new ArrayList<>();
        IntStream.range(0, patches.size())
                .forEach(i ->
                        faces.add(new Domain.Face("face", -1, Surface.of(List.of(patches.get(i)), level, 1e-7), 1)));
        return new Domain(region, level, faces);
    }

    private List<Corner> corners(Region region) {
        return Corner.reentrant(domain(region));
    }

    private static double value(Node node, double x, double y) {
        return Interpreter.evaluate(node, new double[] {x, y}, new double[2], (field, order) -> {
            throw new IllegalArgumentException("field " + field);
        });
    }

    private static void isTheCornerOfAnL(Corner corner, double x, double y, double middle) {
        assertEquals(x, corner.x(), 1e-12);
        assertEquals(y, corner.y(), 1e-12);
        assertEquals(1.5 * Math.PI, corner.angle(), 1e-9);
        assertEquals(1, Math.cos(corner.middle() - middle), 1e-9);
    }

    @Test
    void anLHasOneCornerHoweverItIsBuilt() {
        for (Region region : List.of(L, new Region.Difference(SQUARE, QUARTER))) {
            List<Corner> corners = corners(region);
            assertEquals(1, corners.size());
            isTheCornerOfAnL(corners.getFirst(), 0, 0, 1.25 * Math.PI);
        }
    }

    @Test
    void cornersMoveWithTheRegion() {
        Region moved =
                new Region.Moved(new Region.Moved(L, Motion.turn(2, 0.7)), Motion.translation(List.of(3.0, -2.0)));
        List<Corner> corners = corners(moved);
        assertEquals(1, corners.size());
        Corner corner = corners.getFirst();
        assertEquals(3, corner.x(), 1e-12);
        assertEquals(-2, corner.y(), 1e-12);
        assertEquals(1.5 * Math.PI, corner.angle(), 1e-9);
        assertEquals(1, Math.cos(corner.middle() - 1.25 * Math.PI - 0.7), 1e-12);
    }

    @Test
    void aRectangularHoleHasFourCornersAndConvexOrRoundOnesNone() {
        Region hole = new Region.Box(List.of(-0.5, -0.5), List.of(0.5, 0.25));
        assertEquals(4, corners(new Region.Difference(SQUARE, hole)).size());
        assertEquals(0, corners(SQUARE).size());
        Region disk = new Region.Ellipsoid(List.of(0.0, 0.0), List.of(0.5, 0.5));
        assertEquals(0, corners(new Region.Difference(SQUARE, disk)).size());
    }

    @Test
    void convexCornersAreCornersToo() {
        Region triangle = new Region.Polygon(List.of(List.of(0.0, 0.0), List.of(2.0, 0.0), List.of(0.0, 2.0)));
        double[] angles = Corner.of(domain(triangle)).stream()
                .mapToDouble(Corner::angle)
                .sorted()
                .toArray();
        assertArrayEquals(new double[] {Math.PI / 4, Math.PI / 4, Math.PI / 2}, angles, 1e-12);
        assertEquals(6, Corner.of(domain(L)).size());
        Corner square = Corner.of(domain(SQUARE)).stream()
                .filter(corner -> corner.x() < 0 && corner.y() < 0)
                .findFirst()
                .orElseThrow();
        assertEquals(Math.sqrt(2), value(square.along(graph), 0, 0), 1e-9);
        assertEquals(0, value(square.across(graph), 0, 0), 1e-9);
    }

    @Test
    void singularFunctionsAreHarmonicAndMatchTheirPolarForm() {
        Corner corner = corners(L).getFirst();
        List<Node> functions = corner.functions(graph, 2);
        for (double[] p : new double[][] {{-0.3, 0.4}, {-0.7, -0.2}, {0.01, -0.03}, {0.6, -1e-4}}) {
            double r = Math.hypot(p[0], p[1]);
            // from the face x = 0, y > 0 at π/2 anticlockwise to the face y = 0, x > 0 at 2π
            double angle = Math.atan2(p[1], p[0]) + (p[1] < 0 ? 2 * Math.PI : 0) - Math.PI / 2;
            double radial = Math.pow(r / 2, 2.0 / 3);
            assertEquals(radial * Math.sin(2 * angle / 3), value(functions.get(0), p[0], p[1]), 1e-12);
            assertEquals(-radial * Math.cos(2 * angle / 3), value(functions.get(1), p[0], p[1]), 1e-12);
            for (Node f : functions) {
                Node xx = Differentiation.of(graph, Differentiation.of(graph, f, 0), 0);
                Node yy = Differentiation.of(graph, Differentiation.of(graph, f, 1), 1);
                double scale = Math.abs(value(xx, p[0], p[1]));
                assertEquals(0, value(xx, p[0], p[1]) + value(yy, p[0], p[1]), 1e-9 * (1 + scale));
            }
        }
    }

    @Test
    void theFirstFunctionVanishesOnTheFacesOfTheCorner() {
        Node first = corners(L).getFirst().functions(graph, 1).getFirst();
        assertTrue(Math.abs(value(first, 0.5, 0)) < 1e-12);
        assertTrue(Math.abs(value(first, 0, 0.5)) < 1e-12);
        assertEquals(0, value(first, 0, 0), 1e-9);
    }
}
