package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Binary;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.UnaryOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Gives expressions their values: tensors of nodes over one graph. Definitions are evaluated when first used and kept; names under
 * evaluation are remembered, which finds circles. A mistake ends the expression with a {@link Mistake}.
 */
final class Evaluator {
    private static final int DEEPEST_CHAIN = 200;
    private static final int DEEPEST_FORMULA = 1000;

    private final Scope scope;
    private final Graph graph;
    private final boolean numbersOnly;
    private final TensorAlgebra algebra;
    private final Arithmetic arithmetic;
    private final Functions functions;
    private final Subscripts subscripts;
    private final Choice choice;
    private final Map<String, Tensor> definitions = new HashMap<>();
    private final Map<String, Boolean> definitionsUsingExact = new HashMap<>();
    private final Map<Integer, Node> exact = new HashMap<>();
    private final Map<String, Tensor> residuals = new LinkedHashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private boolean exactUsed;

    private Evaluator(Scope scope, Graph graph, boolean numbersOnly) {
        this.scope = scope;
        this.graph = graph;
        this.numbersOnly = numbersOnly;
        this.algebra = new TensorAlgebra(graph, Math.max(scope.spaceDimension(), 0));
        this.arithmetic = new Arithmetic(graph, algebra, scope.source());
        this.functions = new Functions(this);
        this.subscripts = new Subscripts(this);
        this.choice = new Choice(this);
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

    Functions functions() {
        return functions;
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

    /** Whether anything evaluated since {@link #forgetExact} used a closed form. */
    boolean exactUsed() {
        return exactUsed;
    }

    void forgetExact() {
        exactUsed = false;
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
            case Expression.Partial partial ->
                subscripts.differentiate(
                        evaluate(partial.operand(), locals),
                        partial.coordinates().text(),
                        partial.coordinates().span());
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

    /** The value of a parameter, after overrides. */
    double parameter(String name, Symbol.Parameter parameter, Span use) {
        Double known = scope.parameters().get(name);
        if (known != null) {
            return known;
        }
        Scope.Override override = scope.overrides().get(name);
        double number = guarded(
                name,
                use,
                () -> override == null ? number(name, parameter.value()) : number(name, parameter, override));
        scope.parameters().put(name, number);
        return number;
    }

    private double number(String name, Expression value) {
        return ofNumbersWithin().number(value, Map.of(), "parameter `" + name + "`");
    }

    private double number(String name, Symbol.Parameter parameter, Scope.Override override) {
        try {
            return number(name, override.value());
        } catch (Mistake mistake) {
            Diagnostic cause = mistake.diagnostic().orElseThrow(() -> mistake);
            String help = cause.help().map(words -> "; " + words).orElse("");
            throw new Mistake(Code.E0804
                    .at(parameter.span(), name, override.text())
                    .label("`--set " + name + "=" + override.text() + "`: " + cause.message() + help));
        }
    }

    private Evaluator ofNumbersWithin() {
        if (numbersOnly) {
            return this;
        }
        Evaluator numbers = ofNumbers(scope);
        numbers.open.addAll(open);
        return numbers;
    }

    /** The value of a {@code let} without parameters. */
    Tensor definition(String name, Symbol.Definition definition, Span use) {
        Tensor known = definitions.get(name);
        if (known == null) {
            boolean before = exactUsed;
            exactUsed = false;
            known = guarded(
                    name,
                    use,
                    () -> bounded(
                            evaluate(definition.value(), Map.of()),
                            definition.value().span()));
            definitions.put(name, known);
            definitionsUsingExact.put(name, exactUsed);
            exactUsed = before;
        }
        exactUsed |= definitionsUsingExact.get(name);
        return known;
    }

    /** The value of a {@code let} function. */
    Tensor apply(Name function, Symbol.Definition definition, List<Tensor> arguments) {
        Map<String, Tensor> locals = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            locals.put(definition.parameters().get(i).text(), arguments.get(i));
        }
        return guarded(
                function.text(), function.span(), () -> bounded(evaluate(definition.value(), locals), function.span()));
    }

    /** The closed form of a field. */
    Node exact(int field, Span use) {
        exactUsed = true;
        Node known = exact.get(field);
        if (known == null) {
            String name = scope.fields().get(field);
            Expression value = scope.exact().get(field);
            if (value == null) {
                throw new Mistake(Code.E0201.at(use, "exact(" + name + ")").help("add `exact " + name + " = …`"));
            }
            known = guarded("exact(" + name + ")", use, () -> scalar(value, Map.of(), "`exact " + name + "`"));
            exact.put(field, known);
        }
        return known;
    }

    /** An expression with every unknown replaced by its closed form. */
    Tensor exactOf(Tensor value, Span use) {
        exactUsed = true;
        return value.map(node -> Substitution.fields(graph, node, field -> exact(field, use)));
    }

    private <T> T guarded(String name, Span use, Supplier<T> body) {
        if (scope.broken().contains(name)) {
            throw Mistake.alreadyReported();
        }
        if (open.contains(name)) {
            List<String> circle = new ArrayList<>(open).reversed();
            circle = circle.subList(circle.indexOf(name), circle.size());
            throw new Mistake(circle(circle, name, use));
        }
        if (open.size() >= DEEPEST_CHAIN) {
            throw new Mistake(
                    tooDeep(use, "definitions refer to each other more than " + DEEPEST_CHAIN + " levels deep"));
        }
        open.push(name);
        try {
            return body.get();
        } catch (Mistake mistake) {
            if (!isFunction(name)) {
                scope.broken().add(name);
            }
            throw mistake;
        } finally {
            open.pop();
        }
    }

    /** The value itself, unless its formula is too deep for the rules that walk it. */
    private static Tensor bounded(Tensor value, Span span) {
        if (value.entries().stream().anyMatch(entry -> Nodes.depth(entry) > DEEPEST_FORMULA)) {
            throw new Mistake(tooDeep(span, "this formula is more than " + DEEPEST_FORMULA + " operations deep"));
        }
        return value;
    }

    private static Diagnostic tooDeep(Span span, String words) {
        return Code.E0119.at(span, words);
    }

    private boolean isFunction(String name) {
        return scope.find(name)
                .filter(s -> s instanceof Symbol.Definition d && !d.parameters().isEmpty())
                .isPresent();
    }

    private Diagnostic circle(List<String> circle, String name, Span use) {
        String place = scope.find(name)
                .map(s -> "`" + name + "` is defined on line "
                        + scope.source().line(s.span().start()))
                .orElse("`" + name + "`");
        String middle = circle.size() == 1 ? " in terms of itself" : " in terms of `" + circle.get(1) + "`";
        return Code.E0206
                .at(use, circle.stream().collect(Collectors.joining(" → ", "", " → " + name)))
                .label(place + middle);
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
            case Symbol.Parameter parameter -> constant(parameter(name.text(), parameter, name.span()));
            case Symbol.Definition definition
            when definition.parameters().isEmpty() -> definition(name.text(), definition, name.span());
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
