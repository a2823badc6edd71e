package dev.fluxion.dsl.explain;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which conditions each field has on each face and at the start of time: field × place × order.
 *
 * @param rows one for each field and place, fields first
 */
public record ConditionTable(List<Row> rows) {

    /** Where a condition can be asked for. */
    public sealed interface Place {
        /** The place in words, such as {@code x = 0}. */
        String text();

        /** A side of the box. */
        record Side(String text, Face face) implements Place {}

        /** A face of a region, on which {@code axis} is constant, or -1. */
        record Part(String text, Patch patch, int axis) implements Place {}

        /** An axis whose ends are joined. */
        record Joined(String text, int axis) implements Place {}

        /** The start of time. */
        record Start(String text) implements Place {}
    }

    /**
     * @param field the index of the field
     * @param place where
     * @param highest the highest order of derivatives of the field across that place in any equation
     * @param given the names of the conditions by the highest order of derivative of the field in them
     */
    public record Row(int field, Place place, int highest, Map<Integer, List<String>> given) {
        /** Copies the map. */
        public Row {
            given = Map.copyOf(given);
        }

        /** The number of conditions that a well-posed problem has here; 0 where it depends on more than the order. */
        public int needed() {
            return switch (place) {
                case Place.Side side -> highest / 2;
                case Place.Part part -> highest / 2;
                case Place.Joined joined -> 0;
                case Place.Start start -> highest;
            };
        }

        /** Whether a condition mentions the field here. */
        public boolean hasAny() {
            return !given.isEmpty();
        }
    }

    /** Copies the list. */
    public ConditionTable {
        rows = List.copyOf(rows);
    }

    /** The table of a problem. */
    public static ConditionTable of(Problem problem) {
        List<Row> rows = new ArrayList<>();
        for (int field = 0; field < problem.fields().size() - problem.numbers(); field++) {
            Set<MultiIndex> orders = orders(problem, field);
            int unknown = field;
            problem.domain()
                    .ifPresent(
                            domain -> domain.faces().forEach(face -> rows.add(part(problem, unknown, face, orders))));
            for (int axis = 0; axis < problem.dimension(); axis++) {
                int index = axis;
                int highest = orders.stream()
                        .mapToInt(order -> order.get(index))
                        .max()
                        .orElse(0);
                Axis coordinate = problem.axes().get(axis);
                if (!coordinate.time() && (problem.domain().isPresent() || !coordinate.space())) {
                    continue;
                }
                for (Place place : places(coordinate, axis)) {
                    rows.add(new Row(field, place, highest, given(problem, field, place)));
                }
            }
        }
        return new ConditionTable(rows);
    }

    private static Row part(Problem problem, int field, Domain.Face face, Set<MultiIndex> orders) {
        int space = problem.spaceAxes().size();
        int highest = orders.stream()
                .mapToInt(order -> IntStream.range(0, space)
                        .filter(axis -> face.axis() < 0 || face.axis() == axis)
                        .map(order::get)
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        Place place = new Place.Part(face.text(), face.surface().patches().getFirst(), face.axis());
        return new Row(field, place, highest, given(problem, field, place));
    }

    /** The rows of one field. */
    public List<Row> of(int field) {
        return rows.stream().filter(row -> row.field() == field).toList();
    }

    private static List<Place> places(Axis axis, int index) {
        if (axis.time()) {
            return List.of(new Place.Start(axis.name() + " = " + Plain.number(axis.lower())));
        }
        if (axis.periodic()) {
            return List.of(new Place.Joined(axis.name(), index));
        }
        return List.of(
                new Place.Side(axis.name() + " = " + Plain.number(axis.lower()), new Face(index, false)),
                new Place.Side(axis.name() + " = " + Plain.number(axis.upper()), new Face(index, true)));
    }

    /** Every derivative of a field in the equations. */
    private static Set<MultiIndex> orders(Problem problem, int field) {
        List<Node> roots = new ArrayList<>();
        problem.equations().forEach(equation -> roots.addAll(equation.sides()));
        return Nodes.derivatives(roots).getOrDefault(field, Set.of());
    }

    private static Map<Integer, List<String>> given(Problem problem, int field, Place place) {
        Map<Integer, List<String>> given = new TreeMap<>();
        for (Condition condition : problem.conditions()) {
            if (!holdsAt(condition.support(), place)) {
                continue;
            }
            for (int i = 0; i < condition.left().size(); i++) {
                Set<MultiIndex> orders = Nodes.derivatives(List.of(
                                condition.left().get(i), condition.right().get(i)))
                        .getOrDefault(field, Set.of());
                String name = condition.componentName(i);
                orders.stream()
                        .mapToInt(MultiIndex::total)
                        .max()
                        .ifPresent(order -> given.computeIfAbsent(order, o -> new ArrayList<>())
                                .add(name));
            }
        }
        return given;
    }

    private static boolean holdsAt(Support support, Place place) {
        return switch (support) {
            case Support.Faces(List<Face> faces, var where) ->
                place instanceof Place.Side(String text, Face face) && faces.contains(face);
            case Support.Surface(var surface, double share, String text, var where) ->
                place instanceof Place.Part part && surface.patches().contains(part.patch());
            case Support.Initial initial -> place instanceof Place.Start;
            case Support.Interior interior -> false;
            case Support.At at -> false;
            case Support.Points points -> false;
        };
    }

    /** The table as text: a line for each field and order, a column for each place. */
    public String print(Problem problem) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("conditions"));
        of(0).forEach(row -> head.add(row.place().text()));
        lines.add(head);
        for (int field = 0; field < problem.fields().size() - problem.numbers(); field++) {
            List<Row> own = of(field);
            int orders = own.stream()
                    .mapToInt(row -> Math.max(
                            row.needed(),
                            row.given().keySet().stream()
                                    .mapToInt(o -> o + 1)
                                    .max()
                                    .orElse(0)))
                    .max()
                    .orElse(0);
            String name = problem.fields().get(field).name();
            for (int order = 0; order < Math.max(1, orders); order++) {
                List<String> line =
                        new ArrayList<>(List.of(order == 0 ? name : "∂" + (order == 1 ? "" : order) + name));
                int wanted = order;
                own.forEach(row -> line.add(cell(row, wanted)));
                lines.add(line);
            }
        }
        return Plain.columns(lines);
    }

    private static String cell(Row row, int order) {
        if (row.place() instanceof Place.Joined) {
            return "periodic";
        }
        List<String> names = row.given().getOrDefault(order, List.of());
        return names.isEmpty() ? "–" : "✓ " + String.join(", ", names);
    }
}
