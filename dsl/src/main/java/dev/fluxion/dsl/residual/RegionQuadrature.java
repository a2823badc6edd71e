package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Quadrature over regions and parts of their boundaries. In one and two dimensions the error is that of Gauss and Legendre's rule between
 * corners, about 1e-8 of the measure for smooth integrands (1e-6 on implicit curves, whose parameters follow chords); in three
 * dimensions about 1e-3, from lattices.
 */
public final class RegionQuadrature {
    private static final int ON_A_RANGE = 64;
    private static final int MOST_ON_A_PANEL = 20;
    private static final int LEAST_ON_A_PANEL = 6;
    private static final int PANEL_BUDGET = 160;
    private static final int LINES = 1500;
    private static final int ON_A_LINE = 6;
    private static final int PROBES = 129;
    private static final int PIECES = 256;
    private static final int HALVINGS = 52;

    private final Domain domain;
    private final int dimension;
    private final double[][] bounds;
    private final List<double[]> points = new ArrayList<>();
    private final List<double[]> normals = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    private RegionQuadrature(Domain domain) {
        this.domain = domain;
        this.dimension = domain.region().dimension();
        this.bounds = Bounds.of(domain.region());
    }

    /** The inside of a region. */
    public static Quadrature inside(Domain domain) {
        RegionQuadrature rule = new RegionQuadrature(domain);
        switch (rule.dimension) {
            case 1 -> rule.line();
            case 2 -> rule.plane();
            default -> rule.space();
        }
        return rule.finish();
    }

    /** A part of the boundary. */
    public static Quadrature on(Domain domain, Surface surface) {
        RegionQuadrature rule = new RegionQuadrature(domain);
        for (int i = 0; i < surface.portions().size(); i++) {
            rule.portion(surface, i);
        }
        return rule.finish();
    }

    private Quadrature finish() {
        return new Quadrature(
                Rows.transpose(points.toArray(double[][]::new), dimension),
                Rows.transpose(normals.toArray(double[][]::new), dimension),
                weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void add(double[] point, double[] normal, double weight) {
        points.add(point);
        normals.add(normal);
        weights.add(weight);
    }

    private void portion(Surface surface, int index) {
        Patch patch = surface.portions().get(index).patch();
        double measure = patch.measure();
        if (dimension == 2) {
            double[][] rule = Quadrature.legendre(ON_A_RANGE);
            for (double[] range : surface.ranges(index)) {
                double length = range[1] - range[0];
                double[] u =
                        Arrays.stream(rule[0]).map(s -> range[0] + length * s).toArray();
                boundary(surface, index, new double[][] {u}, p -> measure * length * rule[1][p]);
            }
        } else if (dimension == 3 && surface.whole(index)) {
            double[][] square = Quadrature.product(2);
            boundary(surface, index, square, p -> measure * square[2][p]);
        } else {
            int count = dimension == 1 ? 1 : Quadrature.MANY;
            boundary(surface, index, Surface.lattice(dimension - 1, count), p -> measure / count);
        }
    }

    private void boundary(Surface surface, int index, double[][] unit, IntToDoubleFunction weight) {
        int count = dimension == 1 ? 1 : unit[0].length;
        Patch.Points found = surface.portions().get(index).patch().points(unit, count);
        int[] sides = surface.sides(index, found);
        for (int p = 0; p < count; p++) {
            int side = sides[p];
            if (side != 0) {
                add(
                        found.x()[p],
                        Arrays.stream(found.normal()[p]).map(v -> side * v).toArray(),
                        weight.applyAsDouble(p));
            }
        }
    }

    private void line() {
        double[] ends = domain.faces().stream()
                .mapToDouble(face -> face.surface()
                        .patches()
                        .getFirst()
                        .points(new double[0][], 1)
                        .x()[0][0])
                .sorted()
                .distinct()
                .toArray();
        between(List.of(new double[0]), new double[] {1}, List.of(ends), Quadrature.legendre(ON_A_RANGE));
    }

    /** Vertical lines at the points of a rule between the corners and the turning points of the boundary. */
    private void plane() {
        List<Monotone> pieces = new ArrayList<>();
        TreeSet<Double> stops = new TreeSet<>(List.of(bounds[0][0], bounds[0][1]));
        for (Patches.Named face : Patches.of(domain.region())) {
            Monotone.of(face.patch()).forEach(piece -> {
                pieces.add(piece);
                stops.add(piece.from);
                stops.add(piece.to);
            });
        }
        for (Domain.Face face : domain.faces()) {
            Patch patch = face.surface().patches().getFirst();
            for (double[] range : face.surface().ranges(0)) {
                Arrays.stream(patch.points(new double[][] {range}, 2).x()).forEach(x -> stops.add(x[0]));
            }
        }
        double[] panels = distinct(stops, 1e-12 * (bounds[0][1] - bounds[0][0]));
        int n = Math.clamp(PANEL_BUDGET / Math.max(1, panels.length - 1), LEAST_ON_A_PANEL, MOST_ON_A_PANEL);
        double[][] rule = Quadrature.legendre(n);
        double[] x = new double[n * (panels.length - 1)];
        double[] shares = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            double from = panels[k / n];
            double width = panels[k / n + 1] - from;
            double angle = Math.PI * rule[0][k % n];
            x[k] = from + width * Math.pow(Math.sin(angle / 2), 2);
            shares[k] = width * Math.PI / 2 * Math.sin(angle) * rule[1][k % n];
        }
        List<TreeSet<Double>> crossings = IntStream.range(0, x.length)
                .mapToObj(k -> new TreeSet<Double>())
                .toList();
        pieces.forEach(piece -> piece.cross(x, crossings));
        between(
                Arrays.stream(x).mapToObj(v -> new double[] {v}).toList(),
                shares,
                crossings.stream()
                        .map(set ->
                                set.stream().mapToDouble(Double::doubleValue).toArray())
                        .toList(),
                rule);
    }

    private static double[] distinct(TreeSet<Double> sorted, double slack) {
        List<Double> kept = new ArrayList<>();
        for (double x : sorted) {
            if (kept.isEmpty() || x - kept.getLast() > slack) {
                kept.add(x);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Lines along the last axis through the points of a lattice; their ends inside the region are halved. */
    private void space() {
        double[][] unit = Surface.lattice(dimension - 1, LINES);
        List<double[]> feet = new ArrayList<>();
        double share = 1.0 / LINES;
        for (int d = 0; d < dimension - 1; d++) {
            share *= bounds[d][1] - bounds[d][0];
        }
        for (int k = 0; k < LINES; k++) {
            double[] foot = new double[dimension - 1];
            for (int d = 0; d < foot.length; d++) {
                foot[d] = bounds[d][0] + (bounds[d][1] - bounds[d][0]) * unit[d][k];
            }
            feet.add(foot);
        }
        double[] shares = new double[LINES];
        Arrays.fill(shares, share);
        between(feet, shares, roots(feet), Quadrature.legendre(ON_A_LINE));
    }

    /** Where the level changes its sign along each line. */
    private List<double[]> roots(List<double[]> feet) {
        double low = bounds[dimension - 1][0];
        double step = (bounds[dimension - 1][1] - low) / (PROBES - 1);
        double[] heights = new double[feet.size() * PROBES];
        int[] foot = new int[heights.length];
        for (int i = 0; i < heights.length; i++) {
            foot[i] = i / PROBES;
            heights[i] = low + step * (i % PROBES);
        }
        double[] level = level(feet, foot, heights);
        int[] before = IntStream.range(0, heights.length)
                .filter(i -> i % PROBES < PROBES - 1 && level[i] < 0 != level[i + 1] < 0)
                .toArray();
        int[] at = Arrays.stream(before).map(i -> foot[i]).toArray();
        double[] from = Arrays.stream(before).mapToDouble(i -> heights[i]).toArray();
        double[] to = Arrays.stream(before).mapToDouble(i -> heights[i + 1]).toArray();
        for (int k = 0; k < HALVINGS; k++) {
            double[] middle = middles(from, to);
            double[] value = level(feet, at, middle);
            for (int i = 0; i < middle.length; i++) {
                (value[i] < 0 == level[before[i]] < 0 ? from : to)[i] = middle[i];
            }
        }
        List<TreeSet<Double>> roots = feet.stream()
                .map(f -> new TreeSet<>(List.of(low, low + step * (PROBES - 1))))
                .toList();
        double[] cuts = middles(from, to);
        for (int i = 0; i < cuts.length; i++) {
            roots.get(at[i]).add(cuts[i]);
        }
        return roots.stream()
                .map(set -> set.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
    }

    private static double[] middles(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (a[i] + b[i]) / 2).toArray();
    }

    private double[] level(List<double[]> feet, int[] foot, double[] heights) {
        double[][] x = new double[dimension][heights.length];
        for (int i = 0; i < heights.length; i++) {
            for (int d = 0; d < dimension - 1; d++) {
                x[d][i] = feet.get(foot[i])[d];
            }
            x[dimension - 1][i] = heights[i];
        }
        return Surface.values(domain.level(), x, heights.length);
    }

    /** A rule on every stretch between two ends of a line whose middle lies in the region. */
    private void between(List<double[]> feet, double[] shares, List<double[]> ends, double[][] rule) {
        List<double[]> stretches = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (int k = 0; k < feet.size(); k++) {
            double[] own = ends.get(k);
            for (int i = 0; i + 1 < own.length; i++) {
                stretches.add(new double[] {own[i], own[i + 1]});
                lines.add(k);
            }
        }
        int[] foot = lines.stream().mapToInt(Integer::intValue).toArray();
        double[] level = level(
                feet,
                foot,
                stretches.stream().mapToDouble(s -> (s[0] + s[1]) / 2).toArray());
        for (int i = 0; i < foot.length; i++) {
            double from = stretches.get(i)[0];
            double length = stretches.get(i)[1] - from;
            for (int p = 0; p < rule[0].length && level[i] < 0; p++) {
                double[] point = Arrays.copyOf(feet.get(foot[i]), dimension);
                point[dimension - 1] = from + length * rule[0][p];
                add(point, new double[dimension], shares[foot[i]] * length * rule[1][p]);
            }
        }
    }

    /** A stretch of a curve along which x grows or falls from {@code u0} to {@code u1}. */
    private record Monotone(Patch patch, double u0, double u1, double from, double to) {

        static List<Monotone> of(Patch patch) {
            double[] u = IntStream.rangeClosed(0, PIECES)
                    .mapToDouble(i -> (double) i / PIECES)
                    .toArray();
            double[] slope = slopes(patch, u);
            int[] turns = IntStream.range(0, PIECES)
                    .filter(i -> slope[i] < 0 != slope[i + 1] < 0)
                    .toArray();
            double[] low = Arrays.stream(turns).mapToDouble(i -> u[i]).toArray();
            double[] high = Arrays.stream(turns).mapToDouble(i -> u[i + 1]).toArray();
            for (int k = 0; k < HALVINGS && turns.length > 0; k++) {
                double[] middle = middles(low, high);
                double[] value = slopes(patch, middle);
                for (int i = 0; i < middle.length; i++) {
                    (value[i] < 0 == slope[turns[i]] < 0 ? low : high)[i] = middle[i];
                }
            }
            double[] cuts = new double[turns.length + 2];
            System.arraycopy(middles(low, high), 0, cuts, 1, turns.length);
            cuts[cuts.length - 1] = 1;
            double[][] at = patch.points(new double[][] {cuts}, cuts.length).x();
            return IntStream.range(0, cuts.length - 1)
                    .mapToObj(i -> new Monotone(patch, cuts[i], cuts[i + 1], at[i][0], at[i + 1][0]))
                    .toList();
        }

        /** The component of the normal across x, which is 0 where the curve turns. */
        private static double[] slopes(Patch patch, double[] u) {
            return Rows.column(patch.points(new double[][] {u}, u.length).normal(), 1);
        }

        /** Adds the heights at which the curve crosses vertical lines. */
        void cross(double[] x, List<TreeSet<Double>> crossings) {
            int[] met = IntStream.range(0, x.length)
                    .filter(k -> x[k] > Math.min(from, to) && x[k] < Math.max(from, to))
                    .toArray();
            double[] low = new double[met.length];
            double[] high = new double[met.length];
            Arrays.fill(low, u0);
            Arrays.fill(high, u1);
            for (int k = 0; k < HALVINGS && met.length > 0; k++) {
                double[] middle = middles(low, high);
                double[][] at =
                        patch.points(new double[][] {middle}, middle.length).x();
                for (int i = 0; i < middle.length; i++) {
                    (at[i][0] < x[met[i]] == from < to ? low : high)[i] = middle[i];
                }
            }
            double[] middle = middles(low, high);
            double[][] at = patch.points(new double[][] {middle}, middle.length).x();
            for (int i = 0; i < met.length; i++) {
                crossings.get(met[i]).add(at[i][1]);
            }
        }
    }
}
