package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.custom.CustomOp;
import dev.fluxion.autodiff.custom.CustomOps;
import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls: elementary functions, vector calculus, {@code diff}, {@code sum}, {@code exact}, {@code residual}, definitions, custom operators. */
final class Functions {
    /** The vector functions by the number of their arguments. */
    private static final Map<String, Integer> VECTOR_FUNCTIONS = Map.ofEntries(
            Map.entry("lap", 1),
            Map.entry("grad", 1),
            Map.entry("div", 1),
            Map.entry("curl", 1),
            Map.entry("dn", 1),
            Map.entry("advect", 2),
            Map.entry("dot", 2),
            Map.entry("cross", 2),
            Map.entry("outer", 2),
            Map.entry("norm", 1),
            Map.entry("sym", 1),
            Map.entry("tr", 1),
            Map.entry("transpose", 1),
            Map.entry("det", 1));

    private static final Set<String> OTHERS =
            Set.of("diff", "sum", "exact", "residual", "table", "min", "max", "atan2");

    private static final Map<String, String> FOREIGN = Map.of(
            "ln",
            "log",
            "laplacian",
            "lap",
            "gradient",
            "grad",
            "divergence",
            "div",
            "arctan",
            "atan",
            "arcsin",
            "asin",
            "arccos",
            "acos",
            "fabs",
            "abs",
            "trace",
            "tr");

    /** Every function that the language provides. */
    static final Set<String> NAMES = names();

    private final Evaluator evaluator;

    Functions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(VECTOR_FUNCTIONS.keySet());
        names.addAll(OTHERS);
        for (UnaryFunction function : UnaryFunction.values()) {
            if (function != UnaryFunction.NEGATE) {
                names.add(name(function));
            }
        }
        return Set.copyOf(names);
    }

    private static String name(UnaryFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    /** The function of one number that a name stands for. */
    static Optional<UnaryFunction> unary(String name) {
        return Arrays.stream(UnaryFunction.values())
                .filter(function ->
                        function != UnaryFunction.NEGATE && name(function).equals(name))
                .findFirst();
    }

    Tensor call(Call call, Map<String, Tensor> locals) {
        String name = call.function().text();
        Symbol symbol = evaluator.scope().symbols().get(name);
        if (symbol instanceof Symbol.Definition definition
                && !definition.parameters().isEmpty()) {
            List<Tensor> arguments = values(call, locals);
            requireCount(call, arguments.size(), definition.parameters().size());
            return evaluator.definitions().apply(call.function(), definition, arguments);
        }
        if (symbol instanceof Symbol.Refused) {
            throw Mistake.alreadyReported();
        }
        if (symbol != null || locals.containsKey(name)) {
            throw new Mistake(notAFunction(call, symbol == null ? "a number" : symbol.noun()));
        }
        return switch (name) {
            case "diff" -> diff(call, locals);
            case "sum" -> new Sums(evaluator).sum(call, locals);
            case "exact" -> {
                requireCount(call, call.arguments().size(), 1);
                yield evaluator.definitions().exactOf(values(call, locals).getFirst(), call.span());
            }
            case "residual" -> residual(call);
            case "table" -> table(call, locals);
            case "min" -> fold(call, locals, BinaryFunction.MINIMUM);
            case "max" -> fold(call, locals, BinaryFunction.MAXIMUM);
            case "atan2" -> {
                requireCount(call, call.arguments().size(), 2);
                yield fold(call, locals, BinaryFunction.ATAN2);
            }
            default -> builtIn(call, locals);
        };
    }

    private Tensor builtIn(Call call, Map<String, Tensor> locals) {
        String name = call.function().text();
        if (VECTOR_FUNCTIONS.containsKey(name)) {
            List<Tensor> arguments = values(call, locals);
            requireCount(call, arguments.size(), VECTOR_FUNCTIONS.get(name));
            return new VectorFunctions(evaluator).apply(call, arguments);
        }
        Optional<UnaryFunction> function = unary(name);
        if (function.isPresent()) {
            requireCount(call, call.arguments().size(), 1);
            return Tensor.scalar(evaluator
                    .graph()
                    .unary(function.get(), scalars(call, locals).getFirst()));
        }
        Optional<CustomOp> custom = CustomOps.find(name);
        if (custom.isPresent()) {
            List<Node> arguments = scalars(call, locals);
            requireCount(call, arguments.size(), custom.get().arity());
            return Tensor.scalar(evaluator.graph().custom(custom.get(), arguments));
        }
        if (Set.of("integral", "mean", "jump").contains(name)) {
            throw new Mistake(Code.E0901.at(call.span(), "`" + name + "`"));
        }
        throw new Mistake(unknownFunction(call.function()));
    }

    /** table("k.csv", x, y): interpolated values of a file. */
    private Tensor table(Call call, Map<String, Tensor> locals) {
        List<Expression> arguments = expressions(call);
        if (arguments.size() < 2 || !(arguments.getFirst() instanceof Expression.Text file)) {
            throw new Mistake(Code.E0205
                    .at(call.span(), "table", "the name of a file and 1 or more coordinates", arguments.size())
                    .help("write `table(\"k.csv\", x, y)`"));
        }
        List<Node> places = arguments.stream()
                .skip(1)
                .map(argument -> evaluator.scalar(argument, locals, "`table`"))
                .toList();
        return Tensor.scalar(evaluator.graph().custom(evaluator.scope().table(file, places.size()), places));
    }

    /** diff(e, x), diff(e, x, 2), diff(e, x, 2, y). */
    private Tensor diff(Call call, Map<String, Tensor> locals) {
        List<Expression> arguments = expressions(call);
        if (arguments.size() < 2) {
            throw new Mistake(Code.E0205
                    .at(call.span(), "diff", "2 or more arguments", arguments.size())
                    .help("write `diff(u, x)` or `diff(u, x, 2)`"));
        }
        Tensor whole = evaluator.evaluate(arguments.getFirst(), locals);
        Tensor value = whole;
        List<Integer> axes = new ArrayList<>();
        int i = 1;
        while (i < arguments.size()) {
            Expression variable = arguments.get(i++);
            Node coordinate = evaluator.scalar(variable, locals, "`diff`");
            if (!(coordinate instanceof Node.Coordinate(int axis))) {
                throw new Mistake(Code.E0202
                        .at(
                                variable.span(),
                                evaluator.scope().source().text(call.span()),
                                evaluator.scope().source().text(variable.span()))
                        .label(evaluator.scope().coordinatesAre()));
            }
            int order = 1;
            if (i < arguments.size() && isNumber(arguments.get(i), locals)) {
                Expression count = arguments.get(i++);
                order = evaluator.integer(count, locals, "the order of a derivative");
                if (order < 0 || order > 20) {
                    throw new Mistake(Code.E0209
                            .at(count.span(), "the order of a derivative")
                            .label("orders are 0 to 20, this is " + order));
                }
            }
            for (int k = 0; k < order; k++) {
                value = evaluator.algebra().derivative(value, axis);
                axes.add(axis);
            }
        }
        new Jumps(evaluator).derivative(arguments.getFirst(), whole, value, axes, call.span());
        return value;
    }

    private boolean isNumber(Expression expression, Map<String, Tensor> locals) {
        Tensor value = evaluator.evaluate(expression, locals);
        return value.shape().isScalar() && Scope.constant(value.node()).isPresent();
    }

    private Tensor residual(Call call) {
        List<Expression> arguments = expressions(call);
        requireCount(call, arguments.size(), 1);
        Expression argument = arguments.getFirst();
        Map<String, Tensor> residuals = evaluator.residuals();
        String label = argument instanceof Name name ? name.text() : "";
        if (evaluator.scope().broken().contains("residual(" + label + ")")) {
            throw Mistake.alreadyReported();
        }
        if (!residuals.containsKey(label)) {
            Diagnostic mistake =
                    Code.E0201.at(argument.span(), evaluator.scope().source().text(call.span()));
            Optional<String> near = Spelling.closest(label, residuals.keySet());
            String known = residuals.isEmpty()
                    ? "it can be used in `plot`"
                    : "equations are " + String.join(", ", residuals.keySet());
            throw new Mistake(near.map(n -> mistake.help("did you mean `residual(" + n + ")`?"))
                    .orElse(mistake.label(known)));
        }
        return residuals.get(label);
    }

    private Tensor fold(Call call, Map<String, Tensor> locals, BinaryFunction function) {
        if (call.arguments().size() < 2) {
            throw new Mistake(Code.E0205.at(
                    call.span(),
                    call.function().text(),
                    "2 or more arguments",
                    call.arguments().size()));
        }
        Graph graph = evaluator.graph();
        return Tensor.scalar(scalars(call, locals).stream()
                .reduce((a, b) -> graph.binary(function, a, b))
                .orElseThrow());
    }

    private List<Node> scalars(Call call, Map<String, Tensor> locals) {
        String user = "`" + call.function().text() + "`";
        return expressions(call).stream()
                .map(argument -> evaluator.evaluate(argument, locals))
                .map(value -> {
                    if (!value.shape().isScalar()) {
                        throw new Mistake(Code.E0302
                                .at(
                                        call.function().span(),
                                        call.function().text(),
                                        "a scalar",
                                        value.shape().noun())
                                .label(user + " of a " + value.shape()
                                        + "; write it for each component, or `norm(…)`"));
                    }
                    return value.node();
                })
                .toList();
    }

    private List<Tensor> values(Call call, Map<String, Tensor> locals) {
        return expressions(call).stream()
                .map(argument -> evaluator.evaluate(argument, locals))
                .toList();
    }

    private List<Expression> expressions(Call call) {
        List<Expression> expressions = new ArrayList<>();
        for (Argument argument : call.arguments()) {
            switch (argument) {
                case Argument.Value value -> expressions.add(value.expression());
                case Argument.Named named ->
                    throw new Mistake(Code.E0205
                            .at(
                                    named.span(),
                                    call.function().text(),
                                    "plain arguments",
                                    call.arguments().size())
                            .label("`" + named.key().text() + " =` is for settings"));
                case Argument.Binding binding ->
                    throw new Mistake(Code.E0205
                            .at(
                                    binding.span(),
                                    call.function().text(),
                                    "plain arguments",
                                    call.arguments().size())
                            .label("`in` is for `sum`"));
            }
        }
        return expressions;
    }

    private void requireCount(Call call, int found, int needed) {
        if (found == needed) {
            return;
        }
        Diagnostic mistake = Code.E0205.at(
                call.span(), call.function().text(), needed == 1 ? "1 argument" : needed + " arguments", found);
        throw new Mistake(
                call.function().text().equals("lap") || call.function().text().equals("grad")
                        ? mistake.help("for a derivative in one direction use `u_xx` or `diff(u, x, 2)`")
                        : mistake);
    }

    private Diagnostic notAFunction(Call call, String noun) {
        String name = call.function().text();
        Diagnostic mistake = Code.E0204.at(call.span(), name, noun);
        if (noun.equals("an unknown")) {
            return mistake.help("write `" + name + "`; values on the boundary are written with `on`");
        }
        String arguments = evaluator
                .scope()
                .source()
                .text(call.span())
                .substring(name.length())
                .strip();
        return mistake.help("write `" + name + "*" + arguments + "`");
    }

    private Diagnostic unknownFunction(Name function) {
        Diagnostic mistake = Code.E0201.at(function.span(), function.text());
        String foreign = FOREIGN.get(function.text());
        if (foreign != null) {
            return mistake.help("write `" + foreign + "`");
        }
        if (Scope.BUILT_IN_VALUES.contains(function.text())) {
            return mistake.label("this is a value, not a function").help("write `" + function.text() + "`");
        }
        Set<String> candidates = new HashSet<>(NAMES);
        evaluator.scope().symbols().forEach((name, symbol) -> {
            if (symbol instanceof Symbol.Definition definition
                    && !definition.parameters().isEmpty()) {
                candidates.add(name);
            }
        });
        CustomOps.all().forEach(op -> candidates.add(op.name()));
        return Spelling.closest(function.text(), candidates)
                .map(near -> mistake.help("did you mean the function `" + near + "`?"))
                .orElse(mistake.label("there is no function of that name")
                        .help("define it with `let " + function.text()
                                + "(s) = …`, or provide it as an operator of your own"));
    }
}
