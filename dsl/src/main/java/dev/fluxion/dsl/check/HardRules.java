package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.HardFaces;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which conditions can be built into the network. */
final class HardRules {
    private HardRules() {}

    static void check(Draft.StatedCondition stated, Evaluator evaluator) {
        Condition condition = stated.condition();
        boolean restricted =
                switch (condition.support()) {
                    case Support.Interior(Optional<Node> where) -> true;
                    case Support.Faces(var faces, Optional<Node> where) -> where.isPresent();
                    case Support.Surface surface -> false;
                    case Support.Initial(Optional<Node> where) -> where.isPresent();
                    case Support.At at -> true;
                    case Support.Points points -> true;
                };
        if (restricted) {
            throw new Mistake(Code.E0901
                    .at(stated.place(), "`hard` on a part of a face or at a point")
                    .help("without `hard` this is a loss term"));
        }
        for (int i = 0; i < condition.left().size(); i++) {
            Span span = stated.sources().get(i).left().span();
            Node left = condition.left().get(i);
            boolean value = left instanceof Node.Derivative(int field, MultiIndex order)
                    && (order.total() == 0 || condition.initial() && order.equals(timeUnit(evaluator)));
            if (!value) {
                throw new Mistake(unavailable(left, span, condition.initial()));
            }
            if (Nodes.mentionsField(condition.right().get(i))) {
                throw new Mistake(Code.E0509
                        .at(stated.sources().get(i).right().span(), "a value that depends on unknowns")
                        .label("only known values can be built into the network; without `hard` this is a loss term"));
            }
        }
    }

    /** Reports the conditions on faces of a region whose values cannot be built in together. */
    static void checkFaces(Draft draft, Evaluator evaluator, Domain domain, Reporter reporter) {
        for (int field = 0; field < evaluator.scope().fields().size(); field++) {
            List<HardFaces.Given> given = new ArrayList<>();
            List<Draft.StatedCondition> places = new ArrayList<>();
            for (Draft.StatedCondition stated : draft.conditions) {
                Condition condition = stated.condition();
                for (int i = 0; condition.hard() && i < condition.left().size(); i++) {
                    if (condition.support() instanceof Support.Surface surface
                            && condition.left().get(i) instanceof Node.Derivative(int f, MultiIndex order)
                            && f == field) {
                        given.add(new HardFaces.Given(surface, condition.right().get(i)));
                        places.add(stated);
                    }
                }
            }
            if (!given.isEmpty()
                    && HardFaces.of(evaluator.graph(), domain, given)
                            instanceof HardFaces.Outcome.Refused(String reason)) {
                reporter.report(Code.E0509
                        .at(places.getLast().place(), "this part of the boundary")
                        .label(reason + "; without `hard` this is a loss term"));
                return;
            }
        }
    }

    private static MultiIndex timeUnit(Evaluator evaluator) {
        int dimension = evaluator.graph().dimension();
        return MultiIndex.unit(dimension, dimension - 1);
    }

    private static Diagnostic unavailable(Node left, Span span, boolean initial) {
        String what = Nodes.mentionsNormal(left)
                ? "a normal derivative"
                : left instanceof Node.Derivative ? "this derivative" : "an expression";
        String values = initial ? "only values of unknowns and their first time derivatives" : "only values";
        Diagnostic mistake = Code.E0509
                .at(span, what)
                .label(values + " can be built into the network; without `hard` this is a loss term");
        return List.of("a normal derivative", "this derivative").contains(what)
                ? mistake
                : mistake.help("write the unknown alone on the left: `hard bc u = … on …`");
    }
}
