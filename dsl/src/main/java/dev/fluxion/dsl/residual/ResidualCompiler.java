package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From typed problem to residual graph: left - right of every component, hard conditions rewritten into the fields. */
public final class ResidualCompiler {
    private ResidualCompiler() {}

    /** Compiles a problem. The result shares its graph. */
    public static ResidualGraph compile(Problem problem) {
        Graph graph = problem.graph();
        List<Node> fields = new ArrayList<>();
        for (int i = 0; i < problem.fields().size(); i++) {
            fields.add(field(problem, i));
        }
        List<Residual> residuals = new ArrayList<>();
        for (Equation equation : problem.equations()) {
            for (int i = 0; i < equation.left().size(); i++) {
                residuals.add(new Residual(
                        equation.componentName(i),
                        Residual.Kind.EQUATION,
                        root(problem, equation.left().get(i), equation.right().get(i), fields),
                        equation.weight(),
                        new Support.Interior(problem.inside(equation.where())),
                        equation.points()));
            }
        }
        for (int i = 0; i < problem.fields().size(); i++) {
            for (int axis : problem.fields().get(i).constantAlong()) {
                residuals.add(constancy(problem, i, axis, fields));
            }
        }
        for (Condition condition : problem.conditions()) {
            for (int i = 0; i < condition.left().size() && !condition.hard(); i++) {
                residuals.add(new Residual(
                        condition.componentName(i),
                        condition.initial() ? Residual.Kind.INITIAL : Residual.Kind.BOUNDARY,
                        root(problem, condition.left().get(i), condition.right().get(i), fields),
                        condition.weight(),
                        condition.support() instanceof Support.Initial(Optional<Node> where)
                                ? new Support.Initial(problem.inside(where))
                                : condition.support(),
                        condition.points()));
            }
        }
        for (Observation observation : problem.observations()) {
            for (int i = 0; i < observation.values().size(); i++) {
                residuals.add(new Residual(
                        observation.componentName(i),
                        Residual.Kind.OBSERVATION,
                        root(
                                problem,
                                observation.values().get(i),
                                observation.data().get(i),
                                fields),
                        observation.weight(),
                        observation.points(),
                        OptionalInt.empty()));
            }
        }
        for (Constraint constraint : problem.sums()) {
            for (Node summand : constraint.summands()) {
                residuals.add(new Residual(
                        constraint.name(),
                        Residual.Kind.CONSTRAINT,
                        root(problem, summand, graph.constant(0), fields),
                        graph.constant(Math.sqrt(constraint.weight())),
                        constraint.points(),
                        OptionalInt.empty()));
            }
        }
        return new ResidualGraph(graph, residuals, fields);
    }

    /** Field {@code index} as a function of the raw outputs of the network: bounds and hard conditions built in. */
    public static Node field(Problem problem, int index) {
        Graph graph = problem.graph();
        return problem.fields()
                .get(index)
                .inferred()
                .map(inferred -> inferred.value(graph, graph.field(index)))
                .orElseGet(() -> HardConditions.field(problem, index));
    }

    /** The same for an unknown whose values on the boundary of a region have been built already. */
    public static Node field(Problem problem, int index, HardFaces faces) {
        return HardConditions.field(problem, index, faces);
    }

    /** What makes a field of some of the coordinates one: its derivative along the others vanishes. */
    private static Residual constancy(Problem problem, int field, int axis, List<Node> fields) {
        Graph graph = problem.graph();
        Node slope = Differentiation.of(graph, fields.get(field), MultiIndex.unit(problem.dimension(), axis));
        return new Residual(
                problem.fields().get(field).name() + "_"
                        + problem.axes().get(axis).name(),
                Residual.Kind.EQUATION,
                slope,
                graph.constant(1),
                problem.interior(),
                OptionalInt.empty());
    }

    private static Node root(Problem problem, Node left, Node right, List<Node> fields) {
        Graph graph = problem.graph();
        Node difference = Substitution.leaves(
                graph,
                graph.subtract(left, right),
                leaf -> leaf instanceof Node.Derivative derivative ? overOutputs(problem, derivative, fields) : leaf);
        if (problem.numbers() == 0) {
            return difference;
        }
        int firstNumber = fields.size() - problem.numbers();
        return Substitution.leaves(
                graph,
                difference,
                leaf -> leaf instanceof Node.Derivative(int field, MultiIndex order)
                                && field >= firstNumber
                                && order.total() > 0
                        ? graph.constant(0)
                        : leaf);
    }

    /** A derivative of a field in terms of the outputs of the network; 0 along axes that the field does not depend on. */
    private static Node overOutputs(Problem problem, Node.Derivative derivative, List<Node> fields) {
        Graph graph = problem.graph();
        int field = derivative.field();
        boolean constant = problem.fields().get(field).constantAlong().stream()
                .anyMatch(axis -> derivative.order().get(axis) > 0);
        if (constant) {
            return graph.constant(0);
        }
        boolean raw = fields.get(field) == graph.field(field);
        return raw ? derivative : Differentiation.of(graph, fields.get(field), derivative.order());
    }
}
