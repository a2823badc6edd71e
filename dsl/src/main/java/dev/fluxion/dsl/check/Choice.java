package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.region.Level;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Conditions on points, as choices between two nodes. */
record Choice(Evaluator evaluator) {

    /** {@code if … then … else …}, entry by entry. */
    Tensor value(Expression.Conditional tree, Map<String, Tensor> locals) {
        Tensor then = evaluator.evaluate(tree.then(), locals);
        Tensor otherwise = evaluator.evaluate(tree.otherwise(), locals);
        if (!then.shape().equals(otherwise.shape())) {
            throw new Mistake(Code.E0304
                    .at(tree.otherwise().span())
                    .label("then: " + then.shape() + ", else: " + otherwise.shape()));
        }
        return then.zip(otherwise, (a, b) -> select(tree.condition(), a, b, locals));
    }

    /** A node that is positive exactly where the predicate holds. */
    Node indicator(Predicate predicate, Map<String, Tensor> locals) {
        Graph graph = evaluator.graph();
        Node indicator = select(predicate, graph.constant(1), graph.constant(-1), locals);
        if (Nodes.mentionsField(indicator)) {
            String text = evaluator.scope().source().text(predicate.span());
            throw new Mistake(Code.E0804
                    .at(predicate.span(), "where", "`" + text + "`")
                    .label("a restriction depends on coordinates only"));
        }
        return indicator;
    }

    private Node select(Predicate predicate, Node then, Node otherwise, Map<String, Tensor> locals) {
        return switch (predicate) {
            case Predicate.Comparison chain -> chain(chain, then, otherwise, locals);
            case Predicate.And and ->
                select(and.left(), select(and.right(), then, otherwise, locals), otherwise, locals);
            case Predicate.Or or -> select(or.left(), then, select(or.right(), then, otherwise, locals), locals);
            case Predicate.Not not -> select(not.operand(), otherwise, then, locals);
            case Predicate.Membership membership -> membership(membership, then, otherwise, locals);
        };
    }

    /** Whether the point with the given coordinates lies in a region. */
    private Node membership(Predicate.Membership membership, Node then, Node otherwise, Map<String, Tensor> locals) {
        Graph graph = evaluator.graph();
        Region region = new Regions(evaluator).of(membership.set());
        Tensor point = evaluator.evaluate(membership.element(), locals);
        if (point.entries().size() != region.dimension()) {
            throw new Mistake(Code.E0302.at(
                    membership.element().span(),
                    "in",
                    "a point of " + region.dimension() + " coordinates",
                    point.shape().noun()));
        }
        return Level.choose(graph, region, point.entries(), then, otherwise);
    }

    private Node chain(Predicate.Comparison chain, Node then, Node otherwise, Map<String, Tensor> locals) {
        List<Node> operands = new ArrayList<>();
        for (Expression operand : chain.operands()) {
            operands.add(evaluator.scalar(operand, locals, "a comparison"));
        }
        Node result = then;
        for (int i = chain.relations().size() - 1; i >= 0; i--) {
            result = compare(chain.relations().get(i), operands.get(i), operands.get(i + 1), result, otherwise);
        }
        return result;
    }

    private Node compare(Predicate.Relation relation, Node a, Node b, Node then, Node otherwise) {
        Graph graph = evaluator.graph();
        return switch (relation) {
            case LESS -> graph.select(Comparison.LESS, a, b, then, otherwise);
            case LESS_OR_EQUAL -> graph.select(Comparison.LESS_OR_EQUAL, a, b, then, otherwise);
            case GREATER -> graph.select(Comparison.LESS, b, a, then, otherwise);
            case GREATER_OR_EQUAL -> graph.select(Comparison.LESS_OR_EQUAL, b, a, then, otherwise);
        };
    }
}
