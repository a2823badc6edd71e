package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Monitor.Integral;
import dev.fluxion.dsl.residual.Quadrature;
import dev.fluxion.dsl.residual.RegionQuadrature;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Piece;
import dev.fluxion.dsl.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads {@code integral(…)} and {@code mean(…)}: over space, or over time where there is no space.
 *
 * @param evaluator for integrands
 * @param draft with the named parts of the boundary
 */
record Functionals(Evaluator evaluator, Draft draft) {
    private static final Set<String> NAMES = Set.of("integral", "mean");

    static boolean isFunctional(Call call) {
        return NAMES.contains(call.function().text());
    }

    /** Whether an integral or mean occurs in sums, products and arguments. */
    static boolean occursIn(Expression expression) {
        return occursIn(expression, e -> e instanceof Call call && isFunctional(call));
    }

    /** Whether something occurs in sums, products and arguments. */
    static boolean occursIn(Expression expression, Predicate<Expression> wanted) {
        return wanted.test(expression)
                || switch (expression) {
                    case Call call ->
                        call.arguments().stream()
                                .anyMatch(a -> a instanceof Argument.Value(Span span, Expression value)
                                        && occursIn(value, wanted));
                    case Expression.Binary binary ->
                        occursIn(binary.left(), wanted) || occursIn(binary.right(), wanted);
                    case Expression.Unary unary -> occursIn(unary.operand(), wanted);
                    case Expression other -> false;
                };
    }

    Integral read(Call call) {
        evaluator.scope().axes().stream()
                .filter(axis -> axis.role() == Axis.Role.PARAMETER)
                .findFirst()
                .ifPresent(axis -> {
                    throw new Mistake(Code.E0901
                            .at(
                                    call.span(),
                                    "an integral in a problem whose parameter `" + axis.name()
                                            + "` ranges over an interval")
                            .help("give it a value: `param " + axis.name() + " = …`"));
                });
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
        Quadrature rule = arguments.size() == 1 ? inside() : on(arguments.get(1));
        return new Integral(call.function().text().equals("mean") ? 1 / rule.measure() : 1, integrand, rule);
    }

    private List<Axis> axes() {
        List<Axis> all = evaluator.scope().axes();
        List<Axis> space = all.stream().filter(Axis::space).toList();
        return space.isEmpty() ? all : space;
    }

    private Quadrature inside() {
        return evaluator.scope().domain().map(RegionQuadrature::inside).orElseGet(() -> Quadrature.inside(axes()));
    }

    private Quadrature on(Expression part) {
        Support support = new Boundaries(evaluator, draft).support(place(part), Map.of());
        Quadrature rule;
        Optional<Node> where;
        switch (support) {
            case Support.Surface surface -> {
                rule = RegionQuadrature.on(evaluator.scope().domain().orElseThrow(), surface.surface());
                where = surface.where();
            }
            case Support.Faces faces -> {
                rule = Quadrature.faces(axes(), faces.faces());
                where = faces.where();
            }
            case Support other -> throw new Mistake(Code.E0901.at(part.span(), "an integral over this set"));
        }
        if (where.isPresent()) {
            throw new Mistake(Code.E0901.at(part.span(), "an integral over a restricted boundary"));
        }
        return rule;
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
