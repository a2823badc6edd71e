package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.syntax.Clause.Equality;
import dev.fluxion.dsl.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both sides of one or more equalities, component by component. */
final class Sides {
    private final Evaluator evaluator;
    private final Reporter reporter;
    private final boolean onBoundary;
    final List<Node> left = new ArrayList<>();
    final List<Node> right = new ArrayList<>();
    final List<Equality> sources = new ArrayList<>();

    /**
     * @param onBoundary whether there is a normal
     */
    Sides(Evaluator evaluator, Reporter reporter, boolean onBoundary) {
        this.onBoundary = onBoundary;
        this.evaluator = evaluator;
        this.reporter = reporter;
    }

    /** Appends the components of an equality; both sides are read before a mistake ends the statement. */
    void add(Equality equality, Map<String, Tensor> locals) {
        Optional<Tensor> a = reporter.attempt(() -> evaluator.evaluate(equality.left(), locals));
        Optional<Tensor> b = reporter.attempt(() -> evaluator.evaluate(equality.right(), locals));
        if (a.isEmpty() || b.isEmpty()) {
            throw Mistake.alreadyReported();
        }
        Tensor l = a.get();
        Tensor r = b.get();
        if (!l.shape().equals(r.shape())) {
            r = zeroLike(l, r);
            l = zeroLike(r, l);
        }
        if (!l.shape().equals(r.shape())) {
            throw new Mistake(mismatch(equality, l, r));
        }
        requireFinite(equality.left(), l);
        requireFinite(equality.right(), r);
        left.addAll(l.entries());
        right.addAll(r.entries());
        l.entries().forEach(entry -> sources.add(equality));
    }

    private void requireFinite(Expression side, Tensor value) {
        boolean undefined = Nodes.reachable(value.entries()).stream()
                .anyMatch(node -> node instanceof Node.Constant(double number) && !Double.isFinite(number));
        if (undefined) {
            String text = evaluator.scope().source().text(side.span());
            throw new Mistake(Code.E0208.at(side.span(), text, "infinite or undefined"));
        }
        if (!onBoundary && Nodes.reachable(value.entries()).stream().anyMatch(node -> node instanceof Node.Normal)) {
            throw new Mistake(
                    Code.E0122.at(side.span(), "the normal").label("it exists on the boundary only, in `bc`"));
        }
    }

    /** A scalar zero stands for a zero of any shape. */
    private static Tensor zeroLike(Tensor shape, Tensor value) {
        boolean zero = value.shape().isScalar()
                && Scope.constant(value.node()).filter(v -> v == 0).isPresent();
        return zero ? shape.map(entry -> value.node()) : value;
    }

    private static Diagnostic mismatch(Equality equality, Tensor l, Tensor r) {
        Expression place = equality.right();
        Diagnostic mistake = Code.E0304.at(place.span()).label("left: " + l.shape() + ", right: " + r.shape());
        if (l.shape().isVector() && r.shape().isScalar() && place instanceof Expression.Number) {
            return mistake.help("write one value for each component, e.g. `(" + "1, 0" + ")`");
        }
        return mistake;
    }
}
