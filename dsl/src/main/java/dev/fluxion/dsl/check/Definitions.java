package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The values of names that stand for expressions: parameters, definitions, closed forms. Each is evaluated when first used and kept;
 * names under evaluation are remembered, which finds circles; a name with a mistake is marked, so that its users stay silent.
 */
final class Definitions {
    private static final int DEEPEST_CHAIN = 200;
    private static final int DEEPEST_FORMULA = 500;

    private final Evaluator evaluator;
    private final Map<String, Tensor> definitions = new HashMap<>();
    private final Map<String, Boolean> definitionsUsingExact = new HashMap<>();
    private final Map<Integer, Node> exact = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean exactUsed;

    Definitions(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    private Scope scope() {
        return evaluator.scope();
    }

    /** Whether anything evaluated since {@link #forgetExact} used a closed form. */
    boolean exactUsed() {
        return exactUsed;
    }

    void forgetExact() {
        exactUsed = false;
    }

    /** The value of a parameter, after overrides. */
    double parameter(String name, Symbol.Parameter parameter, Span use) {
        Double known = scope().parameters().get(name);
        if (known != null) {
            return known;
        }
        Scope.Override override = scope().overrides().get(name);
        double number =
                guarded(name, use, () -> override == null ? number(name, parameter.value()) : number(name, override));
        scope().parameters().put(name, number);
        return number;
    }

    private double number(String name, Expression value) {
        return ofNumbersWithin().number(value, Map.of(), "parameter `" + name + "`");
    }

    private double number(String name, Scope.Override override) {
        double number;
        try {
            number = number(name, override.value());
        } catch (Mistake mistake) {
            Diagnostic cause = mistake.diagnostic().orElseThrow(() -> mistake);
            String help = cause.help().map(words -> "; " + words).orElse("");
            throw new Mistake(
                    Code.E0804.at(override.span(), name, override.text()).label(cause.message() + help));
        }
        if (!Double.isFinite(number)) {
            throw new Mistake(Code.E0804
                    .at(override.span(), name, override.text())
                    .label("it is infinite or undefined, not a number"));
        }
        return number;
    }

    private Evaluator ofNumbersWithin() {
        if (evaluator.numbersOnly()) {
            return evaluator;
        }
        Evaluator numbers = Evaluator.ofNumbers(scope());
        numbers.definitions().open.addAll(open);
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
                            evaluator.evaluate(definition.value(), Map.of()),
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
                function.text(),
                function.span(),
                () -> bounded(evaluator.evaluate(definition.value(), locals), function.span()));
    }

    /** The closed form of a field. */
    Node exact(int field, Span use) {
        exactUsed = true;
        Node known = exact.get(field);
        if (known == null) {
            String name = scope().fields().get(field);
            Expression value = scope().exact().get(field);
            if (value == null) {
                throw new Mistake(Code.E0201.at(use, "exact(" + name + ")").help("add `exact " + name + " = …`"));
            }
            known = guarded("exact(" + name + ")", use, () -> closedForm(name, value));
            exact.put(field, known);
        }
        return known;
    }

    private Node closedForm(String name, Expression value) {
        Node node = evaluator.scalar(value, Map.of(), "`exact " + name + "`");
        if (Nodes.mentionsField(node) || Nodes.mentionsNormal(node)) {
            String text = scope().source().text(value.span());
            throw new Mistake(Code.E0804
                    .at(value.span(), "exact " + name, "`" + text + "`")
                    .label("a closed form depends on coordinates only; `exact(v)` is the closed form of `v`"));
        }
        return node;
    }

    /** An expression with every unknown replaced by its closed form. */
    Tensor exactOf(Tensor value, Span use) {
        exactUsed = true;
        return value.map(node -> Substitution.fields(evaluator.graph(), node, field -> exact(field, use)));
    }

    private <T> T guarded(String name, Span use, Supplier<T> body) {
        if (scope().broken().contains(name)) {
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
                scope().broken().add(name);
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
        return scope().find(name)
                .filter(s -> s instanceof Symbol.Definition d && !d.parameters().isEmpty())
                .isPresent();
    }

    private Diagnostic circle(List<String> circle, String name, Span use) {
        String place = scope().find(name)
                .map(s -> "`" + name + "` is defined on line "
                        + scope().source().line(s.span().start()))
                .orElse("`" + name + "`");
        String middle = circle.size() == 1 ? " in terms of itself" : " in terms of `" + circle.get(1) + "`";
        return Code.E0206
                .at(use, circle.stream().collect(Collectors.joining(" → ", "", " → " + name)))
                .label(place + middle);
    }
}
