package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Clause.CoordinateDeclaration;
import dev.fluxion.dsl.syntax.Clause.FieldDeclaration;
import dev.fluxion.dsl.syntax.Clause.InferDeclaration;
import dev.fluxion.dsl.syntax.Clause.ParameterDeclaration;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.ProblemFile;
import dev.fluxion.dsl.syntax.Spelling;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first pass: every name that the file declares, the axes, and which of them are periodic. */
final class Declarations {
    private final Scope scope;
    private final Reporter reporter;
    private final Draft draft;
    private final List<Field> fields = new ArrayList<>();
    private Optional<Span> domain = Optional.empty();
    private boolean domainRefused;

    Declarations(Scope scope, Reporter reporter, Draft draft) {
        this.scope = scope;
        this.reporter = reporter;
        this.draft = draft;
    }

    List<Field> fields() {
        return fields;
    }

    /** Whether the axes and unknowns are known, so that the rest of the file can be read. */
    boolean read(ProblemFile file) {
        file.statements().forEach(statement -> reporter.run(() -> names(statement)));
        Evaluator numbers = Evaluator.ofNumbers(scope);
        inferred(file, numbers);
        file.statements().forEach(statement -> reporter.run(() -> box(statement, numbers)));
        file.statements().forEach(statement -> regionNames(statement, numbers));
        file.statements().forEach(statement -> reporter.run(() -> region(statement, numbers)));
        file.statements().forEach(statement -> parameterAxes(statement, numbers));
        file.statements().forEach(statement -> reporter.run(() -> time(statement, numbers)));
        file.statements().forEach(this::periodic);
        file.statements().forEach(this::unknownArguments);
        checkOverrides();
        checkDerivativeNames();
        if (domainRefused || scope.axes().isEmpty() || noUnknown()) {
            reportMissing(file);
            return false;
        }
        return true;
    }

    private void names(Statement statement) {
        if (statement instanceof Statement.Param param) {
            param.declarations().forEach(d -> reporter.run(() -> parameter(d)));
        } else if (statement instanceof Statement.Unknown unknown) {
            unknown.fields().forEach(d -> reporter.run(() -> unknown(d)));
        } else if (statement instanceof Statement.Let let) {
            scope.declare(let.name(), new Symbol.Definition(let.name().span(), let.parameters(), let.value()));
        } else if (statement instanceof Statement.Region region) {
            scope.declare(region.name(), new Symbol.Region(region.name().span(), region.value()));
        } else if (statement instanceof Statement.RegionDomain region && scope.dimensionOfSets() == 0) {
            coordinates(region);
        } else if (statement instanceof Statement.Boundary part) {
            scope.declare(part.name(), new Symbol.BoundaryPart(part.name().span(), part.selector()));
        }
    }

    /** The coordinates of a region are known before it, because functions of them may define it. */
    private void coordinates(Statement.RegionDomain statement) {
        scope.regionDimension(statement.coordinates().size());
        for (int i = 0; i < statement.coordinates().size(); i++) {
            Name name = statement.coordinates().get(i);
            int axis = i;
            domainRefused |= !reporter.run(() -> scope.declare(name, new Symbol.Coordinate(name.span(), axis)));
        }
    }

    private void parameter(ParameterDeclaration declaration) {
        Name name = declaration.name();
        Optional<Expression> value = declaration
                .value()
                .or(() ->
                        Optional.ofNullable(scope.overrides().get(name.text())).map(Scope.Override::value));
        value.ifPresent(number -> scope.declare(name, new Symbol.Parameter(name.span(), number)));
    }

    /** Parameters that range over an interval are coordinates, unless a value is set from outside. */
    private void parameterAxes(Statement statement, Evaluator numbers) {
        if (statement instanceof Statement.Param param) {
            for (ParameterDeclaration declaration : param.declarations()) {
                Name name = declaration.name();
                if (declaration.value().isEmpty() && !scope.overrides().containsKey(name.text())) {
                    domainRefused |= !reporter.run(() -> {
                        Argument.Interval interval = declaration.range().orElseThrow();
                        double[] ends = ends(interval, "the end of the range of `" + name.text() + "`", numbers);
                        scope.declare(
                                name,
                                new Symbol.Coordinate(name.span(), scope.axes().size()));
                        addAxis(name.text(), ends, Axis.Role.PARAMETER, interval.span());
                    });
                }
            }
        }
    }

    private static double[] ends(Argument.Interval interval, String what, Evaluator numbers) {
        return new double[] {
            numbers.number(interval.lower(), Map.of(), what), numbers.number(interval.upper(), Map.of(), what)
        };
    }

    private void unknown(FieldDeclaration declaration) {
        String label = declaration.label().map(Expression.Text::value).orElse("");
        List<Integer> members = new ArrayList<>();
        boolean vector = !declaration.components().isEmpty();
        for (Name component : vector ? declaration.components() : List.of(declaration.name())) {
            int index = fields.size();
            if (vector) {
                scope.declare(component, new Symbol.Unknown(component.span(), List.of(index), false));
            }
            members.add(index);
            fields.add(new Field(component.text(), vector ? declaration.name().text() : "", vector ? "" : label));
            scope.fields().add(component.text());
        }
        scope.declare(declaration.name(), new Symbol.Unknown(declaration.name().span(), members, vector));
    }

    /** Inferred fields, then inferred numbers, behind the unknowns. */
    private void inferred(ProblemFile file, Evaluator numbers) {
        for (boolean number : new boolean[] {false, true}) {
            for (Statement statement : file.statements()) {
                if (statement instanceof Statement.Infer infer) {
                    infer.declarations().stream()
                            .filter(d -> d.arguments().isEmpty() == number)
                            .forEach(d -> reporter.run(() -> inferred(d, numbers)));
                }
            }
        }
    }

    private void inferred(InferDeclaration declaration, Evaluator numbers) {
        Name name = declaration.name();
        Inferred inferred;
        try {
            inferred = InferredValues.read(declaration, numbers);
        } catch (Mistake mistake) {
            scope.declare(name, new Symbol.Refused(name.span()));
            throw mistake;
        }
        scope.declare(name, new Symbol.Unknown(name.span(), List.of(fields.size()), false));
        fields.add(new Field(name.text(), "", "", Optional.of(inferred), new TreeSet<>()));
        scope.fields().add(name.text());
    }

    private void box(Statement statement, Evaluator numbers) {
        if (statement instanceof Statement.BoxDomain box) {
            once(box.span());
            box.coordinates().forEach(c -> domainRefused |= !reporter.run(() -> coordinate(c, numbers)));
        }
    }

    private void region(Statement statement, Evaluator numbers) {
        if (statement instanceof Statement.RegionDomain domain) {
            once(domain.span());
            domainRefused |= !reporter.run(() -> region(domain, numbers));
        }
    }

    /** Every region is read where it is declared, so that its mistakes are found once, whether it is used or not. */
    private void regionNames(Statement statement, Evaluator numbers) {
        if (statement instanceof Statement.Region(Span span, Name name, Expression value)
                && !reporter.run(() -> new Regions(numbers).of(value))) {
            scope.broken().add(name.text());
        }
    }

    private void region(Statement.RegionDomain statement, Evaluator numbers) {
        Region region = new Regions(numbers).of(statement.region());
        if (!(region instanceof Region.Box)) {
            scope.region(region);
        }
        double[][] intervals = Bounds.of(region);
        List<Name> names = statement.coordinates();
        Span span = statement.region().span();
        if (intervals.length != names.size()) {
            throw new Mistake(Code.E0302.at(
                    span, "domain", "a region of " + names.size() + " dimensions", "one of " + intervals.length));
        }
        if (!Bounds.finite(intervals)) {
            throw new Mistake(Code.E0209
                    .at(span, "the end of a region")
                    .label("this set is empty or reaches further than 1000 from the origin")
                    .help("take a part of it: `implicit(…) & rectangle(…)`"));
        }
        for (int i = 0; i < intervals.length; i++) {
            addAxis(names.get(i).text(), intervals[i], Axis.Role.SPACE, span);
        }
    }

    private void once(Span span) {
        if (domain.isPresent()) {
            throw new Mistake(Code.E0207
                    .at(span, "domain")
                    .also(domain.get(), "first defined here; separate coordinates with commas"));
        }
        domain = Optional.of(span);
    }

    private void coordinate(CoordinateDeclaration declaration, Evaluator numbers) {
        double[] interval = ends(declaration.interval(), "the end of an interval", numbers);
        Name name = declaration.name();
        Span span = declaration.interval().span();
        if (declaration.indices().isEmpty()) {
            scope.declare(name, new Symbol.Coordinate(name.span(), scope.axes().size()));
            addAxis(name.text(), interval, Axis.Role.SPACE, span);
            return;
        }
        Argument.Range range = declaration.indices().get();
        int first = numbers.integer(range.first(), Map.of(), "the size of a coordinate array");
        int count = numbers.integer(range.last(), Map.of(), "the size of a coordinate array");
        if (first != 1 || count < 1 || count > 1000) {
            throw new Mistake(Code.E0209
                    .at(range.span(), "the size of a coordinate array")
                    .label("indices run from 1 to at most 1000, these run from " + first + " to " + count));
        }
        scope.declare(name, new Symbol.CoordinateArray(name.span(), scope.axes().size(), count));
        for (int i = 1; i <= count; i++) {
            Name member = new Name(name.span(), name.text() + i);
            scope.declare(
                    member, new Symbol.Coordinate(name.span(), scope.axes().size()));
            addAxis(member.text(), interval, Axis.Role.SPACE, span);
        }
    }

    private void addAxis(String name, double[] interval, Axis.Role role, Span span) {
        if (Double.isInfinite(interval[0]) || Double.isInfinite(interval[1])) {
            throw new Mistake(Code.E0209.at(span, "the end of an interval").label("it must be finite"));
        }
        if (!(interval[0] < interval[1])) {
            throw new Mistake(Code.E0510
                    .at(span, Numbers.print(interval[0]), Numbers.print(interval[1]))
                    .label("the left end must be less than the right end"));
        }
        scope.axes().add(new Axis(name, interval[0], interval[1], role));
    }

    private void time(Statement statement, Evaluator numbers) {
        if (statement instanceof Statement.Time(Span span, Name name, Argument.Interval interval)) {
            if (scope.time().isPresent()) {
                throw new Mistake(Code.E0207.at(span, "time").label("a problem has one time"));
            }
            boolean known = reporter.run(() -> {
                double[] ends = ends(interval, "the end of time", numbers);
                scope.declare(
                        name, new Symbol.Coordinate(name.span(), scope.axes().size()));
                addAxis(name.text(), ends, Axis.Role.TIME, interval.span());
            });
            domainRefused |= !known;
        }
    }

    private void periodic(Statement statement) {
        if (!(statement instanceof Statement.Periodic periodic)) {
            return;
        }
        for (Name name : periodic.coordinates()) {
            reporter.run(() -> {
                List<Integer> axes = scope.axesOf(name);
                if (axes.isEmpty() && !domainRefused) {
                    throw new Mistake(Code.E0513
                            .at(name.span(), name.text())
                            .label(scope.axes().isEmpty() ? "no coordinate is declared" : scope.coordinatesAre()));
                }
                if (!axes.isEmpty() && scope.region().isPresent()) {
                    throw new Mistake(Code.E0513
                            .at(name.span(), name.text())
                            .label("the domain is a region, whose ends need not lie opposite each other")
                            .help("write the domain as a box, `domain x in [a, b], …`"));
                }
                if (domainRefused) {
                    return; // a coordinate without an interval has no place among the axes
                }
                for (int axis : axes) {
                    Axis old = scope.axes().get(axis);
                    if (!old.space()) {
                        throw new Mistake(Code.E0513
                                .at(name.span(), name.text())
                                .label(old.time() ? "it is the time" : "it is a parameter"));
                    }
                    scope.axes().set(axis, old.with(periodic.soft() ? Axis.Ends.MATCHED : Axis.Ends.JOINED));
                    draft.periodicSpans.put(axis, periodic.span());
                }
            });
        }
    }

    private void unknownArguments(Statement statement) {
        if (domainRefused) {
            return;
        }
        if (statement instanceof Statement.Unknown unknown) {
            unknown.fields().forEach(d -> arguments(d.name(), d.arguments()));
        } else if (statement instanceof Statement.Infer infer) {
            infer.declarations().forEach(d -> arguments(d.name(), d.arguments()));
        }
    }

    /** A field is constant along the axes that its arguments leave out. */
    private void arguments(Name field, List<Name> arguments) {
        Set<Integer> named = new HashSet<>();
        for (Name argument : arguments) {
            List<Integer> axes = scope.axesOf(argument);
            named.addAll(axes);
            if (axes.isEmpty()) {
                reporter.report(Code.E0201.at(argument.span(), argument.text()).label(scope.coordinatesAre()));
                return;
            }
        }
        if (!named.isEmpty()
                && scope.symbols().get(field.text())
                        instanceof Symbol.Unknown(Span at, List<Integer> members, boolean v)) {
            SortedSet<Integer> missing = IntStream.range(0, scope.axes().size())
                    .filter(axis -> !named.contains(axis))
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
            members.forEach(index -> fields.set(index, fields.get(index).constantAlong(missing)));
        }
    }

    private void checkOverrides() {
        List<String> parameters = scope.symbols().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Symbol.Parameter)
                .map(Map.Entry::getKey)
                .toList();
        for (Map.Entry<String, Scope.Override> override : scope.overrides().entrySet()) {
            String name = override.getKey();
            if (!parameters.contains(name) && !(scope.symbols().get(name) instanceof Symbol.Refused)) {
                Diagnostic mistake = Code.E0201.at(override.getValue().span(), name);
                String known = parameters.isEmpty()
                        ? "this file has no parameters"
                        : "parameters are " + String.join(", ", parameters);
                mistake = mistake.label("this names no parameter; " + known);
                reporter.report(Spelling.closest(name, parameters)
                        .map(near -> "did you mean `--set " + near + "=…`?")
                        .map(mistake::help)
                        .orElse(mistake));
            }
        }
    }

    private void checkDerivativeNames() {
        scope.symbols()
                .forEach((name, symbol) -> Subscripts.reading(scope, name).ifPresent(parts -> {
                    String stem = parts.get(0);
                    String coordinates = parts.get(1);
                    String kind = symbol.noun().replaceFirst("^an? ", "");
                    reporter.report(Code.E0203
                            .at(symbol.span(), name, coordinates, stem)
                            .help("rename the " + kind + ", e.g. `" + stem + coordinates + "0`"));
                }));
    }

    private boolean noUnknown() {
        return fields.stream().allMatch(field -> field.inferred().isPresent());
    }

    private void reportMissing(ProblemFile file) {
        if (reporter.hasErrors()) {
            return;
        }
        Span place = file.statements().isEmpty()
                ? new Span(0, 0)
                : file.statements().getLast().span();
        if (scope.axes().isEmpty()) {
            reporter.report(Code.E0605
                    .at(place, "domain")
                    .help("add `domain x in [0, 1]`, or `time t in [0, 1]` for ordinary differential equations"));
        }
        if (noUnknown()) {
            reporter.report(Code.E0605.at(place, "unknown").help("add `unknown u`"));
        }
    }
}
