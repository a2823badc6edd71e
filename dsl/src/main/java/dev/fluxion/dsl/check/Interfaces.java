package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Rivals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the conditions between materials that hide in equations: where ∇·F is part of one, and F goes over to another formula on a surface, an integral over a thin layer
 * around it leaves only F·n on both sides. Where the condition cannot be read off, a warning says so.
 */
final class Interfaces {
    /** A flux with the factor of its divergence in an equation. */
    private record Term(Flux flux, Node factor) {}

    private final Evaluator evaluator;
    private final Graph graph;
    private final Map<Node, Term> known = new IdentityHashMap<>();
    private final List<Draft.StatedEquation> equations;
    private final Map<Integer, Set<MultiIndex>> derivatives;
    private final Set<Flux> settled = Collections.newSetFromMap(new IdentityHashMap<>());

    Interfaces(Evaluator evaluator, List<Draft.StatedEquation> equations) {
        this.evaluator = evaluator;
        this.equations = equations;
        graph = evaluator.graph();
        derivatives = Nodes.derivatives(equations.stream()
                .flatMap(stated -> stated.equation().sides().stream())
                .toList());
        for (Flux flux : evaluator.fluxes()) {
            known.put(flux.divergence(), new Term(flux, graph.constant(1)));
            known.put(graph.negate(flux.divergence()), new Term(flux, graph.constant(-1)));
        }
    }

    /** Those of all equations. */
    List<Interface> all() {
        List<Interface> interfaces = new ArrayList<>();
        for (Draft.StatedEquation stated : equations) {
            Equation equation = stated.equation();
            List<Node> differences = equation.differences(graph);
            for (int i = 0; i < differences.size(); i++) {
                of(equation.componentName(i), differences.get(i)).ifPresent(interfaces::add);
            }
        }
        evaluator.fluxes().stream()
                .filter(flux -> known.get(flux.divergence()).flux() == flux)
                .filter(flux -> !settled.contains(flux))
                .forEach(flux -> evaluator
                        .warnings()
                        .add(Code.W0403
                                .at(flux.span())
                                .label(flux.what())
                                .help(
                                        "write terms of the same order as one flux, make the flux an unknown (first-order form), or smooth the coefficient, e.g. "
                                                + "`1 + 9*(1 + tanh((x - 0.5)/0.02))/2`")));
        return interfaces;
    }

    private Optional<Interface> of(String name, Node equation) {
        List<Term> terms = new ArrayList<>();
        List<Node> others = new ArrayList<>();
        collect(equation, graph.constant(1), terms, others);
        List<Node> through = through(terms);
        List<Rivals> surfaces = surfaces(through);
        int order = order(Nodes.derivatives(through.stream().limit(1).toList()).values().stream()
                .flatMap(Set::stream));
        boolean clear = order > 0
                && surfaces.stream().allMatch(this::stands)
                && others.stream().allMatch(this::bounded);
        if (!clear) {
            return Optional.empty();
        }
        terms.forEach(term -> settled.add(term.flux()));
        return new Materials(evaluator.scope(), graph).meeting(name, through, surfaces, order);
    }

    /** Goes down the sums and products of an equation; {@code others} take what holds no flux. */
    private void collect(Node node, Node factor, List<Term> terms, List<Node> others) {
        Term term = known.get(node);
        if (term != null) {
            terms.add(new Term(term.flux(), graph.multiply(factor, term.factor())));
            return;
        }
        if (!holds(node)) {
            others.add(node);
            return;
        }
        switch (node) {
            case Node.Unary(UnaryFunction f, Node a)
            when f == UnaryFunction.NEGATE -> collect(a, graph.negate(factor), terms, others);
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.ADD -> {
                collect(a, factor, terms, others);
                collect(b, factor, terms, others);
            }
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.SUBTRACT -> {
                collect(a, factor, terms, others);
                collect(b, graph.negate(factor), terms, others);
            }
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.MULTIPLY && !holds(a) -> collect(b, graph.multiply(factor, a), terms, others);
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.MULTIPLY && !holds(b) -> collect(a, graph.multiply(factor, b), terms, others);
            case Node.Binary(BinaryFunction f, Node a, Node b)
            when f == BinaryFunction.DIVIDE && !holds(b) -> collect(a, graph.divide(factor, b), terms, others);
            default -> others.add(node);
        }
    }

    private boolean holds(Node node) {
        return Nodes.reachable(List.of(node)).stream().anyMatch(known::containsKey);
    }

    /** What is the same on both sides: what goes through the surface under one derivative, or the sum of several. */
    private List<Node> through(List<Term> terms) {
        boolean sameFactor = terms.stream().map(Term::factor).distinct().count() == 1;
        if (sameFactor && terms.size() == 1) {
            return terms.getFirst().flux().through();
        }
        boolean sums = terms.stream().allMatch(t -> t.flux().through().size() == 1)
                && (sameFactor || terms.stream().noneMatch(t -> Nodes.mentionsChoice(List.of(t.factor()))));
        return sums
                ? terms.stream()
                        .map(t -> {
                            Node one = t.flux().through().getFirst();
                            return sameFactor ? one : graph.multiply(t.factor(), one);
                        })
                        .reduce(graph::add)
                        .map(List::of)
                        .orElse(List.of())
                : List.of();
    }

    private List<Rivals> surfaces(List<Node> through) {
        return Nodes.reachable(through).stream()
                .filter(Node.Select.class::isInstance)
                .flatMap(node -> Rivals.of(node, graph).stream())
                .flatMap(rivals -> rivals.pieces(graph).stream())
                .distinct()
                .toList();
    }

    /** Whether a surface is smooth and rests where it is. */
    private boolean stands(Rivals surface) {
        int space = evaluator.algebra().dimension();
        return surface.smooth(graph)
                && Nodes.reachable(List.of(surface.left(), surface.right())).stream()
                        .noneMatch(node -> node instanceof Node.Derivative
                                || node instanceof Node.Normal
                                || node instanceof Node.Coordinate(int axis) && axis >= space);
    }

    /**
     * Whether a thin layer around a surface leaves nothing of a term: an equation of second order in a field, or of fourth, lets its first, or second, derivatives jump, and one of first
     * order, such as that of a pressure, the field itself.
     */
    private boolean bounded(Node term) {
        return Nodes.derivatives(List.of(term)).entrySet().stream()
                .allMatch(field -> order(field.getValue().stream())
                        <= order(derivatives.getOrDefault(field.getKey(), Set.of()).stream()) / 2);
    }

    private int order(Stream<MultiIndex> some) {
        return Axis.order(some, evaluator.scope().axes(), false);
    }
}
