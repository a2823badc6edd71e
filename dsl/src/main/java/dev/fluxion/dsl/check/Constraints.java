package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Quadrature;
import dev.fluxion.dsl.residual.RegionQuadrature;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.BinaryOperator;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import dev.fluxion.dsl.syntax.Piece;
import dev.fluxion.dsl.syntax.Place;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code constraint}: both sides as sums of integrals and means with constant factors, and a number. */
final class Constraints {
    private static final Set<String> FUNCTIONALS = Set.of("integral", "mean");

    /** factor · Σ weights · integrand over the points of a rule. */
    private record Part(double factor, Node integrand, Quadrature rule) {}

    private final Evaluator evaluator;
    private final Draft draft;
    private final Graph graph;
    private final List<Part> parts = new ArrayList<>();
    private Node rest;

    Constraints(Evaluator evaluator, Draft draft) {
        this.evaluator = evaluator;
        this.draft = draft;
        this.graph = evaluator.graph();
        this.rest = graph.constant(0);
    }

    void read(Statement.Constraint statement) {
        if (evaluator.scope().time().isPresent()) {
            throw new Mistake(Code.E0901.at(statement.span(), "a `constraint` in a problem with time"));
        }
        evaluator.definitions().forgetExact();
        add(statement.equality().left(), 1);
        add(statement.equality().right(), -1);
        if (parts.isEmpty()) {
            throw new Mistake(Code.E0804
                    .at(statement.equality().span(), "constraint", "without an integral")
                    .help("write `constraint mean(u) = 0` or `constraint integral(u^2) = 1`"));
        }
        Node weight = Attributes.read(statement.attributes(), evaluator).weight();
        double factor = Scope.constant(weight)
                .orElseThrow(() -> new Mistake(Code.E0209
                        .at(statement.span(), "the weight of a constraint")
                        .label("a constraint has one value")));
        String name = statement.label().map(Name::text).orElse("constraint" + (draft.constraints.size() + 1));
        draft.statementNames.add(name);
        Quadrature all = Quadrature.join(parts.stream().map(Part::rule).toList());
        draft.constraints.add(new Constraint(
                name,
                evaluator.scope().source().text(statement.equality().span()),
                new Support.Points(all.coordinates(), all.normals()),
                summand(all.weights().length),
                factor,
                evaluator.definitions().exactUsed()));
    }

    /** Each integrand times its own weights, which are 0 at the points of the others, and the rest spread over all points. */
    private Node summand(int points) {
        Node sum = graph.multiply(graph.constant(1.0 / points), rest);
        int start = 0;
        for (Part part : parts) {
            double[] weights = new double[points];
            for (int p = 0; p < part.rule.weights().length; p++) {
                weights[start + p] = part.factor * part.rule.weights()[p];
            }
            start += part.rule.weights().length;
            Node column = graph.custom(new DataColumn("weights", weights), List.of());
            sum = graph.add(sum, graph.multiply(column, part.integrand));
        }
        return sum;
    }

    private void add(Expression expression, double factor) {
        switch (expression) {
            case Expression.Binary(Span span, BinaryOperator operator, Expression left, Expression right)
            when mentions(left) || mentions(right) -> {
                switch (operator) {
                    case ADD -> {
                        add(left, factor);
                        add(right, factor);
                    }
                    case SUBTRACT -> {
                        add(left, factor);
                        add(right, -factor);
                    }
                    case MULTIPLY -> {
                        boolean first = mentions(left);
                        add(first ? left : right, factor * number(first ? right : left));
                    }
                    case DIVIDE -> add(left, factor / number(right));
                    case POWER, INTERSECT -> throw notLinear(span);
                }
            }
            case Expression.Unary(Span span, UnaryOperator operator, Expression operand)
            when mentions(operand) -> add(operand, operator == UnaryOperator.MINUS ? -factor : factor);
            case Call call when isFunctional(call) -> functional(call, factor);
            case Expression other -> {
                Node value = evaluator.scalar(other, Map.of(), "`constraint`");
                boolean constant = Nodes.reachable(List.of(value)).stream()
                        .allMatch(node -> !node.arguments().isEmpty() || node instanceof Node.Constant);
                if (mentions(other) || !constant) {
                    throw notLinear(other.span());
                }
                rest = graph.add(rest, graph.multiply(graph.constant(factor), value));
            }
        }
    }

    private double number(Expression expression) {
        if (mentions(expression)) {
            throw notLinear(expression.span());
        }
        return evaluator.number(expression, Map.of(), "the factor of an integral");
    }

    private static Mistake notLinear(Span span) {
        return new Mistake(Code.E0901.at(span, "a constraint other than a sum of integrals, means and numbers"));
    }

    private static boolean isFunctional(Call call) {
        return FUNCTIONALS.contains(call.function().text());
    }

    private static boolean mentions(Expression expression) {
        return switch (expression) {
            case Call call -> isFunctional(call);
            case Expression.Binary binary -> mentions(binary.left()) || mentions(binary.right());
            case Expression.Unary unary -> mentions(unary.operand());
            case Expression other -> false;
        };
    }

    private void functional(Call call, double factor) {
        List<Expression> arguments = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            if (argument instanceof Argument.Value(Span span, Expression value)) {
                arguments.add(value);
            }
        }
        if (arguments.isEmpty()
                || arguments.size() > 2
                || arguments.size() != call.arguments().size()) {
            throw new Mistake(Code.E0205.at(
                    call.span(),
                    call.function().text(),
                    "an expression and, if it is not over the domain, a part of the boundary",
                    call.arguments().size()));
        }
        Node integrand = evaluator.scalar(
                arguments.getFirst(), Map.of(), "`" + call.function().text() + "`");
        Optional<Node> where = Optional.empty();
        Quadrature rule;
        if (arguments.size() == 1) {
            rule = evaluator
                    .scope()
                    .domain()
                    .map(RegionQuadrature::inside)
                    .orElseGet(() -> Quadrature.inside(evaluator.scope().axes()));
        } else {
            Support support = new Boundaries(evaluator, draft).support(place(arguments.get(1)), Map.of());
            if (support instanceof Support.Surface surface) {
                rule = RegionQuadrature.on(evaluator.scope().domain().orElseThrow(), surface.surface());
                where = surface.where();
            } else if (support instanceof Support.Faces faces) {
                rule = Quadrature.faces(evaluator.scope().axes(), faces.faces());
                where = faces.where();
            } else {
                throw new Mistake(Code.E0901.at(arguments.get(1).span(), "an integral over this set"));
            }
        }
        if (where.isPresent()) {
            throw new Mistake(Code.E0901.at(arguments.get(1).span(), "an integral over a restricted boundary"));
        }
        double scale = call.function().text().equals("mean") ? 1 / rule.measure() : 1;
        parts.add(new Part(factor * scale, integrand, rule));
    }

    private static Place place(Expression expression) {
        Span span = expression.span();
        Piece piece =
                switch (expression) {
                    case Expression.WholeBoundary whole -> new Piece.Whole(span);
                    case Name name -> new Piece.Named(span, name, Optional.empty());
                    case Expression other ->
                        throw new Mistake(Code.E0208
                                .at(span, "the second argument", "not a part of the boundary")
                                .help("name it: `boundary side: x = 0`"));
                };
        return new Place.On(span, new Selector(span, List.of(piece), List.of(), Optional.empty()));
    }
}
