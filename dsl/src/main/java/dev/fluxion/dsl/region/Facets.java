package dev.fluxion.dsl.region;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a level function changes its sign, as straight facets between points on the edges of Kuhn's simplices (marching simplices:
 * Allgower and Georg 1990, chapter 15): points on a line, segments in the plane, in the order of the curve, triangles in space.
 *
 * @param vertices {@code [axis][vertex]}
 * @param facets the vertices of each facet
 */
record Facets(double[][] vertices, List<int[]> facets) {

    static Facets of(Lattice lattice, double[] level) {
        return new Search(lattice, level).run();
    }

    private static final class Search {
        private final Lattice lattice;
        private final double[] level;
        private final int dimension;
        private final Map<Long, Integer> numbers = new LinkedHashMap<>();
        private final List<int[]> facets = new ArrayList<>();

        Search(Lattice lattice, double[] level) {
            this.lattice = lattice;
            this.level = level;
            this.dimension = lattice.points().length;
        }

        Facets run() {
            List<int[]> orders = orders(dimension);
            for (int point = 0; point < level.length; point++) {
                if (lattice.startsCell(point) && mixed(point)) {
                    for (int[] order : orders) {
                        simplex(point, order);
                    }
                }
            }
            return new Facets(vertices(), dimension == 2 ? chained(facets) : facets);
        }

        private boolean mixed(int point) {
            boolean first = level[point] < 0;
            for (int mask = 1; mask < 1 << dimension; mask++) {
                int corner = point;
                for (int axis = 0; axis < dimension; axis++) {
                    corner += (mask >> axis & 1) * lattice.stride(axis);
                }
                if (level[corner] < 0 != first) {
                    return true;
                }
            }
            return false;
        }

        private void simplex(int point, int[] order) {
            List<Integer> in = new ArrayList<>();
            List<Integer> out = new ArrayList<>();
            int corner = point;
            for (int k = 0; k <= dimension; k++) {
                (level[corner] < 0 ? in : out).add(corner);
                corner += k < dimension ? lattice.stride(order[k]) : 0;
            }
            if (in.isEmpty() || out.isEmpty()) {
                return;
            }
            List<Integer> cuts = new ArrayList<>();
            in.forEach(a -> out.forEach(b -> cuts.add(cut(a, b))));
            if (cuts.size() <= dimension) {
                facets.add(cuts.stream().mapToInt(Integer::intValue).toArray());
            } else {
                facets.add(new int[] {cuts.get(0), cuts.get(1), cuts.get(3)});
                facets.add(new int[] {cuts.get(0), cuts.get(3), cuts.get(2)});
            }
        }

        /** The number of the vertex on an edge. */
        private int cut(int a, int b) {
            long key = (long) Math.min(a, b) * level.length + Math.max(a, b);
            return numbers.computeIfAbsent(key, k -> numbers.size());
        }

        private double[][] vertices() {
            double[][] vertices = new double[dimension][numbers.size()];
            numbers.forEach((key, number) -> {
                int a = (int) (key / level.length);
                int b = (int) (key % level.length);
                double part = level[a] / (level[a] - level[b]);
                double s = Double.isNaN(part) ? 0.5 : Math.clamp(part, 0, 1);
                for (int axis = 0; axis < dimension; axis++) {
                    double[] x = lattice.points()[axis];
                    vertices[axis][number] = x[a] * (1 - s) + x[b] * s;
                }
            });
            return vertices;
        }
    }

    /** All orders of the axes. */
    private static List<int[]> orders(int dimension) {
        List<int[]> orders = List.of(new int[0]);
        for (int axis = 0; axis < dimension; axis++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] order : orders) {
                for (int place = 0; place <= order.length; place++) {
                    int[] next = new int[order.length + 1];
                    System.arraycopy(order, 0, next, 0, place);
                    next[place] = axis;
                    System.arraycopy(order, place, next, place + 1, order.length - place);
                    longer.add(next);
                }
            }
            orders = longer;
        }
        return orders;
    }

    /** Segments in the order in which they hang together; open chains from an end. */
    private static List<int[]> chained(List<int[]> segments) {
        Map<Integer, Deque<int[]>> at = new HashMap<>();
        for (int[] segment : segments) {
            for (int vertex : segment) {
                at.computeIfAbsent(vertex, v -> new ArrayDeque<>()).add(segment);
            }
        }
        List<int[]> starts = new ArrayList<>();
        for (int[] segment : segments) {
            for (int k = 0; k < 2; k++) {
                if (at.get(segment[k]).size() == 1) {
                    starts.add(k == 0 ? segment : new int[] {segment[1], segment[0]});
                }
            }
        }
        starts.addAll(segments);
        Map<Long, Boolean> used = new HashMap<>();
        List<int[]> chain = new ArrayList<>();
        for (int[] start : starts) {
            int[] segment = start;
            while (segment != null && used.putIfAbsent(key(segment), true) == null) {
                chain.add(segment);
                int end = segment[1];
                segment = at.get(end).stream()
                        .filter(next -> !used.containsKey(key(next)))
                        .findFirst()
                        .map(next -> next[0] == end ? next : new int[] {next[1], next[0]})
                        .orElse(null);
            }
        }
        return chain;
    }

    private static long key(int[] segment) {
        return ((long) Math.min(segment[0], segment[1]) << 32) + Math.max(segment[0], segment[1]);
    }
}
