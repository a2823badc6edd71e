package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** From typed problem to residual graph: left - right of every component, hard conditions rewritten into the fields. */
public final class ResidualCompiler {
    private ResidualCompiler() {}

    /** Compiles a problem. The result shares its graph. */
    public static ResidualGraph compile(Problem problem) {
        Graph graph = problem.graph();
        List<Node> fields = new ArrayList<>();
        for (int i = 0; i < problem.fields().size(); i++) {
            fields.add(HardConditions.field(problem, i));
        }
        List<Residual> residuals = new ArrayList<>();
        for (Equation equation : problem.equations()) {
            for (int i = 0; i < equation.left().size(); i++) {
                residuals.add(new Residual(
                        equation.componentName(i),
                        Residual.Kind.EQUATION,
                        root(graph, equation.left().get(i), equation.right().get(i), fields),
                        equation.weight(),
                        new Support.Interior(equation.where()),
                        equation.points()));
            }
        }
        for (Condition condition : problem.conditions()) {
            for (int i = 0; i < condition.left().size() && !condition.hard(); i++) {
                residuals.add(new Residual(
                        condition.componentName(i),
                        condition.initial() ? Residual.Kind.INITIAL : Residual.Kind.BOUNDARY,
                        root(graph, condition.left().get(i), condition.right().get(i), fields),
                        condition.weight(),
                        condition.support(),
                        condition.points()));
            }
        }
        return new ResidualGraph(graph, residuals, fields);
    }

    private static Node root(Graph graph, Node left, Node right, List<Node> fields) {
        Node difference = graph.subtract(left, right);
        return Substitution.fields(graph, difference, i -> {
            Node field = fields.get(i);
            return field == graph.field(i) ? null : field;
        });
    }
}
