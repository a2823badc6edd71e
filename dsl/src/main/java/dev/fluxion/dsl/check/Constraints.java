package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Monitor.Integral;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Quadrature;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.BinaryOperator;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads one {@code constraint}: both sides as sums of integrals and means with constant factors, and a number. */
final class Constraints {
    private final Evaluator evaluator;
    private final Draft draft;
    private final Graph graph;
    private final List<Integral> parts = new ArrayList<>();
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
        Quadrature all = Quadrature.join(parts.stream().map(Integral::rule).toList());
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
        for (Integral part : parts) {
            double[] weights = new double[points];
            for (int p = 0; p < part.rule().weights().length; p++) {
                weights[start + p] = part.factor() * part.rule().weights()[p];
            }
            start += part.rule().weights().length;
            Node column = graph.custom(new DataColumn("weights", weights), List.of());
            sum = graph.add(sum, graph.multiply(column, part.integrand()));
        }
        return sum;
    }

    private void add(Expression expression, double factor) {
        switch (expression) {
            case Expression.Binary(Span span, BinaryOperator operator, Expression left, Expression right)
            when Functionals.occursIn(left) || Functionals.occursIn(right) -> {
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
                        boolean first = Functionals.occursIn(left);
                        add(first ? left : right, factor * number(first ? right : left));
                    }
                    case DIVIDE -> add(left, factor / number(right));
                    case POWER, INTERSECT -> throw notLinear(span);
                }
            }
            case Expression.Unary(Span span, UnaryOperator operator, Expression operand)
            when Functionals.occursIn(operand) -> add(operand, operator == UnaryOperator.MINUS ? -factor : factor);
            case Call call
            when Functionals.isFunctional(call) -> {
                Integral integral = new Functionals(evaluator, draft).read(call);
                parts.add(new Integral(factor * integral.factor(), integral.integrand(), integral.rule()));
            }
            case Expression other -> {
                Node value = evaluator.scalar(other, Map.of(), "`constraint`");
                boolean constant = Nodes.reachable(List.of(value)).stream()
                        .allMatch(node -> !node.arguments().isEmpty() || node instanceof Node.Constant);
                if (Functionals.occursIn(other) || !constant) {
                    throw notLinear(other.span());
                }
                rest = graph.add(rest, graph.multiply(graph.constant(factor), value));
            }
        }
    }

    private double number(Expression expression) {
        if (Functionals.occursIn(expression)) {
            throw notLinear(expression.span());
        }
        return evaluator.number(expression, Map.of(), "the factor of an integral");
    }

    private static Mistake notLinear(Span span) {
        return new Mistake(Code.E0901.at(span, "a constraint other than a sum of integrals, means and numbers"));
    }
}
