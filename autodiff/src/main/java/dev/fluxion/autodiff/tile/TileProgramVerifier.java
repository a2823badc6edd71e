package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.network.Mlp;
import java.util.ArrayList;
import java.util.List;

/**
 * The laws of a tile program: the network's operations come first and in order; every row is written once, before it is read; every
 * row, column, weight and loss term is in range. The adjoint sweep relies on the single write.
 */
final class TileProgramVerifier {
    private final TileProgram program;
    private final boolean[] written;
    private int index;

    private TileProgramVerifier(TileProgram program) {
        this.program = program;
        this.written = new boolean[Math.max(0, program.rows())];
    }

    /** Throws an IllegalArgumentException that names the first operation that breaks a law. */
    static void verify(TileProgram program) {
        new TileProgramVerifier(program).verify();
    }

    private void verify() {
        Mlp network = program.network();
        require(
                program.rows() >= program.outputRows(),
                program.rows() + " rows cannot hold the network's " + program.outputRows());
        int inputs = network.features().size() * program.channels();
        require(
                program.inputs().size() == inputs,
                program.inputs().size() + " inputs for " + network.features().size() + " features of "
                        + program.channels() + " channels");
        program.inputs().forEach(column -> range("input column", column, program.columns()));
        List<TileOp> dense = networkOperations();
        List<TileOp> operations = program.operations();
        require(
                operations.size() >= dense.size()
                        && operations.subList(0, dense.size()).equals(dense),
                "the network's operations must come first and in order: " + dense);
        for (int row = 0; row < program.outputRows(); row++) {
            written[row] = true;
        }
        for (index = dense.size(); index < operations.size(); index++) {
            operation(operations.get(index));
        }
        int before = -1;
        for (int row : program.consumed()) {
            require(
                    row > before && row < program.outputRows(),
                    "consumed rows must rise and belong to the network's " + program.outputRows() + ", found "
                            + program.consumed());
            before = row;
        }
    }

    private List<TileOp> networkOperations() {
        List<TileOp> operations = new ArrayList<>();
        operations.add(new TileOp.JetInput());
        int layers = program.network().layers().size();
        for (int layer = 0; layer < layers; layer++) {
            operations.add(new TileOp.Gemm(layer));
            if (layer + 1 < layers) {
                operations.add(new TileOp.JetActivation(layer));
            }
        }
        return operations;
    }

    private void operation(TileOp operation) {
        switch (operation) {
            case TileOp.JetInput input -> throw again(input);
            case TileOp.Gemm gemm -> throw again(gemm);
            case TileOp.JetActivation activation -> throw again(activation);
            case TileOp.Load(int column, int out) -> {
                range("column", column, program.columns());
                write(out);
            }
            case TileOp.Unary(var f, int a, int out) -> rows(out, a);
            case TileOp.Binary(var f, int a, int b, int out) -> rows(out, a, b);
            case TileOp.Scale(double factor, int a, int out) -> rows(out, a);
            case TileOp.Shift(double shift, int a, int out) -> rows(out, a);
            case TileOp.IntegerPower(int exponent, int a, int out) -> {
                require(exponent >= 2, at() + "has exponent " + exponent + ", it must be at least 2");
                rows(out, a);
            }
            case TileOp.Select(var c, int left, int right, int then, int otherwise, int out) ->
                rows(out, left, right, then, otherwise);
            case TileOp.Custom(var op, List<Integer> arguments, int out) -> {
                require(
                        arguments.size() == op.arity(),
                        at() + "passes " + arguments.size() + " arguments to an operator of " + op.arity());
                rows(out, arguments.stream().mapToInt(Integer::intValue).toArray());
            }
            case TileOp.SumOfSquares(int term, int residual, int weight) -> sum(term, residual, weight);
            case TileOp.Sum(int term, int residual, int weight) -> sum(term, residual, weight);
        }
    }

    private void sum(int term, int residual, int weight) {
        require(term >= 0, at() + "adds to loss term " + term);
        read(residual);
        range("weight", weight, program.weights());
    }

    private void rows(int out, int... operands) {
        for (int operand : operands) {
            read(operand);
        }
        write(out);
    }

    private void read(int row) {
        require(row >= 0 && row < written.length && written[row], at() + "reads row " + row + ", not written yet");
    }

    private void write(int row) {
        require(row >= 0 && row < written.length, at() + "writes row " + row + " of " + written.length);
        require(!written[row], at() + "writes row " + row + " a second time");
        written[row] = true;
    }

    private void range(String what, int position, List<?> list) {
        require(position >= 0 && position < list.size(), at() + "uses " + what + " " + position + " of " + list.size());
    }

    private IllegalArgumentException again(TileOp operation) {
        return new IllegalArgumentException(at() + "repeats the network: " + operation);
    }

    private String at() {
        return "operation " + index + " ";
    }

    private static void require(boolean law, String otherwise) {
        if (!law) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
