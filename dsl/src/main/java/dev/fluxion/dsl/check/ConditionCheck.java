package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.explain.ConditionTable;
import dev.fluxion.dsl.explain.ConditionTable.Place;
import dev.fluxion.dsl.explain.ConditionTable.Row;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The condition table: what is missing and what is too much. */
record ConditionCheck(Checks checks) {
    void run() {
        ConditionTable table = ConditionTable.of(checks.problem());
        for (int field = 0; field < checks.problem().unknowns(); field++) {
            List<Row> rows = table.of(field);
            sides(field, rows);
            rows.stream().filter(row -> row.place() instanceof Place.Start).forEach(this::start);
        }
    }

    private void sides(int field, List<Row> rows) {
        List<Row> bare = rows.stream()
                .filter(row -> (row.place() instanceof Place.Side || row.place() instanceof Place.Part)
                        && row.needed() > 0
                        && !row.hasAny())
                .toList();
        Problem problem = checks.problem();
        // Data stand in for a condition: that is what many inverse problems consist of.
        if (bare.isEmpty() || SystemCheck.observed(problem, field) || startsAtOneEnd(rows)) {
            return;
        }
        String name = problem.fields().get(field).name();
        Set<Integer> axes = bare.stream()
                .flatMap(row -> axes(row.place()))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        String directions = axes.stream().map(a -> problem.axes().get(a).name()).collect(Collectors.joining(" and "));
        String places = bare.stream().map(row -> row.place().text()).distinct().collect(Collectors.joining(", "));
        String order = bare.getFirst().highest() == 2
                ? "second order"
                : "order " + bare.getFirst().highest();
        checks.reporter()
                .report(Code.W0504
                        .at(equationOf(field, axes.iterator().next()), name, places)
                        .label(order + " in " + directions)
                        .help("a missing condition is not zero flux: write `bc dn(" + name
                                + ") = 0 on …` if that is meant"));
    }

    /** Whether an ordinary differential equation in a coordinate of space has all of its conditions, wherever they are. */
    private boolean startsAtOneEnd(List<Row> rows) {
        int given = rows.stream().mapToInt(row -> row.given().size()).sum();
        return checks.problem().dimension() == 1
                && rows.stream().allMatch(row -> row.place() instanceof Place.Side && given >= row.highest());
    }

    private Stream<Integer> axes(Place place) {
        return switch (place) {
            case Place.Side side -> Stream.of(side.face().axis());
            case Place.Part part when part.axis() >= 0 -> Stream.of(part.axis());
            case Place.Part part ->
                IntStream.range(0, checks.problem().spaceAxes().size()).boxed();
            case Place.Joined joined -> Stream.of(joined.axis());
            case Place.Start start -> Stream.empty();
        };
    }

    private void start(Row row) {
        Problem problem = checks.problem();
        String name = problem.fields().get(row.field()).name();
        String time = problem.axes().getLast().name();
        int field = row.field();
        if (row.highest() == 0) {
            initialConditionsOf(field)
                    .forEach(span -> checks.reporter()
                            .report(Code.W0506
                                    .at(span, name)
                                    .label("over-determines the system")
                                    .help("for a gauge write `bc " + name + " = … at (…)`")));
            return;
        }
        if (!row.hasAny()) {
            if (!SystemCheck.observed(problem, field)) {
                checks.reporter()
                        .report(Code.W0504
                                .at(
                                        equationOf(field, problem.dimension() - 1),
                                        name,
                                        row.place().text())
                                .label(ordinal(row.highest()) + " order in " + time)
                                .help("add `ic " + name + " = …`"));
            }
            return;
        }
        List<Integer> missing = new ArrayList<>();
        for (int order = 0; order < row.highest(); order++) {
            if (!row.given().containsKey(order)) {
                missing.add(order);
            }
        }
        if (!missing.isEmpty()) {
            String derivative = name + "_" + time.repeat(row.highest());
            int order = missing.getFirst();
            String wanted = order == 0 ? name : name + "_" + time.repeat(order);
            String given = row.given().keySet().stream()
                    .sorted()
                    .map(o -> "`" + (o == 0 ? name : name + "_" + time.repeat(o)) + "`")
                    .collect(Collectors.joining(" and "));
            checks.reporter()
                    .report(Code.E0505
                            .at(
                                    equationOf(field, problem.dimension() - 1),
                                    derivative,
                                    ordinal(row.given().size() + 1))
                            .label(ordinal(row.highest()) + " order in " + time + ", but only " + given
                                    + " is given at " + row.place().text())
                            .help("add `ic " + wanted + " = 0`"));
        }
    }

    static String ordinal(int n) {
        return switch (n) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            case 4 -> "fourth";
            default -> n + "th";
        };
    }

    /** The left side of the first equation with the highest derivative of the field along an axis. */
    private Span equationOf(int field, int axis) {
        Span best = new Span(0, 0);
        int highest = -1;
        for (Draft.StatedEquation stated : checks.draft().equations) {
            for (int i = 0; i < stated.equation().left().size(); i++) {
                Set<MultiIndex> orders = Nodes.derivatives(List.of(
                                stated.equation().left().get(i),
                                stated.equation().right().get(i)))
                        .getOrDefault(field, Set.of());
                int order = orders.stream().mapToInt(o -> o.get(axis)).max().orElse(-1);
                if (order > highest) {
                    highest = order;
                    best = stated.sources().get(i).span();
                }
            }
        }
        return best;
    }

    private List<Span> initialConditionsOf(int field) {
        List<Span> spans = new ArrayList<>();
        for (Draft.StatedCondition stated : checks.draft().conditions) {
            Condition condition = stated.condition();
            for (int i = 0; condition.initial() && i < condition.left().size(); i++) {
                if (Nodes.derivatives(List.of(condition.left().get(i))).containsKey(field)) {
                    spans.add(stated.sources().get(i).span());
                }
            }
        }
        return spans;
    }
}
