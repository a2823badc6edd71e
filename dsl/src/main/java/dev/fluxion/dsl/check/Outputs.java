package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Expectation;
import dev.fluxion.dsl.problem.Metric;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.problem.Reference;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Clause.Assignment;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Predicate;
import dev.fluxion.dsl.syntax.Predicate.Relation;
import dev.fluxion.dsl.syntax.Spelling;
import dev.fluxion.dsl.syntax.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code plot}, {@code reference} and {@code expect}. */
final class Outputs {
    private static final int MOST_POINTS = 2000;

    private final Evaluator evaluator;
    private final Reporter reporter;
    private final Draft draft;
    private int plots;

    Outputs(Evaluator evaluator, Reporter reporter, Draft draft) {
        this.evaluator = evaluator;
        this.reporter = reporter;
        this.draft = draft;
    }

    void plot(Statement.Plot statement) {
        String name = "plot" + ++plots;
        List<PlotItem> items = new ArrayList<>();
        for (Expression expression : statement.values()) {
            reporter.attempt(() -> evaluator.evaluate(expression))
                    .ifPresent(value -> items.addAll(items(expression, value)));
        }
        SortedMap<Integer, List<Double>> at = new TreeMap<>();
        for (Assignment assignment : statement.at()) {
            if (setFromOutside(assignment.name())) {
                continue;
            }
            reporter.run(() -> {
                int axis = axis(assignment);
                if (at.put(axis, values(assignment, axis)) != null) {
                    throw new Mistake(
                            Code.E0207.at(assignment.span(), assignment.name().text()));
                }
            });
        }
        if (at.size() == evaluator.scope().axes().size()) {
            throw new Mistake(Code.E0804
                    .at(statement.at().getFirst().span(), "plot", "taken at single points")
                    .help("leave a coordinate free, or print values with `fluxion eval`"));
        }
        Optional<Expression> grid = Optional.ofNullable(
                Attributes.values(statement.attributes(), List.of("grid")).get("grid"));
        draft.plots.add(new Plot(name, items, grid.map(this::gridPoints).orElse(OptionalInt.empty()), at));
    }

    private OptionalInt gridPoints(Expression value) {
        int points = evaluator.integer(value, Map.of(), "the number of points of a plot");
        if (points < 2 || points > MOST_POINTS) {
            throw new Mistake(Code.E0209
                    .at(value.span(), "the number of points of a plot")
                    .label("it must lie between 2 and " + MOST_POINTS));
        }
        return OptionalInt.of(points);
    }

    /** One item for each scalar of a value. */
    List<PlotItem> items(Expression expression, Tensor value) {
        String title = evaluator.scope().source().text(expression.span()).replaceAll("\\s+", " ");
        if (value.shape().isScalar()) {
            return List.of(new PlotItem(title, value.node()));
        }
        boolean vector = expression instanceof Name name
                && evaluator.scope().symbols().get(name.text()) instanceof Symbol.Unknown;
        List<PlotItem> items = new ArrayList<>();
        for (int i = 0; i < value.entries().size(); i++) {
            int columns = value.shape().columns();
            String suffix = value.shape().isMatrix()
                    ? "[" + (i / columns + 1) + ", " + (i % columns + 1) + "]"
                    : "[" + (i + 1) + "]";
            String each = vector
                    ? evaluator
                            .scope()
                            .fields()
                            .get(((Symbol.Unknown) evaluator.scope().symbols().get(title))
                                    .fields()
                                    .get(i))
                    : title + suffix;
            items.add(new PlotItem(each, value.entries().get(i)));
        }
        return items;
    }

    /** The values of one coordinate that a plot is taken at. */
    private List<Double> values(Assignment assignment, int axis) {
        List<Expression> values =
                assignment.value() instanceof Expression.Array array ? array.elements() : List.of(assignment.value());
        Axis range = evaluator.scope().axes().get(axis);
        List<Double> places = new ArrayList<>();
        for (Expression value : values) {
            double at = evaluator.number(value, Map.of(), "a value of `" + range.name() + "`");
            double slack = 1e-12 * range.length();
            if (!(at >= range.lower() - slack && at <= range.upper() + slack)) {
                throw new Mistake(Code.E0511
                        .at(value.span(), range.name() + " = " + Numbers.print(at))
                        .label(range.name() + " ranges over [" + Numbers.print(range.lower()) + ", "
                                + Numbers.print(range.upper()) + "]"));
            }
            places.add(at);
        }
        if (places.isEmpty()) {
            throw new Mistake(Code.E0804.at(assignment.span(), "at", "empty"));
        }
        return places;
    }

    /** Whether a name stands for a parameter that ranges over an interval in the file and has one value in this compilation. */
    private boolean setFromOutside(Name name) {
        return evaluator.scope().overrides().containsKey(name.text())
                && evaluator.scope().symbols().get(name.text()) instanceof Symbol.Parameter;
    }

    private int axis(Assignment assignment) {
        String name = assignment.name().text();
        if (evaluator.scope().symbols().get(name) instanceof Symbol.Coordinate(Span span, int axis)) {
            return axis;
        }
        throw new Mistake(Code.E0201
                .at(assignment.name().span(), name)
                .label("a plot is taken `at` values of coordinates; "
                        + evaluator.scope().coordinatesAre()));
    }

    void reference(Statement.Reference statement) {
        Set<Integer> fields = new LinkedHashSet<>();
        for (Name name : statement.fields()) {
            fields.addAll(fields(name));
        }
        List<String> names =
                fields.stream().map(evaluator.scope().fields()::get).toList();
        ColumnHeaders headers = ColumnHeaders.of(evaluator.scope(), names, statement.columns());
        Path file = DataFiles.resolve(statement.file(), evaluator.scope());
        Reference reference = new Reference(List.copyOf(fields), file, headers.byName());
        DataFiles.check(statement.file(), file, headers.byName(), headers.spans())
                .forEach(reporter::report);
        draft.references.add(reference);
    }

    private List<Integer> fields(Name name) {
        Symbol symbol = evaluator.scope().symbols().get(name.text());
        if (symbol instanceof Symbol.Unknown unknown) {
            return unknown.fields();
        }
        if (symbol instanceof Symbol.Refused) {
            throw Mistake.alreadyReported();
        }
        List<String> unknowns = evaluator.scope().fields();
        Diagnostic mistake = Code.E0201.at(name.span(), name.text());
        throw new Mistake(Spelling.closest(name.text(), unknowns)
                .map(near -> mistake.help("did you mean the unknown `" + near + "`?"))
                .orElse(mistake.label("unknowns are " + String.join(", ", unknowns))));
    }

    void expect(Statement.Expect statement) {
        expect(statement.condition());
    }

    private void expect(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            expect(and.left());
            expect(and.right());
            return;
        }
        String text = evaluator.scope().source().text(predicate.span());
        if (predicate instanceof Predicate.Comparison comparison
                && comparison.operands().size() == 2) {
            Expression a = comparison.operands().get(0);
            Expression b = comparison.operands().get(1);
            Relation relation = comparison.relations().getFirst();
            boolean greater = relation == Relation.GREATER || relation == Relation.GREATER_OR_EQUAL;
            Expression small = greater ? b : a;
            Expression large = greater ? a : b;
            boolean strict = relation == Relation.LESS || relation == Relation.GREATER;
            Monitors monitors = new Monitors(evaluator, draft);
            if (monitors.occursIn(a) || monitors.occursIn(b)) {
                Graph graph = monitors.graph();
                Expectation expectation = new Expectation.OfMonitors(
                        text,
                        monitors.ofMonitors(graph, small),
                        strict ? Comparison.LESS : Comparison.LESS_OR_EQUAL,
                        monitors.ofMonitors(graph, large));
                draft.expectations.add(new Draft.StatedExpectation(expectation, predicate.span()));
                return;
            }
            if (small instanceof Call call) {
                bound(text, call, large, strict);
                return;
            }
        }
        throw new Mistake(Code.E0805
                .at(predicate.span(), text)
                .help("write `expect rel_l2(u) < 1e-3`, or compare a monitor with a number"));
    }

    private void bound(String text, Call call, Expression bound, boolean strict) {
        List<String> keywords =
                Arrays.stream(Metric.values()).map(Metric::keyword).toList();
        String keyword = call.function().text();
        Optional<Metric> metric = Arrays.stream(Metric.values())
                .filter(m -> m.keyword().equals(keyword))
                .findFirst();
        if (metric.isEmpty()) {
            Diagnostic mistake = Code.E0201.at(call.function().span(), keyword);
            throw new Mistake(Spelling.closest(keyword, keywords)
                    .map(near -> mistake.help("did you mean `" + near + "`?"))
                    .orElse(mistake.label("errors are measured by " + String.join(", ", keywords))));
        }
        boolean named = call.arguments().size() == 1
                && call.arguments().getFirst() instanceof Argument.Value(Span span, Name name);
        if (!named) {
            throw new Mistake(Code.E0205.at(
                    call.span(),
                    keyword,
                    "the name of 1 unknown",
                    call.arguments().size()));
        }
        Name name = (Name) ((Argument.Value) call.arguments().getFirst()).expression();
        double limit = evaluator.number(bound, Map.of(), "the bound of an error");
        Comparison comparison = strict ? Comparison.LESS : Comparison.LESS_OR_EQUAL;
        for (int field : fields(name)) {
            Expectation expectation = new Expectation.OfError(text, metric.get(), field, comparison, limit);
            draft.expectations.add(new Draft.StatedExpectation(expectation, call.span()));
        }
    }
}
