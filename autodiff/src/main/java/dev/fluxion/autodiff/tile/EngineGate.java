package dev.fluxion.autodiff.tile;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;

/** The argument checks of both engines. */
final class EngineGate {
    private final Precision precision;
    private final List<TileProgram> programs;
    private final int terms;

    EngineGate(Precision precision, List<TileProgram> programs, int terms) {
        this.precision = precision;
        this.programs = List.copyOf(programs);
        this.terms = terms;
        if (programs.isEmpty()) {
            throw new IllegalArgumentException("an engine needs at least one program");
        }
        for (TileProgram program : programs) {
            if (!program.network().layers().equals(programs.getFirst().network().layers())) {
                throw new IllegalArgumentException("programs of different networks: "
                        + programs.getFirst().network().layers() + " and "
                        + program.network().layers());
            }
            for (TileOp operation : program.operations()) {
                int term = termOf(operation);
                if (term >= terms) {
                    throw new IllegalArgumentException("a program adds to loss term " + term + " of " + terms);
                }
            }
        }
    }

    private static int termOf(TileOp operation) {
        return switch (operation) {
            case TileOp.SumOfSquares sum -> sum.term();
            case TileOp.Sum sum -> sum.term();
            case TileOp other -> -1;
        };
    }

    void program(int program) {
        if (program < 0 || program >= programs.size()) {
            throw new IllegalArgumentException("program " + program + " of " + programs.size());
        }
    }

    void points(int program, PointColumns columns) {
        program(program);
        int columnsNeeded = programs.get(program).columns().size();
        int weightsNeeded = programs.get(program).weights().size();
        if (columns.columns().length != columnsNeeded || columns.weights().length != weightsNeeded) {
            throw new IllegalArgumentException("program " + program + " needs " + columnsNeeded + " columns and "
                    + weightsNeeded + " weights, found " + columns.columns().length + " and "
                    + columns.weights().length);
        }
    }

    void buffer(String name, Buffer buffer) {
        int length = programs.getFirst().network().parameters();
        if (buffer.precision() != precision || buffer.length() != length) {
            throw new IllegalArgumentException("the " + name + " must be " + length + " elements of " + precision
                    + ", found " + buffer.length() + " of " + buffer.precision());
        }
    }

    void matrix(Buffer matrix) {
        long side = programs.getFirst().network().parameters();
        if (matrix.precision() != precision || matrix.length() != side * side) {
            throw new IllegalArgumentException("the matrix must be " + side + " × " + side + " elements of " + precision
                    + ", found " + matrix.length() + " of " + matrix.precision());
        }
    }

    void perTerm(String name, double[] values) {
        if (values.length != terms) {
            throw new IllegalArgumentException(
                    "one of the " + name + " per loss term: " + terms + ", found " + values.length);
        }
    }

    /** @param tiles the point sets by program, null where none was given */
    void ready(Object[] tiles) {
        for (int i = 0; i < tiles.length; i++) {
            ready(i, tiles[i]);
        }
    }

    void ready(int program, Object tiles) {
        if (tiles == null) {
            throw new IllegalStateException("program " + program + " has no points yet");
        }
    }
}
