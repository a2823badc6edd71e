package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Binary;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives expressions their values: tensors of nodes over one graph. A mistake ends the expression with a {@link Mistake}.
 */
final class Evaluator {
    private final Scope scope;
    private final Graph graph;
    private final boolean numbersOnly;
    private final TensorAlgebra algebra;
    private final Arithmetic arithmetic;
    private final Functions functions;
    private final Subscripts subscripts;
    private final Choice choice;
    private final Definitions definitions;
    private final Map<String, Tensor> residuals = new LinkedHashMap<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<Flux> fluxes = new ArrayList<>();

    private Evaluator(Scope scope, Graph graph, boolean numbersOnly) {
        this.scope = scope;
        this.graph = graph;
        this.numbersOnly = numbersOnly;
        this.algebra = new TensorAlgebra(graph, Math.max(scope.spaceDimension(), 0));
        this.arithmetic = new Arithmetic(graph, algebra, scope.source());
        this.functions = new Functions(this);
        this.subscripts = new Subscripts(this);
        this.choice = new Choice(this);
        this.definitions = new Definitions(this);
    }

    /** For numbers known in advance: coordinates and unknowns have no value here. */
    static Evaluator ofNumbers(Scope scope) {
        return new Evaluator(scope, new Graph(1), true);
    }

    /** For everything, once the axes are known. */
    static Evaluator of(Scope scope, Graph graph) {
        return new Evaluator(scope, graph, false);
    }

    Scope scope() {
        return scope;
    }

    Graph graph() {
        return graph;
    }

    TensorAlgebra algebra() {
        return algebra;
    }

    Choice choice() {
        return choice;
    }

    /** left - right of each equation, by label, for {@code residual(label)}. */
    Map<String, Tensor> residuals() {
        return residuals;
    }

    /** Warnings met while evaluating. */
    List<Diagnostic> warnings() {
        return warnings;
    }

    /** Derivatives of formulas that go over to others, met while evaluating. */
    List<Flux> fluxes() {
        return fluxes;
    }

    /** Definitions, parameters and closed forms. */
    Definitions definitions() {
        return definitions;
    }

    /** Whether only numbers known in advance have values here. */
    boolean numbersOnly() {
        return numbersOnly;
    }

    Tensor evaluate(Expression expression) {
        return evaluate(expression, Map.of());
    }

    /** The value of an expression, with local names on top of the scope. */
    Tensor evaluate(Expression expression, Map<String, Tensor> locals) {
        return switch (expression) {
            case Expression.Number number -> constant(number.value());
            case Expression.Pi pi -> constant(Math.PI);
            case Name name -> name(name, locals);
            case Binary binary -> binary(binary, locals);
            case Expression.Unary unary -> {
                Tensor operand = evaluate(unary.operand(), locals);
                yield unary.operator() == UnaryOperator.MINUS ? operand.map(graph::negate) : operand;
            }
            case Expression.Call call -> functions.call(call, locals);
            case Expression.Partial partial -> {
                Tensor operand = evaluate(partial.operand(), locals);
                yield subscripts.differentiate(operand, partial);
            }
            case Expression.Index index -> index(index, locals);
            case Expression.Conditional conditional -> choice.value(conditional, locals);
            case Expression.Tuple tuple ->
                Tensor.vector(tuple.elements().stream()
                        .map(element -> scalar(element, locals, "a component of a vector"))
                        .toList());
            case Expression.Array array -> throw new Mistake(notANumber(array.span(), "a list"));
            case Expression.Text text -> throw new Mistake(notANumber(text.span(), "a text"));
            case Expression.Truth truth -> throw new Mistake(notANumber(truth.span(), "true or false"));
            case Expression.WholeBoundary boundary -> throw new Mistake(notANumber(boundary.span(), "a set of points"));
        };
    }

    /** The value of an expression that must be a scalar. */
    Node scalar(Expression expression, Map<String, Tensor> locals, String user) {
        Tensor value = evaluate(expression, locals);
        if (!value.shape().isScalar()) {
            throw new Mistake(Code.E0302
                    .at(expression.span(), user, "a scalar", value.shape().noun())
                    .label(value.shape().toString()));
        }
        return value.node();
    }

    /** The value of an expression that must be a number known in advance; {@code what} begins the message. */
    double number(Expression expression, Map<String, Tensor> locals, String what) {
        Node node = scalar(expression, locals, what);
        double value = Scope.constant(node)
                .orElseThrow(() -> new Mistake(
                        Code.E0209.at(expression.span(), what).label("this depends on coordinates or unknowns")));
        if (Double.isNaN(value)) {
            throw new Mistake(Code.E0209.at(expression.span(), what).label("this is not a number: " + value));
        }
        return value;
    }

    /** The value of an expression that must be a whole number. */
    int integer(Expression expression, Map<String, Tensor> locals, String what) {
        double value = number(expression, locals, what);
        if (value != Math.rint(value) || Math.abs(value) > 1_000_000) {
            throw new Mistake(Code.E0209
                    .at(expression.span(), what)
                    .label("a whole number is needed, this is " + Numbers.print(value)));
        }
        return (int) value;
    }

    private Tensor constant(double value) {
        return Tensor.scalar(graph.constant(value));
    }

    private Tensor binary(Binary tree, Map<String, Tensor> locals) {
        Deque<Binary> chain = new ArrayDeque<>();
        Expression lowest = tree;
        while (lowest instanceof Binary next) {
            chain.push(next);
            lowest = next.left();
        }
        Tensor value = evaluate(lowest, locals);
        for (Binary link : chain) {
            value = arithmetic.combine(link, value, evaluate(link.right(), locals), this);
        }
        return value;
    }

    private Tensor index(Expression.Index tree, Map<String, Tensor> locals) {
        Tensor base = evaluate(tree.base(), locals);
        int rank = base.shape().rank();
        if (rank == 0 || tree.indices().size() != rank) {
            String needed = tree.indices().size() == 1 ? "a vector" : "a matrix";
            throw new Mistake(Code.E0302
                    .at(tree.base().span(), "[…]", needed, base.shape().noun())
                    .label(base.shape().toString()));
        }
        int[] position = new int[2];
        for (int i = 0; i < rank; i++) {
            Expression expression = tree.indices().get(i);
            int limit = i == 0 ? base.shape().rows() : base.shape().columns();
            int value = integer(expression, locals, "an index");
            if (value < 1 || value > limit) {
                throw new Mistake(Code.E0305.at(expression.span(), value, limit).label("indices start at 1"));
            }
            position[i] = value - 1;
        }
        return Tensor.scalar(base.get(position[0], position[1]));
    }

    private Tensor name(Name name, Map<String, Tensor> locals) {
        Tensor local = locals.get(name.text());
        if (local != null) {
            return local;
        }
        Symbol symbol = scope.symbols().get(name.text());
        if (symbol != null) {
            return value(name, symbol);
        }
        return switch (name.text()) {
            case "normal" -> space(name, algebra::normal);
            case "identity" -> space(name, algebra::identity);
            case "inf" -> constant(Double.POSITIVE_INFINITY);
            default -> subscripts.derivative(name, locals);
        };
    }

    private Tensor space(Name name, Supplier<Tensor> value) {
        if (numbersOnly || algebra.dimension() == 0) {
            throw new Mistake(Code.E0208.at(name.span(), name.text(), "defined by the space coordinates"));
        }
        return value.get();
    }

    /** The value of a declared name. */
    Tensor value(Name name, Symbol symbol) {
        return switch (symbol) {
            case Symbol.Parameter parameter -> constant(definitions.parameter(name.text(), parameter, name.span()));
            case Symbol.Definition definition
            when definition.parameters().isEmpty() -> definitions.definition(name.text(), definition, name.span());
            case Symbol.Definition function ->
                throw new Mistake(Code.E0208
                        .at(name.span(), name.text(), "a function")
                        .help("write `" + name.text() + "("
                                + function.parameters().stream().map(Name::text).collect(Collectors.joining(", "))
                                + ")`"));
            case Symbol.Coordinate coordinate ->
                Tensor.scalar(variable(name, symbol, () -> graph.coordinate(coordinate.axis())));
            case Symbol.CoordinateArray array -> {
                List<Node> members = new ArrayList<>();
                for (int i = 0; i < array.count(); i++) {
                    int axis = array.first() + i;
                    members.add(variable(name, symbol, () -> graph.coordinate(axis)));
                }
                yield Tensor.vector(members);
            }
            case Symbol.Unknown unknown -> {
                List<Node> nodes = new ArrayList<>();
                for (int field : unknown.fields()) {
                    nodes.add(variable(name, symbol, () -> graph.field(field)));
                }
                yield unknown.vector() ? Tensor.vector(nodes) : Tensor.scalar(nodes.getFirst());
            }
            case Symbol.Region region -> throw new Mistake(Code.E0208.at(name.span(), name.text(), symbol.noun()));
            case Symbol.BoundaryPart part -> throw new Mistake(Code.E0208.at(name.span(), name.text(), symbol.noun()));
            case Symbol.Refused refused -> throw Mistake.alreadyReported();
        };
    }

    private Node variable(Name name, Symbol symbol, Supplier<Node> node) {
        if (numbersOnly) {
            throw new Mistake(Code.E0208
                    .at(name.span(), name.text(), symbol.noun())
                    .label("a number known in advance is needed here"));
        }
        return node.get();
    }

    private Diagnostic notANumber(Span span, String noun) {
        return Code.E0208.at(span, scope.source().text(span), noun);
    }
}
