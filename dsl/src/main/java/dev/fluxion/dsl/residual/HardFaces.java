package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.FaceFunction;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Planes;
import dev.fluxion.dsl.region.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Given values on whole faces of a region, for u = G + Φ·N.
 *
 * <p>Φ is the product of a function for each face: that of the whole line, plane or curve it is a piece of, where this meets the domain nowhere else; an edge
 * whose line runs through the domain, as at a re-entrant corner, has a function of its own, and those are joined to 1/Σ 1/φ (R-equivalence, Sukumar and
 * Srivastava 2022, equation 14), which near a corner falls like the distance. All are scaled to at most 1 inside. G is the value; different values, on faces that do
 * not meet, are blended by Σ gᵢ·wᵢ, with wᵢ = Π φⱼ over j ≠ i, normalised (Rvachev's transfinite interpolation), where φⱼ has a mean slope of 1 on its
 * faces. Flat faces at right angles to an axis, at the ends of the domain along it, may meet with different values: they are taken together, as
 * {@link BoxFaces}.
 *
 * @param distance Φ
 * @param values G
 * @param trimmed whether the line of an edge meets the domain elsewhere, as at a re-entrant corner
 */
public record HardFaces(Node distance, Node values, boolean trimmed) {
    private static final int INSIDE = 512;
    private static final int ON_A_FACE = 64;

    /** Relative to the size of the domain: a face function below it counts as 0. */
    private static final double ZERO = 1e-9;

    /** A part of the boundary and the value there. */
    public record Given(Support.Surface support, Node value) {}

    /** What was built, or why nothing can be. */
    public sealed interface Outcome {
        /** What was built. */
        record Built(HardFaces faces) implements Outcome {}

        /** The reason in words, such as {@code faces of different values meet}. */
        record Refused(String reason) implements Outcome {}
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refusal(String reason) {
            super(reason, null, false, false);
        }
    }

    /** The values of one field that a problem's hard conditions give on faces. */
    public static List<Given> given(Problem problem, int field) {
        List<Given> given = new ArrayList<>();
        for (Condition condition : problem.conditions()) {
            for (int i = 0; condition.hard() && i < condition.left().size(); i++) {
                if (condition.support() instanceof Support.Surface surface
                        && condition.left().get(i) instanceof Node.Derivative(int f, MultiIndex order)
                        && f == field) {
                    given.add(new Given(surface, condition.right().get(i)));
                }
            }
        }
        return given;
    }

    /** Builds the values of one field in. */
    public static Outcome of(Graph graph, Domain domain, List<Given> given) {
        try {
            return new Outcome.Built(new Builder(graph, domain, given).build());
        } catch (Refusal refusal) {
            return new Outcome.Refused(refusal.getMessage());
        }
    }

    /** A face with a given value, and the function that is 0 there. */
    private record Piece(Node value, Patch patch, Node function, boolean trimmed) {}

    /** Faces whose values one formula gives, and a function that is 0 on all of them. */
    private record Group(Node values, Node distance, List<Patch> patches) {}

    private static final class Builder {
        private final Graph graph;
        private final Domain domain;
        private final List<Given> given;
        private final double[][] bounds;
        private final double[][] inside;
        private final double size;
        private final List<double[]> others = new ArrayList<>();

        Builder(Graph graph, Domain domain, List<Given> given) {
            this.graph = graph;
            this.domain = domain;
            this.given = given;
            this.bounds = Bounds.of(domain.region());
            double longest = 0;
            double[][] unit = Surface.lattice(bounds.length, INSIDE);
            for (int d = 0; d < bounds.length; d++) {
                double low = bounds[d][0];
                double length = bounds[d][1] - low;
                longest = Math.max(longest, length);
                unit[d] = Arrays.stream(unit[d]).map(u -> low + length * u).toArray();
            }
            this.size = longest;
            double[] level = Surface.values(domain.level(), unit, INSIDE);
            int[] kept = IntStream.range(0, INSIDE).filter(i -> level[i] < 0).toArray();
            this.inside = Rows.columns(unit, kept);
        }

        HardFaces build() {
            if (inside[0].length == 0) {
                throw new Refusal("the domain is too thin");
            }
            for (Domain.Face face : domain.faces()) {
                for (double[] x : belonging(face.surface())) {
                    if (given.stream().noneMatch(g -> g.support().surface().covers(x))) {
                        others.add(x);
                    }
                }
            }
            List<Piece> pieces = new ArrayList<>();
            for (Given one : given) {
                if (one.support().where().isPresent()) {
                    throw new Refusal("the part of the boundary changes in time");
                }
                Surface surface = one.support().surface();
                for (int i = 0; i < surface.portions().size(); i++) {
                    Patch patch = surface.portions().get(i).patch();
                    if (pieces.stream().noneMatch(piece -> piece.patch().equals(patch))) {
                        pieces.add(piece(one.value(), surface, i));
                    }
                }
            }
            List<Group> groups = groups(pieces);
            apart(groups);
            Node distance = scaled(
                    groups.stream().map(Group::distance).reduce(graph::multiply).orElseThrow());
            return new HardFaces(distance, blend(groups), pieces.stream().anyMatch(Piece::trimmed));
        }

        private Piece piece(Node value, Surface surface, int index) {
            Surface.Portion portion = surface.portions().get(index);
            Patch patch = portion.patch();
            Patch.Points points = points(patch);
            int[] sides = alone(patch).sides(0, points);
            if (IntStream.range(0, sides.length).anyMatch(i -> sides[i] != 0 && !portion.covers(points.x()[i]))) {
                throw new Refusal("only whole faces of a region can have built-in values");
            }
            boolean inwards = Arrays.stream(sides).sum() >= 0;
            Node whole = FaceFunction.whole(graph, patch, inwards);
            double[] values = Surface.values(whole, inside, inside[0].length);
            long positive = Arrays.stream(values).filter(v -> v > 0).count();
            double[] elsewhere = Surface.values(
                    whole, Rows.transpose(others.toArray(double[][]::new), bounds.length), others.size());
            boolean touches = Arrays.stream(elsewhere).anyMatch(v -> Math.abs(v) <= ZERO * size);
            return !touches && (positive == 0 || positive == values.length)
                    ? new Piece(value, patch, scaled(positive == 0 ? graph.negate(whole) : whole), false)
                    : new Piece(value, patch, edge(patch, points, sides), true);
        }

        private Node edge(Patch patch, Patch.Points points, int[] sides) {
            double[] level = Surface.values(domain.level(), Rows.transpose(points.x(), bounds.length), sides.length);
            if (IntStream.range(0, sides.length).anyMatch(i -> sides[i] == 0 && level[i] < -ZERO * size)) {
                throw new Refusal("a face that goes on inside the domain would hold its value there as well");
            }
            return scaled(
                    FaceFunction.trimmed(graph, patch)
                            .orElseThrow(
                                    () -> new Refusal(
                                            "a curve or plane that goes on through the domain, or along other faces, would hold its value there as well")));
        }

        /** By value; flat faces at the ends of the domain in one group, if two of them that are at right angles have different values. */
        private List<Group> groups(List<Piece> pieces) {
            Map<Face, Node> ends = new LinkedHashMap<>();
            List<Piece> flat = new ArrayList<>();
            for (Piece piece : pieces) {
                end(piece)
                        .filter(face -> ends.getOrDefault(face, piece.value()).equals(piece.value()))
                        .ifPresent(face -> {
                            ends.put(face, piece.value());
                            flat.add(piece);
                        });
            }
            boolean crossing = ends.entrySet().stream()
                    .anyMatch(a -> ends.entrySet().stream()
                            .anyMatch(b -> a.getKey().axis() != b.getKey().axis() && a.getValue() != b.getValue()));
            List<Group> groups = new ArrayList<>();
            if (crossing) {
                BoxFaces box = BoxFaces.of(graph, bounds, ends);
                groups.add(new Group(
                        box.values(),
                        scaled(box.distance()),
                        flat.stream().map(Piece::patch).toList()));
            }
            Map<Node, List<Piece>> byValue = new LinkedHashMap<>();
            for (Piece piece : pieces) {
                if (!crossing || !flat.contains(piece)) {
                    byValue.computeIfAbsent(piece.value(), v -> new ArrayList<>())
                            .add(piece);
                }
            }
            byValue.forEach((value, same) -> groups.add(new Group(
                    value, joined(same), same.stream().map(Piece::patch).toList())));
            return groups;
        }

        /** The side of the box around the domain that a face is a part of. */
        private Optional<Face> end(Piece piece) {
            return Planes.of(piece.patch()).filter(plane -> !piece.trimmed()).flatMap(plane -> {
                double[] interval = bounds[plane.axis()];
                double slack = ZERO * size;
                return Math.abs(plane.value() - interval[0]) <= slack
                        ? Optional.of(new Face(plane.axis(), false))
                        : Math.abs(plane.value() - interval[1]) <= slack
                                ? Optional.of(new Face(plane.axis(), true))
                                : Optional.empty();
            });
        }

        /** A face of the domain and nothing else. */
        private Surface alone(Patch patch) {
            return Surface.of(
                    List.of(patch),
                    domain.level(),
                    given.getFirst().support().surface().step());
        }

        private static Patch.Points points(Patch patch) {
            return patch.points(
                    Surface.lattice(patch.dimension() - 1, ON_A_FACE), patch.dimension() == 1 ? 1 : ON_A_FACE);
        }

        private Node joined(List<Piece> pieces) {
            Node product = pieces.stream()
                    .filter(piece -> !piece.trimmed())
                    .map(Piece::function)
                    .reduce(graph.constant(1), graph::multiply);
            List<Node> edges =
                    pieces.stream().filter(Piece::trimmed).map(Piece::function).toList();
            if (edges.isEmpty()) {
                return scaled(product);
            }
            Node all = edges.stream().reduce(graph::multiply).orElseThrow();
            Node sum = graph.constant(0);
            for (int i = 0; i < edges.size(); i++) {
                sum = graph.add(sum, without(edges, i));
            }
            return scaled(graph.multiply(product, graph.divide(all, sum)));
        }

        private Node without(List<Node> factors, int index) {
            Node product = graph.constant(1);
            for (int i = 0; i < factors.size(); i++) {
                product = i == index ? product : graph.multiply(product, factors.get(i));
            }
            return product;
        }

        /** Refuses faces of different groups that meet: a blend cannot have both values there. */
        private void apart(List<Group> groups) {
            if (groups.size() == 1) {
                return;
            }
            for (Group one : groups) {
                for (Patch patch : one.patches()) {
                    List<double[]> met = new ArrayList<>(
                            patch.dimension() == 2 ? alone(patch).ends() : Surface.rim(patch));
                    met.addAll(Arrays.asList(points(patch).x()));
                    double[][] edge = Rows.transpose(met.toArray(double[][]::new), bounds.length);
                    for (Group other : groups) {
                        if (other != one
                                && Arrays.stream(Surface.values(other.distance(), edge, edge[0].length))
                                        .anyMatch(v -> Math.abs(v) <= 1e-6)) {
                            throw new Refusal("faces of different values meet");
                        }
                    }
                }
            }
        }

        private Node blend(List<Group> groups) {
            if (groups.size() == 1) {
                return groups.getFirst().values();
            }
            List<Node> distances = groups.stream()
                    .map(group -> graph.multiply(graph.constant(1 / slope(group)), group.distance()))
                    .toList();
            Node sum = graph.constant(0);
            Node weighted = graph.constant(0);
            for (int i = 0; i < groups.size(); i++) {
                Node weight = without(distances, i);
                sum = graph.add(sum, weight);
                weighted =
                        graph.add(weighted, graph.multiply(weight, groups.get(i).values()));
            }
            return graph.divide(weighted, sum);
        }

        /** The mean slope of a group's distance on its faces: divided by it, distances weigh alike beside faces of any size. */
        private double slope(Group group) {
            double[][] points = group.patches().stream()
                    .flatMap(patch -> Arrays.stream(points(patch).x()))
                    .toArray(double[][]::new);
            double[][] x = Rows.transpose(points, bounds.length);
            double[] square = new double[x[0].length];
            for (int axis = 0; axis < x.length; axis++) {
                double[] partial = Surface.values(Differentiation.of(graph, group.distance(), axis), x, square.length);
                Arrays.setAll(square, i -> square[i] + partial[i] * partial[i]);
            }
            return Arrays.stream(square)
                    .map(Math::sqrt)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(1);
        }

        /** Divided by the largest value inside. */
        private Node scaled(Node function) {
            double largest = Arrays.stream(Surface.values(function, inside, inside[0].length))
                    .map(Math::abs)
                    .max()
                    .orElseThrow();
            return graph.multiply(graph.constant(1 / largest), function);
        }

        /** Points of a face of the domain. */
        private static List<double[]> belonging(Surface surface) {
            Patch.Points points = points(surface.portions().getFirst().patch());
            int[] sides = surface.sides(0, points);
            return IntStream.range(0, sides.length)
                    .filter(i -> sides[i] != 0)
                    .mapToObj(i -> points.x()[i])
                    .toList();
        }
    }
}
