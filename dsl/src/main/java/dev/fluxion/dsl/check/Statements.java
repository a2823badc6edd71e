package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Clause.Equality;
import dev.fluxion.dsl.syntax.Clause.Repetition;
import dev.fluxion.dsl.syntax.Place;
import dev.fluxion.dsl.syntax.Predicate;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code eq}, {@code ic} and {@code bc}. */
final class Statements {
    private final Evaluator evaluator;
    private final Reporter reporter;
    private final Draft draft;
    private final Boundaries boundaries;
    private int equations;
    private int initialConditions;
    private int boundaryConditions;

    Statements(Evaluator evaluator, Reporter reporter, Draft draft) {
        this.evaluator = evaluator;
        this.reporter = reporter;
        this.draft = draft;
        this.boundaries = new Boundaries(evaluator, draft);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    void equation(Statement.Equation statement) {
        String name = draft.names.add(statement.label(), "eq" + ++equations, statement.span());
        boolean read = reporter.run(() -> {
            evaluator.definitions().forgetExact();
            Sides sides = sides(List.of(statement.equality()), statement.repetition(), false);
            Attributes attributes = Attributes.read(statement.attributes(), evaluator);
            Optional<Node> where = where(statement.where());
            Graph graph = evaluator.graph();
            Equation equation = new Equation(
                    name,
                    sides.left,
                    sides.right,
                    where,
                    attributes.weight(),
                    attributes.points(),
                    evaluator.definitions().exactUsed());
            draft.equations.add(new Draft.StatedEquation(equation, statement.span(), sides.sources));
            List<Node> residual = equation.differences(evaluator.graph());
            evaluator
                    .residuals()
                    .put(name, residual.size() == 1 ? Tensor.scalar(residual.getFirst()) : Tensor.vector(residual));
        });
        if (!read) {
            evaluator.scope().broken().add("residual(" + name + ")");
        }
    }

    void initial(Statement.InitialCondition statement) {
        String name = draft.names.add(statement.label(), "ic" + ++initialConditions, statement.span());
        if (evaluator.scope().time().isEmpty()) {
            throw new Mistake(Code.E0401
                    .at(statement.span(), "ic")
                    .label("no time coordinate is declared")
                    .help("add `time t in [0, 1]`, or write `bc … on x = 0`"));
        }
        evaluator.definitions().forgetExact();
        Sides sides = sides(statement.equalities(), statement.repetition(), false);
        Attributes attributes = Attributes.read(statement.attributes(), evaluator);
        Support support = new Support.Initial(where(statement.where()));
        add(name, true, statement.hard(), sides, support, attributes, statement.span(), statement.span());
    }

    void boundary(Statement.BoundaryCondition statement) {
        String name = draft.names.add(statement.label(), "bc" + ++boundaryConditions, statement.span());
        evaluator.definitions().forgetExact();
        Attributes attributes = Attributes.read(statement.attributes(), evaluator);
        Span place = statement.place().span();
        if (statement.repetition().isEmpty()) {
            Optional<Sides> sides = reporter.attempt(() -> sides(statement.equalities(), Optional.empty(), true));
            Support support = boundaries.support(statement.place(), Map.of());
            sides.ifPresent(s -> add(name, false, statement.hard(), s, support, attributes, statement.span(), place));
            return;
        }
        repeated(statement, name, attributes);
    }

    /** A named part of the boundary is read where it is declared, so that its mistakes are found even when it is not used. */
    void part(Statement.Boundary statement) {
        boundaries.support(new Place.On(statement.selector().span(), statement.selector()), Map.of());
    }

    /** One condition for each index; where the index does not matter for the values, the places are united instead. */
    private void repeated(Statement.BoundaryCondition statement, String name, Attributes attributes) {
        List<Sides> each = new ArrayList<>();
        List<Support> supports = new ArrayList<>();
        for (Map<String, Tensor> locals : locals(statement.repetition())) {
            Sides sides = new Sides(evaluator, reporter, true);
            statement.equalities().forEach(equality -> sides.add(equality, locals));
            each.add(sides);
            supports.add(boundaries.support(statement.place(), locals));
        }
        Span place = statement.place().span();
        Sides first = each.getFirst();
        boolean same = each.stream().allMatch(s -> s.left.equals(first.left) && s.right.equals(first.right));
        Optional<Support> union = same ? union(supports) : Optional.empty();
        if (union.isPresent()) {
            add(name, false, statement.hard(), first, union.get(), attributes, statement.span(), place);
            return;
        }
        for (int i = 0; i < each.size(); i++) {
            String member = name + "." + (i + 1);
            add(member, false, statement.hard(), each.get(i), supports.get(i), attributes, statement.span(), place);
        }
    }

    private static Optional<Support> union(List<Support> supports) {
        Set<Face> faces = new LinkedHashSet<>();
        for (Support support : supports) {
            if (!(support instanceof Support.Faces(List<Face> some, Optional<Node> where)) || where.isPresent()) {
                return Optional.empty();
            }
            faces.addAll(some);
        }
        return Optional.of(new Support.Faces(List.copyOf(faces), Optional.empty()));
    }

    private void add(
            String name,
            boolean initial,
            boolean hard,
            Sides sides,
            Support support,
            Attributes attributes,
            Span span,
            Span place) {
        Condition condition = new Condition(
                name,
                initial,
                hard,
                "",
                sides.left,
                sides.right,
                support,
                attributes.weight(),
                attributes.points(),
                evaluator.definitions().exactUsed());
        Draft.StatedCondition stated = new Draft.StatedCondition(condition, span, sides.sources, place);
        if (hard) {
            HardRules.check(stated, evaluator);
        }
        draft.conditions.add(stated);
    }

    private Sides sides(List<Equality> equalities, Optional<Repetition> repetition, boolean onBoundary) {
        Sides sides = new Sides(evaluator, reporter, onBoundary);
        for (Map<String, Tensor> locals : locals(repetition)) {
            equalities.forEach(equality -> sides.add(equality, locals));
        }
        return sides;
    }

    private List<Map<String, Tensor>> locals(Optional<Repetition> repetition) {
        if (repetition.isEmpty()) {
            return List.of(Map.of());
        }
        Repetition loop = repetition.get();
        List<Map<String, Tensor>> locals = new ArrayList<>();
        for (int i : new Sums(evaluator).indices(loop.range(), Map.of())) {
            locals.add(
                    Map.of(loop.index().text(), Tensor.scalar(evaluator.graph().constant(i))));
        }
        if (locals.isEmpty()) {
            throw new Mistake(
                    Code.E0209.at(loop.range().span(), "the end of a range").label("this range is empty"));
        }
        return locals;
    }

    private Optional<Node> where(Optional<Predicate> predicate) {
        return predicate.map(p -> evaluator.choice().indicator(p, Map.of()));
    }
}
