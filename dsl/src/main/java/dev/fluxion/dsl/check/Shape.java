package dev.fluxion.dsl.check;

/**
 * The shape of a value.
 *
 * @param rank 0 for a scalar, 1 for a vector, 2 for a matrix
 * @param rows the length of a vector, the rows of a matrix, 1 for a scalar
 * @param columns the columns of a matrix, otherwise 1
 */
record Shape(int rank, int rows, int columns) {
    static final Shape SCALAR = new Shape(0, 1, 1);

    static Shape vector(int length) {
        return new Shape(1, length, 1);
    }

    static Shape matrix(int rows, int columns) {
        return new Shape(2, rows, columns);
    }

    int size() {
        return rows * columns;
    }

    boolean isScalar() {
        return rank == 0;
    }

    boolean isVector() {
        return rank == 1;
    }

    boolean isMatrix() {
        return rank == 2;
    }

    /** {@code a scalar}, {@code a vector}, {@code a matrix}. */
    String noun() {
        return rank == 0 ? "a scalar" : rank == 1 ? "a vector" : "a matrix";
    }

    @Override
    public String toString() {
        return rank == 0 ? "scalar" : rank == 1 ? "vector(" + rows + ")" : "matrix(" + rows + "×" + columns + ")";
    }
}
