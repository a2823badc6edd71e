package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Implicit;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Places pairs of points on both sides of the surfaces between materials, all over the other coordinates. */
record Materials(Scope scope, Graph graph) {
    /** Pairs where one coordinate runs along a surface, and where more do. */
    private static final int PAIRS = 64;

    private static final int MANY_PAIRS = 256;

    /** How far apart the points of a pair are, relative to the longest axis of space: what a flux changes by over it is nothing beside the errors of a training. */
    private static final double APART = 1e-11;

    /** One point of a surface, with its normal. */
    private record Place(double[] x, double[] normal) {}

    /** The interface of an equation, if its surfaces cut the domain. */
    Optional<Interface> meeting(String name, List<Node> through, List<Rivals> surfaces, int order) {
        List<Rivals> met = new ArrayList<>();
        List<Patch> patches = new ArrayList<>();
        for (Rivals surface : surfaces) {
            List<Patch> here = patches(surface);
            if (here.stream().anyMatch(patch -> !places(patch, PAIRS).isEmpty())) {
                met.add(surface);
                patches.addAll(here);
            }
        }
        if (met.isEmpty()) {
            return Optional.empty();
        }
        int free = scope.axes().size() - 1;
        int pairs = free == 0 ? 1 : free == 1 ? PAIRS : MANY_PAIRS;
        List<Place> places =
                patches.stream().flatMap(patch -> places(patch, pairs).stream()).toList();
        Support.Points points = points(places);
        Notation notation = new Notation(scope.axes().stream().map(Axis::name).toList(), scope.fields());
        String where = Rivals.text(met, notation);
        List<Constraint> continuity = IntStream.range(0, through.size())
                .mapToObj(i -> Constraint.equalInPairs(
                        graph,
                        "interface." + name + (through.size() == 1 ? "" : "." + (i + 1)),
                        (i == 0 ? "the flux" : "the derivative of the flux") + " is the same on both sides of " + where,
                        points,
                        through.get(i)))
                .toList();
        return Optional.of(new Interface(name, met, order, through, continuity));
    }

    /** The surface within the box around the domain. */
    private List<Patch> patches(Rivals surface) {
        int space = scope.spaceDimension();
        Node level = surface.difference(graph);
        List<Node> gradient = IntStream.range(0, space)
                .mapToObj(axis -> Differentiation.of(graph, level, axis))
                .toList();
        List<List<Double>> box =
                Collections.nCopies(space, List.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        return Patches.of(new Implicit(level, gradient, box), window()).stream()
                .map(Patches.Named::patch)
                .toList();
    }

    private double[][] window() {
        return scope.domain()
                .map(domain -> Bounds.of(domain.region()))
                .orElseGet(() -> scope.axes().stream()
                        .filter(Axis::space)
                        .map(axis -> new double[] {axis.lower(), axis.upper()})
                        .toArray(double[][]::new));
    }

    /** Points of a surface inside the domain, over all coordinates. */
    private List<Place> places(Patch patch, int count) {
        List<Axis> axes = scope.axes();
        int space = scope.spaceDimension();
        int along = space - 1;
        double[][] unit = Surface.lattice(axes.size() - 1, count);
        Patch.Points points = patch.points(unit, count);
        double[][] window = window();
        return IntStream.range(0, count)
                .mapToObj(p -> {
                    double[] x = new double[axes.size()];
                    System.arraycopy(points.x()[p], 0, x, 0, space);
                    for (int d = space; d < x.length; d++) {
                        x[d] = axes.get(d).lower() + axes.get(d).length() * unit[along + d - space][p];
                    }
                    return new Place(x, points.normal()[p]);
                })
                .filter(place ->
                        IntStream.range(0, space).allMatch(d -> place.x[d] > window[d][0] && place.x[d] < window[d][1]))
                .filter(place ->
                        scope.domain().isEmpty() || scope.domain().get().contains(place.x))
                .toList();
    }

    /** Each place twice: behind the surface, then ahead of it. */
    private Support.Points points(List<Place> places) {
        int space = scope.spaceDimension();
        double step = APART / 2 * Axis.longest(scope.axes());
        double[][] coordinates = new double[scope.axes().size()][2 * places.size()];
        double[][] normals = new double[space][2 * places.size()];
        for (int p = 0; p < 2 * places.size(); p++) {
            Place place = places.get(p / 2);
            for (int d = 0; d < coordinates.length; d++) {
                double moved = d < space ? (p % 2 == 0 ? -step : step) * place.normal[d] : 0;
                coordinates[d][p] = place.x[d] + moved;
            }
            for (int d = 0; d < space; d++) {
                normals[d][p] = place.normal[d];
            }
        }
        return new Support.Points(coordinates, normals);
    }
}
