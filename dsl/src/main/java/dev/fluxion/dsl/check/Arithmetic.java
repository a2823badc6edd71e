package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Binary;
import dev.fluxion.dsl.syntax.Expression.Name;

/** The infix operators and their rules of shape. */
record Arithmetic(Graph graph, TensorAlgebra algebra, SourceFile source) {

    Tensor combine(Binary tree, Tensor a, Tensor b, Evaluator evaluator) {
        return switch (tree.operator()) {
            case ADD -> {
                requireSameShape(tree, a, b, "add", evaluator);
                yield a.zip(b, graph::add);
            }
            case SUBTRACT -> {
                requireSameShape(tree, a, b, "subtract", evaluator);
                yield a.zip(b, graph::subtract);
            }
            case MULTIPLY -> multiply(tree, a, b);
            case DIVIDE -> {
                if (!b.shape().isScalar()) {
                    throw new Mistake(Code.E0301.at(
                            tree.span(), "divide", a.shape().noun(), b.shape().noun()));
                }
                yield a.map(entry -> graph.divide(entry, b.node()));
            }
            case POWER -> {
                if (!a.shape().isScalar() || !b.shape().isScalar()) {
                    Diagnostic mistake =
                            Code.E0302.at(tree.span(), "^", "two scalars", a.shape() + " and " + b.shape());
                    String base = source.text(tree.left().span());
                    throw new Mistake(
                            a.shape().isVector() ? mistake.help("write `dot(" + base + ", " + base + ")`") : mistake);
                }
                yield Tensor.scalar(graph.power(a.node(), b.node()));
            }
            case INTERSECT ->
                throw new Mistake(Code.E0208
                        .at(tree.span(), "&", "an operator on regions")
                        .help("for a condition write `and`"));
        };
    }

    private Tensor multiply(Binary tree, Tensor a, Tensor b) {
        if (a.shape().isScalar()) {
            return algebra.scale(a.node(), b);
        }
        if (b.shape().isScalar()) {
            return a.map(entry -> graph.multiply(entry, b.node()));
        }
        String left = source.text(tree.left().span());
        String right = source.text(tree.right().span());
        if (a.shape().isVector() && b.shape().isVector()) {
            throw new Mistake(Code.E0303
                    .at(tree.span())
                    .help("write `dot(" + left + ", " + right + ")` (or `" + left + "·" + right + "`), `outer(" + left
                            + ", " + right + ")` or `cross(" + left + ", " + right + ")`"));
        }
        throw new Mistake(Code.E0301
                .at(tree.span(), "multiply", a.shape().noun(), b.shape().noun())
                .label(a.shape() + " * " + b.shape())
                .help("for the product of linear algebra write `dot(" + left + ", " + right + ")`"));
    }

    private void requireSameShape(Binary tree, Tensor a, Tensor b, String verb, Evaluator evaluator) {
        if (a.shape().equals(b.shape())) {
            return;
        }
        String sign = tree.operator().symbol();
        String words = a.shape() + " " + sign + " " + b.shape();
        if (a.shape().rank() == b.shape().rank()) {
            throw new Mistake(Code.E0301
                    .at(tree.span(), verb, a.shape().noun(), b.shape().noun() + " of another size")
                    .label(words));
        }
        if (b.shape().isScalar() && a.shape().isVector()) {
            words += gradientHint(tree.right(), evaluator);
        } else if (a.shape().isScalar() && b.shape().isVector()) {
            words += gradientHint(tree.left(), evaluator);
        }
        throw new Mistake(Code.E0301
                .at(tree.span(), verb, a.shape().noun(), b.shape().noun())
                .label(words));
    }

    private static String gradientHint(Expression scalar, Evaluator evaluator) {
        return scalar instanceof Name name
                        && evaluator.scope().find(name.text()).orElse(null) instanceof Symbol.Unknown
                ? "; did you mean `grad(" + name.text() + ")`?"
                : "";
    }
}
