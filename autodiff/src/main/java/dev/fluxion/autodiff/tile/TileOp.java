package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.custom.CustomOp;
import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.UnaryFunction;
import java.util.List;

/**
 * One operation of a tile program. The first three act on whole jets {@code [feature][channel][point]}; the others act on rows of
 * points, numbered from 0. Rows 0 … outputs·channels - 1 are the network's outputs, field by field.
 */
public sealed interface TileOp {
    /** Loads the jets of the network's features. */
    record JetInput() implements TileOp {}

    /** z = W·a + b of layer {@code layer}, all channels in one matrix product; b enters the value channel only. */
    record Gemm(int layer) implements TileOp {}

    /** y = f(z) on jets after layer {@code layer}. */
    record JetActivation(int layer) implements TileOp {}

    /** row[out] = prepared column. */
    record Load(int column, int out) implements TileOp {}

    record Unary(UnaryFunction function, int a, int out) implements TileOp {}

    record Binary(BinaryFunction function, int a, int b, int out) implements TileOp {}

    /** row[out] = factor · row[a]. */
    record Scale(double factor, int a, int out) implements TileOp {}

    /** row[out] = row[a] + shift. */
    record Shift(double shift, int a, int out) implements TileOp {}

    /** row[out] = row[a]^exponent for a whole number ≥ 2. */
    record IntegerPower(int exponent, int a, int out) implements TileOp {}

    record Select(Comparison comparison, int left, int right, int then, int otherwise, int out) implements TileOp {}

    record Custom(CustomOp op, List<Integer> arguments, int out) implements TileOp {
        public Custom {
            arguments = List.copyOf(arguments);
        }
    }

    /** Adds Σ_p w_p·row[residual]_p² to loss term {@code term}; w is the prepared weight {@code weight}, 0 on padding. */
    record SumOfSquares(int term, int residual, int weight) implements TileOp {}

    /** Adds Σ_p w_p·row[residual]_p to loss term {@code term}: a quadrature whose square the caller makes. */
    record Sum(int term, int residual, int weight) implements TileOp {}
}
