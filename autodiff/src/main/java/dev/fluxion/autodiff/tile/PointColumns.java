package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import java.util.List;

/**
 * What a tile program needs of one point set: a row of N values per column and per weight.
 *
 * @param points N ≥ 1
 */
public record PointColumns(int points, double[][] columns, double[][] weights) {
    public PointColumns {
        if (points < 1) {
            throw new IllegalArgumentException("a point set needs at least one point, found " + points);
        }
        check("column", columns, points);
        check("weight", weights, points);
    }

    /**
     * Evaluates the columns and weights of {@code program}.
     *
     * @param coordinates one row of {@code points} values per coordinate
     * @param normals one row per space axis; may be empty for programs that mention no normal
     */
    public static PointColumns of(TileProgram program, int points, double[][] coordinates, double[][] normals) {
        if (points < 1) {
            throw new IllegalArgumentException("a point set needs at least one point, found " + points);
        }
        RowInterpreter rows = new RowInterpreter(points, coordinates, normals, field -> {
            throw new IllegalArgumentException("a column must depend on coordinates only, found " + field);
        });
        return new PointColumns(points, rows(rows, program.columns()), rows(rows, program.weights()));
    }

    private static void check(String name, double[][] rows, int points) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length < points) {
                throw new IllegalArgumentException(
                        name + " " + i + " has " + rows[i].length + " values for " + points + " points");
            }
        }
    }

    private static double[][] rows(RowInterpreter interpreter, List<Node> nodes) {
        return nodes.stream().map(interpreter::row).toArray(double[][]::new);
    }
}
