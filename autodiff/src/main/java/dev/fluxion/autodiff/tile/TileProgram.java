package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.jet.JetLayout;
import dev.fluxion.autodiff.network.Mlp;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What happens to one tile of points, as data: network, channels and operations in order; the reverse sweep walks the same list
 * backwards. Everything that depends on coordinates only is a column, prepared once per point set.
 *
 * @param columns nodes of coordinates and normals; one prepared row of points each
 * @param weights nodes of the point weights w(x) of residuals, 0 on padding
 * @param inputs feature jets as columns: {@code inputs.get(feature * channels + channel)} is an index into {@code columns}
 * @param operations in order of execution
 * @param rows number of rows, network outputs included
 * @param consumed the network output rows that some residual uses: the prediction nodes of StableGrad
 */
public record TileProgram(
        Mlp network,
        JetLayout layout,
        List<Node> columns,
        List<Node> weights,
        List<Integer> inputs,
        List<TileOp> operations,
        int rows,
        List<Integer> consumed) {
    /**
     * @throws IllegalArgumentException naming the operation that reads a row before it is written, writes one twice, or uses a
     *     column, weight or row that is not there
     */
    public TileProgram(
            Mlp network,
            JetLayout layout,
            List<Node> columns,
            List<Node> weights,
            List<Integer> inputs,
            List<TileOp> operations,
            int rows,
            List<Integer> consumed) {
        this.network = network;
        this.layout = layout;
        this.columns = List.copyOf(columns);
        this.weights = List.copyOf(weights);
        this.inputs = List.copyOf(inputs);
        this.operations = List.copyOf(operations);
        this.rows = rows;
        this.consumed = List.copyOf(consumed);
        TileProgramVerifier.verify(this);
    }

    public int channels() {
        return layout.size();
    }

    /** Number of network output rows: fields × channels. */
    public int outputRows() {
        return network.outputs() * channels();
    }

    /** Indices of the operations that square a residual. */
    public List<Integer> squares() {
        return IntStream.range(0, operations.size())
                .filter(i -> operations.get(i) instanceof TileOp.SumOfSquares)
                .boxed()
                .toList();
    }

    /** Useful multiply-adds per point of one forward sweep through the dense layers, times two: the model of a step's cost. */
    public long forwardFlops() {
        return network.layers().stream()
                .mapToLong(l -> 2L * l.inputs() * l.outputs() * channels())
                .sum();
    }
}
