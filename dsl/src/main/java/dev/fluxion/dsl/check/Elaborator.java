package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.syntax.Clause.Assignment;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.ParseResult;
import dev.fluxion.dsl.syntax.Parser;
import dev.fluxion.dsl.syntax.ProblemFile;
import dev.fluxion.dsl.syntax.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** From syntax tree to typed problem: names, shapes, then the checks, every pass reporting all that it finds. */
public final class Elaborator {

    /**
     * What came of it.
     *
     * @param problem the problem, where it has no errors
     * @param diagnostics mistakes and warnings
     * @param notes remarks that are neither: what was skipped, what a check proves nothing about
     * @param shapes what each {@code let} without parameters is: {@code scalar}, {@code vector(2)}, {@code scalar = 0.5}
     * @param terms the sizes of the terms under the closed forms, a table for each component that was checked, written when it is asked for
     */
    public record Elaboration(
            Optional<Problem> problem,
            List<Diagnostic> diagnostics,
            List<String> notes,
            Map<String, String> shapes,
            SequencedMap<String, Supplier<String>> terms) {
        /** Copies the collections. */
        public Elaboration {
            diagnostics = List.copyOf(diagnostics);
            notes = List.copyOf(notes);
            shapes = Map.copyOf(shapes);
            terms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(terms));
        }
    }

    private final Scope scope;
    private final Reporter reporter = new Reporter();
    private final Draft draft = new Draft(reporter);

    private Elaborator(SourceFile source, Path directory) {
        this.scope = new Scope(source, directory);
    }

    /**
     * Elaborates a parsed file.
     *
     * @param parsed the syntax tree, with the text of {@code settings}
     * @param settings parameter values that replace those of the file
     * @param directory the folder that file names are relative to
     */
    public static Elaboration elaborate(ParseResult parsed, Settings settings, Path directory) {
        Elaborator elaborator = new Elaborator(parsed.source(), directory);
        elaborator.readOverrides(settings);
        return elaborator.run(parsed.file(), parsed.hasErrors());
    }

    private void readOverrides(Settings settings) {
        settings.values().forEach((name, text) -> {
            Span span = settings.spans().get(name);
            SourceFile source = new SourceFile("--set", "param " + name + " = " + text + "\nunknown u");
            ParseResult parsed = Parser.parse(source);
            Optional<Expression> value = parsed.file().statements().stream()
                    .filter(s -> s instanceof Statement.Param)
                    .map(s -> ((Statement.Param) s).declarations())
                    .filter(d -> d.size() == 1 && d.getFirst().name().text().equals(name))
                    .flatMap(d -> d.getFirst().value().stream())
                    .findFirst();
            if (parsed.hasErrors()
                    || value.isEmpty()
                    || parsed.file().statements().size() != 2) {
                String why = parsed.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::message)
                        .findFirst()
                        .orElse("this is not a number");
                reporter.report(Code.E0804.at(span, name, text).label(why));
            } else {
                scope.overrides().put(name, new Scope.Override(text, value.get(), span));
            }
        });
    }

    /** The domain, which must have a boundary. */
    private static Domain domain(ProblemFile file, Domain domain) {
        if (domain.faces().isEmpty()) {
            Span span = file.statements().stream()
                    .filter(Statement.RegionDomain.class::isInstance)
                    .map(statement ->
                            ((Statement.RegionDomain) statement).region().span())
                    .findFirst()
                    .orElseThrow();
            throw new Mistake(Code.E0209
                    .at(span, "the end of a region")
                    .label("this set is empty: none of its faces is part of a boundary"));
        }
        return domain;
    }

    private Elaboration run(ProblemFile file, boolean incomplete) {
        Declarations declarations = new Declarations(scope, reporter, draft);
        boolean known = declarations.read(file);
        if (!known) {
            return new Elaboration(Optional.empty(), reporter.diagnostics(), List.of(), Map.of(), draft.terms);
        }
        Graph graph = new Graph(scope.axes().size());
        Evaluator evaluator = Evaluator.of(scope, graph);
        if (!reporter.run(() ->
                scope.region().ifPresent(region -> scope.domain(domain(file, Domains.of(graph, region, evaluator)))))) {
            return new Elaboration(Optional.empty(), reporter.diagnostics(), List.of(), Map.of(), draft.terms);
        }
        readExact(file);
        evaluateDefinitions(evaluator);
        Map<String, String> shapes = shapes(evaluator);
        Statements statements = new Statements(evaluator, reporter, draft);
        Outputs outputs = new Outputs(evaluator, reporter, draft);
        file.statements().forEach(statement -> reporter.run(() -> first(statement, statements)));
        draft.constraints.addAll(new SoftPeriods(graph, scope.axes(), scope.fields())
                .constraints(draft.equations.stream()
                        .flatMap(stated -> stated.equation().sides().stream())
                        .toList()));
        draft.interfaces.addAll(new Interfaces(evaluator, draft.equations).all());
        draft.fieldsFromNoise = Field.anyInferred(declarations.fields())
                && draft.observations.stream().anyMatch(observation -> observation.noisy(scope.axes()));
        draft.trainings.put("", Training.standard(scope.axes(), draft.fieldsFromNoise, !draft.observations.isEmpty()));
        new Trainings(evaluator, reporter, draft).read(file);
        file.statements().forEach(statement -> reporter.run(() -> second(statement, evaluator, outputs)));
        evaluator.warnings().forEach(reporter::report);
        Map<Integer, Node> exact = new LinkedHashMap<>();
        scope.exact()
                .keySet()
                .forEach(field -> reporter.attempt(
                                () -> evaluator.definitions().exact(field, draft.exactSpans.get(field)))
                        .ifPresent(node -> exact.put(field, node)));
        if (!reporter.hasErrors()) {
            scope.domain().ifPresent(domain -> HardRules.checkFaces(draft, evaluator, domain, reporter));
        }
        List<String> notes = new ArrayList<>();
        if (!incomplete && !reporter.hasErrors()) {
            soften(problem(graph, declarations, exact), notes);
        }
        Problem problem = problem(graph, declarations, exact);
        if (!incomplete && !reporter.hasErrors()) {
            new Checks(problem, draft, scope, reporter, notes).run();
        }
        boolean bad = incomplete || reporter.hasErrors();
        return new Elaboration(
                bad ? Optional.empty() : Optional.of(HardChoice.apply(problem)),
                reporter.diagnostics(),
                notes,
                shapes,
                draft.terms);
    }

    /** Takes back what cannot be built into the network. */
    private void soften(Problem problem, List<String> notes) {
        SeamCheck seams = new SeamCheck(problem);
        draft.conditions.replaceAll(stated -> seams.softened(stated.condition())
                .map(soft -> {
                    notes.add(
                            soft.name()
                                    + " is a loss term and not hard: built in, its kink at the seam of the period would stay at all times");
                    return new Draft.StatedCondition(soft, stated.span(), stated.sources(), stated.place());
                })
                .orElse(stated));
    }

    private void readExact(ProblemFile file) {
        for (Statement statement : file.statements()) {
            if (statement instanceof Statement.Exact exact) {
                exact.assignments().forEach(assignment -> reporter.run(() -> exact(assignment)));
            }
        }
    }

    private void exact(Assignment assignment) {
        String name = assignment.name().text();
        Symbol symbol = scope.symbols().get(name);
        if (symbol instanceof Symbol.Refused) {
            return;
        }
        if (!(symbol instanceof Symbol.Unknown(Span span, List<Integer> fields, boolean vector))) {
            throw new Mistake(Code.E0201
                    .at(assignment.name().span(), name)
                    .label("`exact` gives the closed form of an unknown; unknowns are "
                            + String.join(", ", scope.fields())));
        }
        List<Expression> values = List.of(assignment.value());
        if (vector) {
            boolean fits = assignment.value() instanceof Expression.Tuple tuple
                    && tuple.elements().size() == fields.size();
            if (!fits) {
                throw new Mistake(Code.E0304
                        .at(assignment.value().span())
                        .label("`" + name + "` has " + fields.size() + " components")
                        .help("write `exact " + name + " = (…, …)`, or one assignment for each component"));
            }
            values = ((Expression.Tuple) assignment.value()).elements();
        }
        for (int i = 0; i < fields.size(); i++) {
            int field = fields.get(i);
            if (scope.exact().putIfAbsent(field, values.get(i)) != null) {
                throw new Mistake(Code.E0207
                        .at(assignment.name().span(), "exact " + scope.fields().get(field))
                        .also(draft.exactSpans.get(field), "first defined here"));
            }
            draft.exactSpans.put(field, assignment.name().span());
        }
    }

    private void evaluateDefinitions(Evaluator evaluator) {
        scope.symbols()
                .forEach((name, symbol) -> reporter.run(() -> {
                    if (symbol instanceof Symbol.Parameter parameter) {
                        evaluator.definitions().parameter(name, parameter, parameter.span());
                    } else if (symbol instanceof Symbol.Definition definition
                            && definition.parameters().isEmpty()) {
                        evaluator.definitions().definition(name, definition, definition.span());
                    }
                }));
    }

    private Map<String, String> shapes(Evaluator evaluator) {
        Map<String, String> shapes = new LinkedHashMap<>();
        scope.symbols().forEach((name, symbol) -> {
            if (symbol instanceof Symbol.Definition definition
                    && definition.parameters().isEmpty()
                    && !scope.broken().contains(name)) {
                reporter.attempt(() -> evaluator.definitions().definition(name, definition, definition.span()))
                        .ifPresent(value -> shapes.put(name, shape(value)));
            }
        });
        return shapes;
    }

    private static String shape(Tensor value) {
        return value.shape()
                + (value.shape().isScalar()
                        ? Scope.constant(value.node())
                                .map(number -> " = " + Numbers.print(number))
                                .orElse("")
                        : "");
    }

    private void first(Statement statement, Statements statements) {
        if (statement instanceof Statement.Problem problem) {
            draft.title = problem.title().value();
        } else if (statement instanceof Statement.Equation equation) {
            statements.equation(equation);
        } else if (statement instanceof Statement.InitialCondition condition) {
            statements.initial(condition);
        } else if (statement instanceof Statement.BoundaryCondition condition) {
            statements.boundary(condition);
        } else if (statement instanceof Statement.Boundary part) {
            statements.part(part);
        } else if (statement instanceof Statement.Observe observe) {
            new Observations(statements.evaluator(), reporter, draft).read(observe);
        } else if (statement instanceof Statement.Constraint constraint) {
            new Constraints(statements.evaluator(), draft).read(constraint);
        } else if (statement instanceof Statement.Monitor monitor) {
            new Monitors(statements.evaluator(), draft).read(monitor);
        }
    }

    private void second(Statement statement, Evaluator evaluator, Outputs outputs) {
        if (statement instanceof Statement.Plot plot) {
            outputs.plot(plot);
        } else if (statement instanceof Statement.Reference reference) {
            outputs.reference(reference);
        } else if (statement instanceof Statement.Expect expect) {
            outputs.expect(expect);
        } else if (statement instanceof Statement.Export export) {
            new Exports(evaluator, draft).read(export, outputs);
        } else if (statement instanceof Statement.Sweep sweep) {
            Sweeps.read(sweep, evaluator, draft);
        }
    }

    private Problem problem(Graph graph, Declarations declarations, Map<Integer, Node> exact) {
        String title = draft.title.isEmpty() ? scope.source().name() : draft.title;
        return new Problem(
                title,
                graph,
                new TreeMap<>(scope.parameters()),
                scope.axes(),
                scope.domain(),
                declarations.fields(),
                draft.equations.stream().map(Draft.StatedEquation::equation).toList(),
                draft.conditions.stream().map(Draft.StatedCondition::condition).toList(),
                draft.observations,
                draft.fieldsFromNoise,
                draft.constraints,
                draft.interfaces,
                draft.monitors,
                exact,
                draft.references,
                draft.trainings,
                draft.plots,
                draft.exports,
                draft.expectations.stream()
                        .map(Draft.StatedExpectation::expectation)
                        .toList(),
                draft.sweep);
    }
}
