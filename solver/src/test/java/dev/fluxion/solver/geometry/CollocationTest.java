package dev.fluxion.solver.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.SolveException;
import dev.fluxion.solver.sampling.Sobol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollocationTest {
    private static final Axis X = new Axis("x", -1, 3, Axis.Role.SPACE);
    private static final Axis Y = new Axis("y", 0, 1, Axis.Role.SPACE);
    private static final Axis T = new Axis("t", 2, 5, Axis.Role.TIME);

    private static PointSet draw(Support support, List<Axis> axes, int n) {
        return Collocation.points(support, axes, n, new Sobol(), 1, 0);
    }

    @Test
    void interiorPointsLieStrictlyInsideWithoutNormals() {
        PointSet points = draw(new Support.Interior(Optional.empty()), List.of(X, Y, T), 207);
        assertEquals(207, points.count());
        for (int i = 0; i < 207; i++) {
            double[] p = points.point(i);
            assertTrue(p[0] > -1 && p[0] < 3 && p[1] > 0 && p[1] < 1 && p[2] > 2 && p[2] < 5);
            assertArrayEquals(new double[2], points.normal(i));
        }
    }

    @Test
    void facesShareThePointsByMeasureAndPointOutwards() {
        List<Face> all = List.of(new Face(0, false), new Face(0, true), new Face(1, false), new Face(1, true));
        PointSet points = draw(new Support.Faces(all, Optional.empty()), List.of(X, Y), 103);
        assertEquals(103, points.count());
        int long_ = 0;
        for (int i = 0; i < points.count(); i++) {
            double[] p = points.point(i);
            double[] normal = points.normal(i);
            boolean onX = p[0] == -1 || p[0] == 3;
            boolean onY = p[1] == 0 || p[1] == 1;
            assertTrue(onX ^ onY, "a corner, or not on the boundary");
            assertArrayEquals(onX ? new double[] {p[0] < 0 ? -1 : 1, 0} : new double[] {0, p[1] == 0 ? -1 : 1}, normal);
            long_ += onY ? 1 : 0;
        }
        assertEquals(103 * 0.8, long_, 2, "two faces of length 4, two of length 1");
    }

    @Test
    void aFewPointsStillReachEveryFace() {
        List<Face> all = List.of(new Face(0, false), new Face(0, true), new Face(1, false), new Face(1, true));
        for (int n : new int[] {1, 3, 4, 5, 7}) {
            PointSet points = draw(new Support.Faces(all, Optional.empty()), List.of(X, Y), n);
            assertEquals(Math.max(4, n), points.count());
        }
    }

    @Test
    void theBoundaryOfASteadyLineIsItsTwoEnds() {
        PointSet ends = draw(
                new Support.Faces(List.of(new Face(0, false), new Face(0, true)), Optional.empty()), List.of(X), 256);
        assertEquals(2, ends.count());
        assertArrayEquals(new double[] {-1, 3}, ends.coordinates()[0]);
        assertArrayEquals(new double[] {-1, 1}, ends.normals()[0]);
    }

    @Test
    void initialPointsLieAtTheStartOfTime() {
        PointSet points = draw(new Support.Initial(Optional.empty()), List.of(X, T), 31);
        for (double t : points.coordinates()[1]) {
            assertEquals(2, t);
        }
        assertEquals(31, points.count());
        assertEquals(
                1, draw(new Support.Initial(Optional.empty()), List.of(T), 31).count());
    }

    @Test
    void aSinglePointIsTakenOnceOrAtManyTimes() {
        PointSet steady = draw(new Support.At(List.of(-1.0, 0.5)), List.of(X, Y), 64);
        assertEquals(1, steady.count());
        assertArrayEquals(new double[] {-1, 0}, steady.normal(0));
        PointSet moving = draw(new Support.At(List.of(3.0, 1.0)), List.of(X, Y, T), 64);
        assertEquals(64, moving.count());
        assertEquals(Math.sqrt(0.5), moving.normal(63)[1], 1e-15);
    }

    @Test
    void whereKeepsTheNumberAndDropsTheRest() {
        Graph graph = new Graph(2);
        Node right = graph.subtract(graph.coordinate(0), graph.constant(2.9));
        PointSet points = draw(new Support.Interior(Optional.of(right)), List.of(X, Y), 64);
        assertEquals(64, points.count());
        for (double x : points.coordinates()[0]) {
            assertTrue(x > 2.9);
        }
        List<Face> ends = List.of(new Face(0, false), new Face(0, true));
        Graph line = new Graph(1);
        PointSet end = draw(new Support.Faces(ends, Optional.of(line.coordinate(0))), List.of(X), 64);
        assertArrayEquals(new double[] {3}, end.coordinates()[0]);
    }

    @Test
    void anEmptyRegionIsAMessageForTheUser() {
        Graph graph = new Graph(1);
        Support nowhere = new Support.Interior(Optional.of(graph.constant(-1)));
        String message = assertThrows(SolveException.class, () -> draw(nowhere, List.of(X), 8))
                .getMessage();
        assertTrue(message.contains("where"), message);
    }

    @Test
    void parametersAreSpreadLikeTimeAndFreeAtItsStart() {
        Axis k = new Axis("k", 10, 20, Axis.Role.PARAMETER);
        List<Axis> axes = List.of(X, k, T);
        PointSet initial = Collocation.points(new Support.Initial(Optional.empty()), axes, 64, new Sobol(), 3, 0);
        PointSet face = Collocation.points(
                new Support.Faces(List.of(new Face(0, true)), Optional.empty()), axes, 64, new Sobol(), 3, 0);
        PointSet place = Collocation.points(new Support.At(List.of(0.5)), axes, 64, new Sobol(), 3, 0);
        for (PointSet points : List.of(initial, face, place)) {
            double[] values = points.coordinates()[1];
            assertEquals(15, Arrays.stream(values).average().orElseThrow(), 0.5);
            assertTrue(Arrays.stream(values).allMatch(v -> v > 10 && v < 20));
            assertEquals(1, points.normals().length, "only space has a normal");
        }
        assertTrue(Arrays.stream(initial.coordinates()[2]).allMatch(t -> t == 2));
        assertTrue(Arrays.stream(face.coordinates()[0]).allMatch(x -> x == 3));
        assertTrue(Arrays.stream(place.coordinates()[0]).allMatch(x -> x == 0.5));
    }
}
