package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The inner angles that the faces of a domain make where they meet, seen from points beside the corner or edge. */
public final class InnerAngles {
    private static final int POINTS_ON_A_LINE = 256;
    private static final int POINTS = 1024;

    /** Points of a face are beside another that is nearer than this part of the size of the domain. */
    private static final double BESIDE = 0.02;

    /** The largest cosine between outward normals of an angle that counts as right or acute. */
    private static final double RIGHT = 0.1;

    private final Domain domain;
    private final Graph graph;
    private final double size;

    private InnerAngles(Domain domain) {
        this.domain = domain;
        this.graph = new Graph(domain.region().dimension());
        this.size = Arrays.stream(Bounds.of(domain.region()))
                .mapToDouble(side -> side[1] - side[0])
                .max()
                .orElseThrow();
    }

    /** Whether a face of a domain meets another under an inner angle of clearly more than 90 degrees. */
    public static boolean obtuse(Domain domain, Patch patch) {
        InnerAngles angles = new InnerAngles(domain);
        Patch.Points points = angles.outward(patch);
        return domain.faces().stream()
                .flatMap(face -> face.surface().patches().stream())
                .filter(other -> !other.equals(patch))
                .anyMatch(other -> angles.obtuse(points, other));
    }

    private boolean obtuse(Patch.Points points, Patch other) {
        Patch.Points own = outward(other);
        if (points.x().length == 0 || own.x().length == 0) {
            return false;
        }
        Node whole = FaceFunction.whole(graph, other, true);
        double[][] gradientThere = gradient(whole, Rows.transpose(own.x(), other.dimension()));
        double sign = Math.signum(slope(gradientThere, own.normal(), 0));
        double[][] x = Rows.transpose(points.x(), other.dimension());
        double[] values = Surface.values(whole, x, points.x().length);
        double[][] gradient = gradient(whole, x);
        return IntStream.range(0, values.length).anyMatch(i -> {
            double square = 0;
            for (double[] partial : gradient) {
                square += partial[i] * partial[i];
            }
            double steep = Math.sqrt(square);
            return Math.abs(values[i]) <= BESIDE * size * steep
                    && sign * slope(gradient, points.normal(), i) > RIGHT * steep;
        });
    }

    /** {@code [axis][point]}. */
    private double[][] gradient(Node function, double[][] x) {
        return IntStream.range(0, x.length)
                .mapToObj(axis -> Surface.values(Differentiation.of(graph, function, axis), x, x[0].length))
                .toArray(double[][]::new);
    }

    private static double slope(double[][] gradient, double[][] directions, int point) {
        double sum = 0;
        for (int axis = 0; axis < gradient.length; axis++) {
            sum += gradient[axis][point] * directions[point][axis];
        }
        return sum;
    }

    /** Points of a face that belong to the boundary of the domain, with normals out of it. */
    private Patch.Points outward(Patch patch) {
        int parameters = patch.dimension() - 1;
        int count = parameters == 0 ? 1 : parameters == 1 ? POINTS_ON_A_LINE : POINTS;
        Patch.Points points = patch.points(Surface.lattice(parameters, count), count);
        double step = domain.faces().getFirst().surface().step();
        int[] sides = Surface.of(List.of(patch), domain.level(), step).sides(0, points);
        int[] kept = IntStream.range(0, count).filter(i -> sides[i] != 0).toArray();
        return new Patch.Points(
                Arrays.stream(kept).mapToObj(i -> points.x()[i]).toArray(double[][]::new),
                Arrays.stream(kept)
                        .mapToObj(i -> Arrays.stream(points.normal()[i])
                                .map(n -> sides[i] * n)
                                .toArray())
                        .toArray(double[][]::new));
    }
}
