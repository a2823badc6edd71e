package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.custom.CustomOp;
import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.jet.JetLayout;
import dev.fluxion.autodiff.jet.LinearOperator;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileProgramVerifierTest {
    private static final List<TileOp> NETWORK =
            List.of(new TileOp.JetInput(), new TileOp.Gemm(0), new TileOp.JetActivation(0), new TileOp.Gemm(1));

    private final Graph g = new Graph(1);
    private final Node x = g.coordinate(0);
    private final Mlp mlp = Mlp.of(List.of(x), List.of(3), Activation.TANH, 1);
    private final JetLayout layout = JetLayout.closure(1, List.of(LinearOperator.derivative(MultiIndex.unit(1, 0))));

    /** Two network rows, then the given operations; 6 rows, 2 columns, 1 weight. */
    private TileProgram program(TileOp... operations) {
        List<TileOp> all = new ArrayList<>(NETWORK);
        all.addAll(List.of(operations));
        return program(all, List.of(0, 1), 6, List.of(0));
    }

    private TileProgram program(List<TileOp> operations, List<Integer> inputs, int rows, List<Integer> consumed) {
        List<Node> columns = List.of(x, g.constant(1));
        return new TileProgram(mlp, layout, columns, List.of(g.constant(1)), inputs, operations, rows, consumed);
    }

    private void refuses(String message, TileOp... operations) {
        String found = assertThrows(IllegalArgumentException.class, () -> program(operations))
                .getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void rowsMayBeUsedOnceWritten() {
        TileProgram program = program(
                new TileOp.Load(1, 2),
                new TileOp.Binary(BinaryFunction.ADD, 0, 2, 3),
                new TileOp.Select(Comparison.LESS, 0, 1, 2, 3, 5),
                new TileOp.SumOfSquares(0, 5, 0));
        assertEquals(8, program.operations().size());
    }

    @Test
    void noRowIsReadBeforeItIsWritten() {
        refuses("operation 4 reads row 2, not written yet", new TileOp.Unary(UnaryFunction.SIN, 2, 3));
        refuses("operation 4 reads row 3", new TileOp.Scale(2, 3, 3));
        refuses("operation 5 reads row 5", new TileOp.Shift(2, 0, 2), new TileOp.Binary(BinaryFunction.ADD, 2, 5, 3));
        refuses("reads row 4", new TileOp.Select(Comparison.LESS, 0, 1, 0, 4, 2));
        refuses("reads row 2", new TileOp.SumOfSquares(0, 2, 0));
        refuses("reads row -1", new TileOp.IntegerPower(2, -1, 2));
        refuses("reads row 6", new TileOp.Scale(2, 6, 2));
    }

    @Test
    void noRowIsWrittenTwice() {
        refuses("operation 4 writes row 0 a second time", new TileOp.Load(0, 0));
        refuses("operation 5 writes row 2 a second time", new TileOp.Load(0, 2), new TileOp.Scale(1, 0, 2));
        refuses("writes row 6 of 6", new TileOp.Load(0, 6));
    }

    @Test
    void everyNumberIsInRange() {
        refuses("uses column 2 of 2", new TileOp.Load(2, 2));
        refuses("uses column -1 of 2", new TileOp.Load(-1, 2));
        refuses("uses weight 1 of 1", new TileOp.SumOfSquares(0, 0, 1));
        refuses("loss term -1", new TileOp.SumOfSquares(-1, 0, 0));
        refuses("exponent 1", new TileOp.IntegerPower(1, 0, 2));
        CustomOp hypotenuse = new Hypotenuse();
        refuses("passes 1 arguments to an operator of 2", new TileOp.Custom(hypotenuse, List.of(0), 2));
        refuses("reads row 4", new TileOp.Custom(hypotenuse, List.of(0, 4), 2));
    }

    @Test
    void theNetworkComesFirstAndOnce() {
        refuses("repeats the network", new TileOp.Gemm(0));
        refuses("repeats the network", new TileOp.JetInput());
        refuses("repeats the network", new TileOp.JetActivation(0));
        List<TileOp> swapped = List.of(NETWORK.get(0), NETWORK.get(2), NETWORK.get(1), NETWORK.get(3));
        assertThrows(IllegalArgumentException.class, () -> program(swapped, List.of(0, 1), 6, List.of()));
        assertThrows(IllegalArgumentException.class, () -> program(List.of(), List.of(0, 1), 6, List.of()));
    }

    @Test
    void inputsRowsAndConsumedRowsFitTheNetwork() {
        assertThrows(IllegalArgumentException.class, () -> program(NETWORK, List.of(0), 6, List.of()));
        assertThrows(IllegalArgumentException.class, () -> program(NETWORK, List.of(0, 2), 6, List.of()));
        assertThrows(IllegalArgumentException.class, () -> program(NETWORK, List.of(0, 1), 1, List.of()));
        assertThrows(IllegalArgumentException.class, () -> program(NETWORK, List.of(0, 1), 6, List.of(2)));
        assertThrows(IllegalArgumentException.class, () -> program(NETWORK, List.of(0, 1), 6, List.of(1, 0)));
        assertEquals(2, program(NETWORK, List.of(0, 1), 2, List.of(0, 1)).outputRows());
    }

    @Test
    void aResidualOfAFieldThatTheNetworkLacksIsRefused() {
        TileCompiler.Term term = new TileCompiler.Term(0, g.field(1), g.constant(1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> TileCompiler.residuals(g, mlp, List.of(term)))
                .getMessage();
        assertTrue(message.contains("mentions field 1, the network has 1 outputs"), message);
    }
}
