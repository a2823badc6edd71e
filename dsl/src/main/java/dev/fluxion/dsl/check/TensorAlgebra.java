package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Vector calculus on tensors of nodes, without checks: callers have looked at the shapes. The differential operators act on the first
 * {@code dimension} coordinates, that is, on space only. Conventions: {@code grad(U)[i, j] = ∂U_i/∂x_j}; the divergence of a matrix is
 * taken row by row.
 */
record TensorAlgebra(Graph graph, int dimension) {
    private static final int LONG_SUM = 32;

    Tensor scale(Node factor, Tensor tensor) {
        return tensor.map(entry -> graph.multiply(factor, entry));
    }

    Tensor derivative(Tensor tensor, int coordinate) {
        return tensor.map(entry -> Differentiation.of(graph, entry, coordinate));
    }

    Tensor gradient(Tensor tensor) {
        List<Node> entries = new ArrayList<>();
        for (Node entry : tensor.entries()) {
            for (int j = 0; j < dimension; j++) {
                entries.add(Differentiation.of(graph, entry, j));
            }
        }
        Shape shape = tensor.shape().isScalar()
                ? Shape.vector(dimension)
                : Shape.matrix(tensor.shape().rows(), dimension);
        return new Tensor(shape, entries);
    }

    Tensor divergence(Tensor tensor) {
        if (tensor.shape().isVector()) {
            return Tensor.scalar(sum(
                    dimension, i -> Differentiation.of(graph, tensor.entries().get(i), i)));
        }
        return Tensor.vector(IntStream.range(0, tensor.shape().rows())
                .mapToObj(i -> sum(dimension, j -> Differentiation.of(graph, tensor.get(i, j), j)))
                .toList());
    }

    Tensor laplacian(Tensor tensor) {
        return tensor.map(entry ->
                sum(dimension, i -> Differentiation.of(graph, Differentiation.of(graph, entry, i), i)));
    }

    /** In 3 dimensions ∇×U; in 2 dimensions v_x - u_y of a vector, (s_y, -s_x) of a scalar. */
    Tensor curl(Tensor tensor) {
        if (tensor.shape().isScalar()) {
            Node s = tensor.node();
            return Tensor.vector(
                    List.of(Differentiation.of(graph, s, 1), graph.negate(Differentiation.of(graph, s, 0))));
        }
        if (dimension == 2) {
            return Tensor.scalar(rotation(tensor, 0, 1));
        }
        return Tensor.vector(List.of(rotation(tensor, 1, 2), rotation(tensor, 2, 0), rotation(tensor, 0, 1)));
    }

    private Node rotation(Tensor u, int i, int j) {
        return graph.subtract(
                Differentiation.of(graph, u.entries().get(j), i),
                Differentiation.of(graph, u.entries().get(i), j));
    }

    /** (U·∇)q, entry by entry of q. */
    Tensor advect(Tensor velocity, Tensor q) {
        return q.map(entry ->
                sum(dimension, j -> graph.multiply(velocity.entries().get(j), Differentiation.of(graph, entry, j))));
    }

    Tensor normal() {
        return Tensor.vector(
                IntStream.range(0, dimension).mapToObj(i -> graph.normal(i)).toList());
    }

    Tensor identity() {
        return new Tensor(
                Shape.matrix(dimension, dimension),
                IntStream.range(0, dimension * dimension)
                        .mapToObj(k -> graph.constant(k / dimension == k % dimension ? 1 : 0))
                        .toList());
    }

    /** The contraction of the last index of a with the first of b. */
    Tensor dot(Tensor a, Tensor b) {
        int rows = a.shape().isVector() ? 1 : a.shape().rows();
        int inner = a.shape().isVector() ? a.shape().rows() : a.shape().columns();
        int columns = b.shape().columns();
        List<Node> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int row = i;
                int column = j;
                entries.add(sum(
                        inner,
                        k -> graph.multiply(
                                a.entries().get(row * inner + k), b.entries().get(k * columns + column))));
            }
        }
        int rank = a.shape().rank() + b.shape().rank() - 2;
        Shape shape = rank == 0 ? Shape.SCALAR : rank == 1 ? Shape.vector(entries.size()) : Shape.matrix(rows, columns);
        return new Tensor(shape, entries);
    }

    Tensor cross(Tensor a, Tensor b) {
        if (a.shape().rows() == 2) {
            return Tensor.scalar(minor(a, b, 0, 1));
        }
        return Tensor.vector(List.of(minor(a, b, 1, 2), minor(a, b, 2, 0), minor(a, b, 0, 1)));
    }

    private Node minor(Tensor a, Tensor b, int i, int j) {
        return graph.subtract(
                graph.multiply(a.entries().get(i), b.entries().get(j)),
                graph.multiply(a.entries().get(j), b.entries().get(i)));
    }

    Tensor outer(Tensor a, Tensor b) {
        List<Node> entries = new ArrayList<>();
        for (Node left : a.entries()) {
            for (Node right : b.entries()) {
                entries.add(graph.multiply(left, right));
            }
        }
        return new Tensor(Shape.matrix(a.entries().size(), b.entries().size()), entries);
    }

    /** The square root of the sum of squares of all entries. */
    Tensor norm(Tensor a) {
        return Tensor.scalar(graph.unary(UnaryFunction.SQRT, sum(a.entries().size(), i -> {
            Node entry = a.entries().get(i);
            return graph.multiply(entry, entry);
        })));
    }

    Tensor transpose(Tensor a) {
        int rows = a.shape().columns();
        int columns = a.shape().rows();
        return new Tensor(
                Shape.matrix(rows, columns),
                IntStream.range(0, rows * columns)
                        .mapToObj(k -> a.get(k % columns, k / columns))
                        .toList());
    }

    /** (A + Aᵀ)/2; entries on the diagonal are left as they are. */
    Tensor symmetric(Tensor a) {
        Node half = graph.constant(0.5);
        return a.zip(transpose(a), (x, y) -> x == y ? x : graph.multiply(half, graph.add(x, y)));
    }

    Tensor trace(Tensor a) {
        return Tensor.scalar(sum(a.shape().rows(), i -> a.get(i, i)));
    }

    /** By expansion along the first row: matrices of the language are small. */
    Node determinant(Tensor a) {
        int n = a.shape().rows();
        if (n == 1) {
            return a.node();
        }
        return sum(n, column -> {
            List<Node> entries = new ArrayList<>();
            for (int i = 1; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (j != column) {
                        entries.add(a.get(i, j));
                    }
                }
            }
            Node term = graph.multiply(a.get(0, column), determinant(new Tensor(Shape.matrix(n - 1, n - 1), entries)));
            return column % 2 == 0 ? term : graph.negate(term);
        });
    }

    /** In order from the left; the halves of a long sum are added separately, which keeps its graph flat. */
    Node sum(int count, IntFunction<Node> term) {
        return sum(0, count, term);
    }

    private Node sum(int from, int to, IntFunction<Node> term) {
        if (to - from > LONG_SUM) {
            int middle = (from + to) >>> 1;
            return graph.add(sum(from, middle, term), sum(middle, to, term));
        }
        Node total = graph.constant(0);
        for (int i = from; i < to; i++) {
            total = graph.add(total, term.apply(i));
        }
        return total;
    }
}
