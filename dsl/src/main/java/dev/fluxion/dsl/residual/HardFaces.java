package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.FaceFunction;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Given values on whole faces of a region, for u = G + Φ·N.
 *
 * <p>Φ is the product of a function for each face: that of the whole line, plane or curve it is a piece of, where this meets the domain nowhere else; an edge
 * whose line runs through the domain, as at a re-entrant corner, has a function of its own, and those are joined to 1/Σ 1/φ (R-equivalence, Sukumar and
 * Srivastava 2022, equation 14), which near a corner falls like the distance. All are scaled to at most 1 inside. G is the value; different values, on faces that do
 * not meet, are blended by Σ gᵢ·wᵢ, with wᵢ = Π φⱼ over j ≠ i, normalised (Rvachev's transfinite interpolation).
 *
 * @param distance Φ
 * @param values G
 */
public record HardFaces(Node distance, Node values) {
    private static final int INSIDE = 1024;
    private static final int ON_A_FACE = 256;

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

    /** Builds the values of one field in. */
    public static Outcome of(Graph graph, Domain domain, List<Given> given) {
        try {
            return new Outcome.Built(new Builder(graph, domain, given).build());
        } catch (Refusal refusal) {
            return new Outcome.Refused(refusal.getMessage());
        }
    }

    private static final class Builder {
        private final Graph graph;
        private final Domain domain;
        private final List<Given> given;
        private final double[][] inside;
        private final double size;
        private final List<double[]> others = new ArrayList<>();

        Builder(Graph graph, Domain domain, List<Given> given) {
            this.graph = graph;
            this.domain = domain;
            this.given = given;
            double[][] bounds = Bounds.of(domain.region());
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
            this.inside = Arrays.stream(unit)
                    .map(row -> Arrays.stream(kept).mapToDouble(i -> row[i]).toArray())
                    .toArray(double[][]::new);
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
            Map<Node, List<Node>> lines = new LinkedHashMap<>();
            Map<Node, List<Node>> edges = new LinkedHashMap<>();
            List<Patch> seen = new ArrayList<>();
            for (Given one : given) {
                lines.putIfAbsent(one.value(), new ArrayList<>());
                edges.putIfAbsent(one.value(), new ArrayList<>());
                if (one.support().where().isPresent()) {
                    throw new Refusal("the part of the boundary changes in time");
                }
                Surface surface = one.support().surface();
                for (int i = 0; i < surface.portions().size(); i++) {
                    Patch patch = surface.portions().get(i).patch();
                    if (!seen.contains(patch)) {
                        seen.add(patch);
                        face(surface, i, lines.get(one.value()), edges.get(one.value()));
                    }
                }
            }
            List<Node> values = List.copyOf(lines.keySet());
            List<Node> distances = values.stream()
                    .map(value -> joined(lines.get(value), edges.get(value)))
                    .toList();
            apart(values, distances);
            return new HardFaces(
                    scaled(distances.stream().reduce(graph::multiply).orElseThrow()), blend(values, distances));
        }

        /** Adds the function of a face to those of whole lines or to those of edges. */
        private void face(Surface surface, int index, List<Node> lines, List<Node> edges) {
            Surface.Portion portion = surface.portions().get(index);
            Patch patch = portion.patch();
            Patch.Points points = points(patch);
            int[] sides =
                    Surface.of(List.of(patch), domain.level(), surface.step()).sides(0, points);
            if (IntStream.range(0, sides.length).anyMatch(i -> sides[i] != 0 && !portion.covers(points.x()[i]))) {
                throw new Refusal("only whole faces of a region can have built-in values");
            }
            boolean inwards = Arrays.stream(sides).sum() >= 0;
            Node whole = FaceFunction.whole(graph, patch, inwards);
            double[] values = Surface.values(whole, inside, inside[0].length);
            long positive = Arrays.stream(values).filter(v -> v > 0).count();
            double[] elsewhere = Surface.values(whole, rows(others), others.size());
            boolean touches = Arrays.stream(elsewhere).anyMatch(v -> Math.abs(v) <= ZERO * size);
            if (!touches && (positive == 0 || positive == values.length)) {
                lines.add(scaled(positive == 0 ? graph.negate(whole) : whole));
            } else {
                edges.add(edge(patch, points, sides));
            }
        }

        private Node edge(Patch patch, Patch.Points points, int[] sides) {
            double[] level = Surface.values(domain.level(), rows(Arrays.asList(points.x())), sides.length);
            if (IntStream.range(0, sides.length).anyMatch(i -> sides[i] == 0 && level[i] < -ZERO * size)) {
                throw new Refusal("a face that goes on inside the domain would hold its value there as well");
            }
            return scaled(
                    FaceFunction.trimmed(graph, patch)
                            .orElseThrow(
                                    () -> new Refusal(
                                            "a curve or plane that goes on through the domain, or along other faces, would hold its value there as well")));
        }

        private static Patch.Points points(Patch patch) {
            return patch.points(
                    Surface.lattice(patch.dimension() - 1, ON_A_FACE), patch.dimension() == 1 ? 1 : ON_A_FACE);
        }

        private Node joined(List<Node> lines, List<Node> edges) {
            Node product = lines.stream().reduce(graph.constant(1), graph::multiply);
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

        /** Refuses faces of different values that meet: one function cannot have both there. */
        private void apart(List<Node> values, List<Node> distances) {
            for (Given one : given) {
                Surface surface = one.support().surface();
                for (int i = 0; i < surface.portions().size(); i++) {
                    Patch patch = surface.portions().get(i).patch();
                    List<double[]> met = new ArrayList<>(Surface.rim(patch));
                    met.addAll(Arrays.asList(points(patch).x()));
                    double[][] edge = rows(met);
                    for (int k = 0; k < values.size(); k++) {
                        boolean other = !values.get(k).equals(one.value());
                        if (other
                                && Arrays.stream(Surface.values(distances.get(k), edge, edge[0].length))
                                        .anyMatch(v -> Math.abs(v) <= 1e-6)) {
                            throw new Refusal("faces of different values meet");
                        }
                    }
                }
            }
        }

        private Node blend(List<Node> values, List<Node> distances) {
            if (values.size() == 1) {
                return values.getFirst();
            }
            Node sum = graph.constant(0);
            Node weighted = graph.constant(0);
            for (int i = 0; i < values.size(); i++) {
                Node weight = without(distances, i);
                sum = graph.add(sum, weight);
                weighted = graph.add(weighted, graph.multiply(weight, values.get(i)));
            }
            return graph.divide(weighted, sum);
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

        private double[][] rows(List<double[]> points) {
            return IntStream.range(0, inside.length)
                    .mapToObj(d -> points.stream().mapToDouble(x -> x[d]).toArray())
                    .toArray(double[][]::new);
        }
    }
}
