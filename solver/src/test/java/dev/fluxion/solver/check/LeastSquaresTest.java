package dev.fluxion.solver.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastSquaresTest {
    /** At the minimum the residual is orthogonal to every column. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "13, 8", "64, 31", "207, 64"})
    void theResidualIsOrthogonalToTheColumns(int rows, int columns) {
        Random random = new Random(rows);
        double[][] a = new double[columns][rows];
        double[] b = random.doubles(rows, -1, 1).toArray();
        LeastSquares system = new LeastSquares(rows, columns);
        for (int j = 0; j < columns; j++) {
            a[j] = random.doubles(rows, -Math.pow(10, j % 5), Math.pow(10, j % 5))
                    .toArray();
            System.arraycopy(a[j], 0, system.column(j), 0, rows);
        }
        System.arraycopy(b, 0, system.right(), 0, rows);
        double[] x = system.solve().orElseThrow();
        for (int j = 0; j < columns; j++) {
            double along = 0;
            double size = 0;
            for (int i = 0; i < rows; i++) {
                double residual = b[i];
                for (int k = 0; k < columns; k++) {
                    residual -= a[k][i] * x[k];
                }
                along += a[j][i] * residual;
                size += Math.abs(a[j][i]);
            }
            assertEquals(0, along, 1e-11 * size);
        }
    }

    @Test
    void aColumnThatRepeatsAnotherLeavesSeveralSolutions() {
        int rows = 9;
        LeastSquares system = new LeastSquares(rows, 3);
        for (int i = 0; i < rows; i++) {
            system.column(0)[i] = 1;
            system.column(1)[i] = -3;
            system.column(2)[i] = i;
            system.right()[i] = 5 + 2 * i;
        }
        assertEquals(Optional.empty(), system.solve());
    }
}
