package dev.fluxion.dsl.region;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * A corner of a domain in the plane, where two straight faces meet at an inner angle ω. At a re-entrant one, ω &gt; π, solutions of second-order problems behave
 * like r^(π/ω)·sin(πφ/ω) between faces of given value and like r^(π/ω)·cos(πφ/ω) between faces of given flux, with r the distance and
 * φ the angle from the first face (Grisvard 1985); their gradients are infinite.
 *
 * @param x where it is
 * @param y where it is
 * @param middle the direction of the bisector into the domain, from the first axis
 * @param angle ω, between 0 and 2π, not π
 */
public record Corner(double x, double y, double middle, double angle) {
    /** Directions in which the domain is looked for. */
    private static final int DIRECTIONS = 2880;

    /** Radius of the circle on which it is looked for, in parts of the shorter face. */
    private static final double RADIUS = 1e-3;

    /** An angle has to differ from 0, π and 2π by so much; the circle resolves a tenth of it. */
    private static final double LEAST = 0.02;

    /** Added to (r/ρ)², so that the functions are finite at the corner: a change of r that only points within 1e-14 notice. */
    private static final double NEARLY_NOTHING = 1e-30;

    /** The re-entrant corners of a domain; none of a domain that is not in the plane. */
    public static List<Corner> reentrant(Domain domain) {
        return of(domain).stream().filter(corner -> corner.angle > Math.PI).toList();
    }

    /** The corners of a domain; none of a domain that is not in the plane. */
    public static List<Corner> of(Domain domain) {
        List<Corner> corners = new ArrayList<>();
        if (domain.region().dimension() != 2) {
            return corners;
        }
        List<double[]> edges = edges(domain);
        for (int i = 0; i < edges.size(); i++) {
            for (int j = 0; j < i; j++) {
                meeting(edges.get(i), edges.get(j), domain, corners);
            }
        }
        return corners;
    }

    /** The straight faces: {x, y} of one end, {x, y} of the other. */
    private static List<double[]> edges(Domain domain) {
        List<double[]> edges = new ArrayList<>();
        for (Domain.Face face : domain.faces()) {
            for (Patch patch : face.surface().patches()) {
                if (straight(patch)) {
                    double[][] ends = patch.points(new double[][] {{0, 1}}, 2).x();
                    edges.add(new double[] {ends[0][0], ends[0][1], ends[1][0], ends[1][1]});
                }
            }
        }
        return edges;
    }

    private static boolean straight(Patch patch) {
        return switch (patch) {
            case Patch.Flat flat -> true;
            case Patch.Moved(Patch inner, Motion motion) -> straight(inner);
            case Patch.Ellipse ellipse -> false;
            case Patch.Sphere sphere -> false;
            case Patch.Tube tube -> false;
            case Patch.Cap cap -> false;
            case Contour contour -> false;
        };
    }

    private static void meeting(double[] a, double[] b, Domain domain, List<Corner> corners) {
        double ax = a[2] - a[0];
        double ay = a[3] - a[1];
        double bx = b[2] - b[0];
        double by = b[3] - b[1];
        double cross = ax * by - ay * bx;
        double lengthA = Math.hypot(ax, ay);
        double lengthB = Math.hypot(bx, by);
        if (Math.abs(cross) < 1e-9 * lengthA * lengthB) {
            return;
        }
        double s = ((b[0] - a[0]) * by - (b[1] - a[1]) * bx) / cross;
        double t = ((b[0] - a[0]) * ay - (b[1] - a[1]) * ax) / cross;
        if (Math.abs(s - 0.5) > 0.5 + Patch.ROUNDING || Math.abs(t - 0.5) > 0.5 + Patch.ROUNDING) {
            return;
        }
        double first = Math.atan2(ay, ax);
        double second = Math.atan2(by, bx);
        double[] directions = {first, first + Math.PI, second, second + Math.PI};
        look(a[0] + s * ax, a[1] + s * ay, RADIUS * Math.min(lengthA, lengthB), directions, domain, corners);
    }

    /** Adds the corner at a point, if the domain around it is one sector that is wide enough and not there already. */
    private static void look(
            double x, double y, double radius, double[] directions, Domain domain, List<Corner> corners) {
        boolean[] inside = new boolean[DIRECTIONS];
        int count = 0;
        int begins = -1;
        int changes = 0;
        double[][] circle = new double[2][DIRECTIONS];
        for (int k = 0; k < DIRECTIONS; k++) {
            double direction = 2 * Math.PI * (k + 0.5) / DIRECTIONS;
            circle[0][k] = x + radius * Math.cos(direction);
            circle[1][k] = y + radius * Math.sin(direction);
        }
        double[] level = Surface.values(domain.level(), circle, DIRECTIONS);
        for (int k = 0; k < DIRECTIONS; k++) {
            inside[k] = level[k] < 0;
            count += inside[k] ? 1 : 0;
        }
        for (int k = 0; k < DIRECTIONS; k++) {
            if (inside[k] && !inside[(k + DIRECTIONS - 1) % DIRECTIONS]) {
                begins = k;
                changes++;
            }
        }
        double start = nearest(directions, 2 * Math.PI * begins / DIRECTIONS);
        double angle = nearest(directions, 2 * Math.PI * (begins + count) / DIRECTIONS) - start;
        boolean wide = angle > LEAST && Math.abs(angle - Math.PI) > LEAST && angle < 2 * Math.PI - LEAST;
        boolean known = corners.stream().anyMatch(c -> Math.hypot(c.x - x, c.y - y) < radius);
        if (changes == 1 && wide && !known) {
            corners.add(new Corner(x, y, start + angle / 2, angle));
        }
    }

    /** The direction that is nearest to a looked-up one, as many turns further as that. */
    private static double nearest(double[] directions, double wanted) {
        double best = Double.POSITIVE_INFINITY;
        for (double direction : directions) {
            double other = direction + 2 * Math.PI * Math.rint((wanted - direction) / (2 * Math.PI));
            best = Math.abs(other - wanted) < Math.abs(best - wanted) ? other : best;
        }
        return best;
    }

    /** Points of the two faces at a distance. */
    public List<double[]> beside(double distance) {
        return List.of(at(middle - angle / 2, distance), at(middle + angle / 2, distance));
    }

    private double[] at(double direction, double distance) {
        return new double[] {x + distance * Math.cos(direction), y + distance * Math.sin(direction)};
    }

    /**
     * The singular functions (r/ρ)^(π/ω)·sin(πφ/ω) and (r/ρ)^(π/ω)·cos(πφ/ω) as functions of the first two coordinates, smooth in the domain
     * and next to 0 at the corner itself.
     *
     * @param length ρ, so that values are near 1
     */
    public List<Node> functions(Graph graph, double length) {
        return singular(graph, along(graph), across(graph), Math.PI / angle, length);
    }

    /**
     * The functions (r/ρ)^power·cos(power·φ) and (r/ρ)^power·sin(power·φ), next to 0 at r = 0.
     *
     * @param along r·cos φ
     * @param across r·sin φ
     * @param length ρ
     */
    public static List<Node> singular(Graph graph, Node along, Node across, double power, double length) {
        Node square = graph.add(
                graph.add(graph.multiply(along, along), graph.multiply(across, across)),
                graph.constant(NEARLY_NOTHING * length * length));
        Node radial = graph.unary(
                UnaryFunction.EXP,
                graph.multiply(
                        graph.constant(power / 2),
                        graph.unary(UnaryFunction.LOG, graph.multiply(square, graph.constant(1 / (length * length))))));
        Node turn = graph.multiply(
                graph.constant(power), angle(graph, along, across, graph.unary(UnaryFunction.SQRT, square)));
        return List.of(
                graph.multiply(radial, graph.unary(UnaryFunction.COS, turn)),
                graph.multiply(radial, graph.unary(UnaryFunction.SIN, turn)));
    }

    /** The angle 2·atan(across/(r + along)) of a point from a bisector, whose cut is opposite to that. */
    public static Node angle(Graph graph, Node along, Node across, Node r) {
        return graph.multiply(
                graph.constant(2), graph.unary(UnaryFunction.ATAN, graph.divide(across, graph.add(r, along))));
    }

    /** The distance from the corner along the bisector. */
    public Node along(Graph graph) {
        return turned(graph, Math.cos(middle), Math.sin(middle));
    }

    /** The distance from the bisector, positive on its left. */
    public Node across(Graph graph) {
        return turned(graph, -Math.sin(middle), Math.cos(middle));
    }

    private Node turned(Graph graph, double cos, double sin) {
        Node dx = graph.subtract(graph.coordinate(0), graph.constant(x));
        Node dy = graph.subtract(graph.coordinate(1), graph.constant(y));
        return graph.add(graph.multiply(graph.constant(cos), dx), graph.multiply(graph.constant(sin), dy));
    }
}
