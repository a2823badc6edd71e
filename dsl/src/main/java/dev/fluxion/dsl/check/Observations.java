package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Rows;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads {@code observe} and the data behind it. */
record Observations(Evaluator evaluator, Reporter reporter, Draft draft) {
    /** Relative slack at the ends of an axis, for coordinates that were rounded when the data were written. */
    private static final double SLACK = 1e-6;

    void read(Statement.Observe statement) {
        List<String> names = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Expression expression : statement.values()) {
            add(expression, names, values);
        }
        Attributes attributes = Attributes.read(statement.attributes(), evaluator);
        ColumnHeaders headers = ColumnHeaders.of(evaluator.scope(), names, statement.columns());
        Path file = DataFiles.resolve(statement.file(), evaluator.scope());
        int dimension = evaluator.scope().axes().size();
        double[][] table =
                new DataTable(statement.file(), file, headers.byName(), headers.spans()).read(dimension, reporter);
        double[][] inside = inside(table, statement);
        measuredTogether(inside, dimension, names, statement).forEach((rows, together) -> {
            double[][] coordinates = new double[dimension][];
            for (int d = 0; d < dimension; d++) {
                coordinates[d] = pick(inside[d], rows);
            }
            List<Node> data = new ArrayList<>();
            for (int i : together) {
                double[] column = pick(inside[dimension + i], rows);
                data.add(evaluator.graph().custom(new DataColumn(names.get(i), column), List.of()));
            }
            draft.observations.add(new Observation(
                    draft.names.add(Optional.empty(), "observe" + (draft.observations.size() + 1), statement.span()),
                    file,
                    new Support.Points(coordinates, new double[dimension][rows.size()]),
                    together.stream().map(values::get).toList(),
                    data,
                    attributes.weight()));
        });
    }

    /** By the rows that have them, the measured values by number. */
    private static Map<List<Integer>, List<Integer>> measuredTogether(
            double[][] table, int dimension, List<String> names, Statement.Observe statement) {
        Map<List<Integer>, List<Integer>> byRows = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            List<Integer> rows = measured(table[dimension + i]);
            if (rows.isEmpty()) {
                throw new Mistake(Code.E0701
                        .at(statement.file().span(), statement.file().value())
                        .label("no row in the domain has a value of `" + names.get(i) + "`"));
            }
            byRows.computeIfAbsent(rows, r -> new ArrayList<>()).add(i);
        }
        return byRows;
    }

    /** The rows that have a value in a column. */
    private static List<Integer> measured(double[] column) {
        return IntStream.range(0, column.length)
                .filter(row -> !Double.isNaN(column[row]))
                .boxed()
                .toList();
    }

    private static double[] pick(double[] column, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> column[row]).toArray();
    }

    /** The scalars of one observed expression and the names of their columns. */
    private void add(Expression expression, List<String> names, List<Node> values) {
        Tensor value = evaluator.evaluate(expression);
        String text = evaluator.scope().source().text(expression.span());
        if (expression instanceof Name name
                && evaluator.scope().symbols().get(name.text()) instanceof Symbol.Unknown unknown) {
            unknown.fields()
                    .forEach(field -> names.add(evaluator.scope().fields().get(field)));
        } else if (value.shape().isScalar()) {
            names.add(text);
        } else {
            throw new Mistake(Code.E0302
                    .at(expression.span(), "observe", "a scalar", value.shape().noun())
                    .label(value.shape().toString()));
        }
        values.addAll(value.entries());
    }

    private double[][] inside(double[][] table, Statement.Observe statement) {
        List<Axis> axes = evaluator.scope().axes();
        double[][] places = Arrays.copyOf(table, axes.size());
        int rows = table[0].length;
        int[] kept = new int[rows];
        int count = 0;
        String first = "";
        for (int row = 0; row < rows; row++) {
            String outside = "";
            for (int d = 0; d < axes.size() && outside.isEmpty(); d++) {
                Axis axis = axes.get(d);
                double slack = SLACK * axis.length();
                if (table[d][row] < axis.lower() - slack || table[d][row] > axis.upper() + slack) {
                    outside = "row " + (row + 1) + ", " + axis.name() + " = " + Numbers.rough(table[d][row]);
                }
            }
            double[] point = Rows.column(places, row);
            if (outside.isEmpty()
                    && evaluator
                            .scope()
                            .domain()
                            .filter(domain -> !domain.contains(point))
                            .isPresent()) {
                outside = "row " + (row + 1) + ", beside the region";
            }
            if (outside.isEmpty()) {
                kept[count++] = row;
            } else if (first.isEmpty()) {
                first = outside;
            }
        }
        if (count == 0) {
            throw new Mistake(Code.E0701
                    .at(statement.file().span(), statement.file().value())
                    .label("none of its " + rows + " rows lies in the domain: " + first));
        }
        if (count < rows) {
            reporter.report(Code.W0703
                    .at(statement.file().span(), rows - count, rows)
                    .label("first: " + first + "; these rows are ignored"));
        }
        return Rows.columns(table, Arrays.copyOf(kept, count));
    }
}
