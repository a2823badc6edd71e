package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Monitor;
import dev.fluxion.dsl.problem.Monitor.Integral;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads {@code monitor}, and expressions of monitors. */
final class Monitors {
    /** More integrals in one expression, or monitors in a problem, than anyone needs. */
    private static final int MOST = 64;

    private final Evaluator evaluator;
    private final Draft draft;

    Monitors(Evaluator evaluator, Draft draft) {
        this.evaluator = evaluator;
        this.draft = draft;
    }

    void read(Statement.Monitor statement) {
        for (int i = 0; i < statement.values().size(); i++) {
            Expression expression = statement.values().get(i);
            String suffix = statement.values().size() > 1 ? String.valueOf(i + 1) : "";
            Optional<Name> label = statement.label().map(name -> new Name(name.span(), name.text() + suffix));
            if (!Functionals.occursIn(expression)) {
                throw new Mistake(Code.E0804
                        .at(expression.span(), "monitor", "without an integral")
                        .help("write `monitor mass: integral(u)` or `monitor mean(u^2)`"));
            }
            List<Integral> integrals = new ArrayList<>();
            Node value = formula(new Graph(MOST), expression, e -> {
                if (!(e instanceof Call call && Functionals.isFunctional(call))) {
                    return Optional.empty();
                }
                if (integrals.size() == MOST) {
                    throw new Mistake(Code.E0804.at(call.span(), "monitor", "more than " + MOST + " integrals"));
                }
                integrals.add(new Functionals(evaluator, draft).read(call));
                return Optional.of(integrals.size() - 1);
            });
            String name = draft.names.add(label, "monitor" + (draft.monitors.size() + 1), expression.span());
            draft.monitors.add(new Monitor(name, evaluator.scope().source().text(expression.span()), integrals, value));
        }
    }

    /** Whether a monitor's name occurs. */
    boolean occursIn(Expression expression) {
        return Functionals.occursIn(
                expression, e -> e instanceof Name name && index(name).isPresent());
    }

    /** An expression of monitors; coordinate i is monitor i. */
    Node ofMonitors(Graph graph, Expression expression) {
        return formula(graph, expression, e -> e instanceof Name name ? index(name) : Optional.empty());
    }

    Graph graph() {
        return new Graph(Math.max(1, draft.monitors.size()));
    }

    private Optional<Integer> index(Name name) {
        for (int i = 0; i < draft.monitors.size(); i++) {
            if (draft.monitors.get(i).name().equals(name.text())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Arithmetic whose unknown parts are coordinates, and the rest numbers. */
    private Node formula(Graph graph, Expression expression, Function<Expression, Optional<Integer>> coordinate) {
        Optional<Integer> index = coordinate.apply(expression);
        if (index.isPresent()) {
            return graph.coordinate(index.get());
        }
        return switch (expression) {
            case Expression.Binary binary
            when variable(expression) -> {
                Node left = formula(graph, binary.left(), coordinate);
                Node right = formula(graph, binary.right(), coordinate);
                yield switch (binary.operator()) {
                    case ADD -> graph.add(left, right);
                    case SUBTRACT -> graph.subtract(left, right);
                    case MULTIPLY -> graph.multiply(left, right);
                    case DIVIDE -> graph.divide(left, right);
                    case POWER -> graph.binary(BinaryFunction.POWER, left, right);
                    case INTERSECT -> throw notArithmetic(expression);
                };
            }
            case Expression.Unary unary
            when variable(expression) -> {
                Node operand = formula(graph, unary.operand(), coordinate);
                yield unary.operator() == UnaryOperator.MINUS ? graph.negate(operand) : operand;
            }
            case Call call
            when variable(expression) -> {
                Optional<UnaryFunction> function =
                        Functions.unary(call.function().text());
                if (function.isEmpty()
                        || call.arguments().size() != 1
                        || !(call.arguments().getFirst() instanceof Argument.Value value)) {
                    throw notArithmetic(expression);
                }
                yield graph.unary(function.get(), formula(graph, value.expression(), coordinate));
            }
            case Expression other -> graph.constant(evaluator.number(other, Map.of(), "`monitor`"));
        };
    }

    private boolean variable(Expression expression) {
        return Functionals.occursIn(expression) || occursIn(expression);
    }

    private static Mistake notArithmetic(Expression expression) {
        return new Mistake(Code.E0804.at(
                expression.span(), "monitor", "more than sums, products, powers and functions of one number"));
    }
}
