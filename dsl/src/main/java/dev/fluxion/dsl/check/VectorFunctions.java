package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.List;

/** The functions of vector calculus and linear algebra, with their rules of shape. */
record VectorFunctions(Evaluator evaluator) {
    private static final List<String> DIFFERENTIAL = List.of("lap", "grad", "div", "curl", "dn", "advect");

    Tensor apply(Call call, List<Tensor> arguments) {
        TensorAlgebra algebra = evaluator.algebra();
        Tensor a = arguments.getFirst();
        if (evaluator.numbersOnly() && DIFFERENTIAL.contains(call.function().text())) {
            throw new Mistake(Code.E0209.at(call.span(), "this value").label("a number has no derivatives"));
        }
        if (algebra.dimension() == 0 && DIFFERENTIAL.contains(call.function().text())) {
            throw new Mistake(Code.E0605
                    .at(call.span(), "space coordinates")
                    .label("`" + call.function().text() + "` acts on space only"));
        }
        return switch (call.function().text()) {
            case "lap" -> algebra.laplacian(a);
            case "grad" -> {
                require(call, 0, !a.shape().isMatrix(), "a scalar or a vector", a);
                yield algebra.gradient(a);
            }
            case "div" -> divergence(call, a);
            case "curl" -> curl(call, a);
            case "dn" -> {
                require(call, 0, !a.shape().isMatrix(), "a scalar or a vector", a);
                yield algebra.dot(algebra.gradient(a), algebra.normal());
            }
            case "advect" -> {
                requireSpaceVector(call, 0, a);
                yield algebra.advect(a, arguments.get(1));
            }
            case "dot" -> dot(call, a, arguments.get(1));
            case "cross" -> cross(call, a, arguments.get(1));
            case "outer" -> {
                require(call, 0, a.shape().isVector(), "two vectors", a);
                require(call, 1, arguments.get(1).shape().isVector(), "two vectors", arguments.get(1));
                yield algebra.outer(a, arguments.get(1));
            }
            case "norm" -> algebra.norm(a);
            case "transpose" -> {
                require(call, 0, a.shape().isMatrix(), "a matrix", a);
                yield algebra.transpose(a);
            }
            case "sym" -> {
                requireSquare(call, a);
                yield algebra.symmetric(a);
            }
            case "tr" -> {
                requireSquare(call, a);
                yield algebra.trace(a);
            }
            case "det" -> {
                requireSquare(call, a);
                require(call, 0, a.shape().rows() <= 6, "a matrix of at most 6 rows", a);
                yield Tensor.scalar(algebra.determinant(a));
            }
            default ->
                throw new IllegalArgumentException(
                        "no vector function " + call.function().text());
        };
    }

    private Tensor divergence(Call call, Tensor a) {
        Shape shape = a.shape();
        if (shape.isScalar()) {
            String text = text(call, 0);
            String since = argument(call, 0) instanceof Name name
                    ? evaluator
                            .scope()
                            .find(name.text())
                            .map(symbol -> " (line "
                                    + evaluator
                                            .scope()
                                            .source()
                                            .line(symbol.span().start()) + ")")
                            .orElse("")
                    : "";
            throw new Mistake(needs(call, 0, "a vector or a matrix", a)
                    .label("a scalar" + since + "; did you mean `lap(" + text + ")`, i.e. `div(grad(" + text + "))`?"));
        }
        int inner = shape.isVector() ? shape.rows() : shape.columns();
        int dimension = evaluator.algebra().dimension();
        require(
                call,
                0,
                inner == dimension,
                (shape.isVector()
                        ? "a vector with " + dimension + " components"
                        : "a matrix with " + dimension + " columns"),
                a);
        Tensor divergence = evaluator.algebra().divergence(a);
        new Jumps(evaluator).divergence(argument(call, 0), a, divergence, call.span());
        return divergence;
    }

    private Tensor curl(Call call, Tensor a) {
        int dimension = evaluator.algebra().dimension();
        boolean scalarInPlane = dimension == 2 && a.shape().isScalar();
        boolean vector = (dimension == 2 || dimension == 3)
                && a.shape().isVector()
                && a.shape().rows() == dimension;
        require(
                call,
                0,
                scalarInPlane || vector,
                "a vector with as many components as there are space coordinates, 2 or 3",
                a);
        return evaluator.algebra().curl(a);
    }

    private Tensor dot(Call call, Tensor a, Tensor b) {
        require(call, 0, !a.shape().isScalar(), "vectors or matrices", a);
        require(call, 1, !b.shape().isScalar(), "vectors or matrices", b);
        int left = a.shape().isVector() ? a.shape().rows() : a.shape().columns();
        if (left != b.shape().rows()) {
            throw new Mistake(needs(call, 1, left + " rows on the right", b).label(a.shape() + " · " + b.shape()));
        }
        return evaluator.algebra().dot(a, b);
    }

    private Tensor cross(Call call, Tensor a, Tensor b) {
        boolean size =
                a.shape().isVector() && (a.shape().rows() == 2 || a.shape().rows() == 3);
        require(call, 0, size, "two vectors with 2 or 3 components", a);
        require(call, 1, b.shape().equals(a.shape()), "two vectors of the same size", b);
        return evaluator.algebra().cross(a, b);
    }

    private void requireSpaceVector(Call call, int index, Tensor a) {
        int dimension = evaluator.algebra().dimension();
        boolean fits = a.shape().isVector() && a.shape().rows() == dimension;
        require(call, index, fits, "a vector with " + dimension + " components", a);
    }

    private void requireSquare(Call call, Tensor a) {
        require(call, 0, a.shape().isMatrix() && a.shape().rows() == a.shape().columns(), "a square matrix", a);
    }

    private void require(Call call, int index, boolean holds, String needed, Tensor found) {
        if (!holds) {
            throw new Mistake(needs(call, index, needed, found).label("this is a " + found.shape()));
        }
    }

    private Diagnostic needs(Call call, int index, String needed, Tensor found) {
        Span span = argument(call, index).span();
        return Code.E0302.at(span, call.function().text(), needed, found.shape().noun());
    }

    private static dev.fluxion.dsl.syntax.Expression argument(Call call, int index) {
        return ((Argument.Value) call.arguments().get(index)).expression();
    }

    private String text(Call call, int index) {
        return evaluator.scope().source().text(argument(call, index).span());
    }
}
