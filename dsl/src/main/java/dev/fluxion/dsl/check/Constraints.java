package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.DataColumn;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Monitor.Integral;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Quadrature;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.BinaryOperator;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads one {@code constraint}: both sides as sums of integrals and means with constant factors, and a number. In space and time the integrals are over space, the
 * number may depend on the time, and the constraint holds at instants spread over the time.
 */
final class Constraints {
    /** Quadrature points in all, and the bounds of the number of instants: 16 on a line, 4 in space. */
    private static final int POINTS = 1 << 14;

    private static final int FEWEST_INSTANTS = 4;
    private static final int MOST_INSTANTS = 16;

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
        String name =
                draft.names.add(statement.label(), "constraint" + (draft.constraints.size() + 1), statement.span());
        Quadrature all = Quadrature.join(parts.stream().map(Integral::rule).toList());
        double[] instants = instants(all.weights().length);
        draft.constraints.add(new Constraint(
                name,
                evaluator.scope().source().text(statement.equality().span()),
                points(all, instants),
                IntStream.range(0, instants.length)
                        .mapToObj(i -> summand(all.weights().length, i, instants.length))
                        .toList(),
                factor,
                evaluator.definitions().exactUsed()));
    }

    /** Where there is space and time the middles of equal parts of the time; else one, which stands for the problem without time. */
    private double[] instants(int points) {
        Scope scope = evaluator.scope();
        if (scope.time().isEmpty() || scope.spaceDimension() == 0) {
            return new double[1];
        }
        Axis time = scope.axes().getLast();
        int count = Math.clamp(POINTS / points, FEWEST_INSTANTS, MOST_INSTANTS);
        return IntStream.range(0, count)
                .mapToDouble(i -> time.lower() + time.length() * (i + 0.5) / count)
                .toArray();
    }

    /** The points of a rule over space at every instant, one instant after the other. */
    private Support.Points points(Quadrature rule, double[] instants) {
        int dimension = evaluator.scope().axes().size();
        int count = rule.weights().length;
        double[][] coordinates = new double[dimension][];
        for (int d = 0; d < rule.coordinates().length; d++) {
            coordinates[d] = repeated(rule.coordinates()[d], instants.length);
        }
        if (rule.coordinates().length < dimension) {
            coordinates[dimension - 1] = IntStream.range(0, instants.length * count)
                    .mapToDouble(p -> instants[p / count])
                    .toArray();
        }
        double[][] normals = Arrays.stream(rule.normals())
                .map(normal -> repeated(normal, instants.length))
                .toArray(double[][]::new);
        return new Support.Points(coordinates, normals);
    }

    private static double[] repeated(double[] values, int times) {
        return IntStream.range(0, values.length * times)
                .mapToDouble(p -> values[p % values.length])
                .toArray();
    }

    /** Each integrand times its own weights at one instant, which are 0 at the points of the others, and the rest spread over the points of the instant. */
    private Node summand(int points, int instant, int instants) {
        double[] share = new double[points * instants];
        int start = instant * points;
        Arrays.fill(share, start, start + points, 1.0 / points);
        Node sum = graph.multiply(column(share), rest);
        for (Integral part : parts) {
            double[] weights = new double[points * instants];
            for (int p = 0; p < part.rule().weights().length; p++) {
                weights[start + p] = part.factor() * part.rule().weights()[p];
            }
            start += part.rule().weights().length;
            sum = graph.add(sum, graph.multiply(column(weights), part.integrand()));
        }
        return sum;
    }

    private Node column(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0])
                ? graph.constant(values[0])
                : graph.custom(new DataColumn("weights", values), List.of());
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
                boolean number = Nodes.reachable(List.of(value)).stream()
                        .allMatch(node -> !node.arguments().isEmpty() || node instanceof Node.Constant || isTime(node));
                if (Functionals.occursIn(other) || !number) {
                    throw notLinear(other.span());
                }
                rest = graph.add(rest, graph.multiply(graph.constant(factor), value));
            }
        }
    }

    /** Whether a leaf is the time beside space, over which no integral goes. */
    private boolean isTime(Node leaf) {
        Scope scope = evaluator.scope();
        return leaf instanceof Node.Coordinate(int axis)
                && scope.spaceDimension() > 0
                && scope.axes().get(axis).time();
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
