package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.List;

/** A sum of squares given by its residuals and their derivatives. */
record TestSquares(int parameters, int rows, Residuals at) implements LeastSquaresObjective {
    /** Residuals with their Jacobian, {@code jacobian[row][parameter]}. */
    interface Residuals {
        double[] at(double[] x, double[][] jacobian);
    }

    static final TestSquares EXPONENTIAL = new TestSquares(3, 31, (x, jacobian) -> {
        double[] r = new double[31];
        for (int i = 0; i < r.length; i++) {
            double t = i / 10.0;
            double e = Math.exp(-x[1] * t);
            r[i] = x[0] * e + x[2] - (2.5 * Math.exp(-1.3 * t) + 0.5);
            jacobian[i] = new double[] {e, -x[0] * t * e, 1};
        }
        return r;
    });

    /** x − 1 and x + 1, which are never both 0. */
    static final TestSquares CONFLICT = new TestSquares(1, 2, (x, jacobian) -> {
        jacobian[0][0] = 1;
        jacobian[1][0] = 1;
        return new double[] {x[0] - 1, x[0] + 1};
    });

    /** Rosenbrock's valley as residuals; n is even. */
    static TestSquares valley(int n) {
        return new TestSquares(n, n, (x, jacobian) -> {
            double[] r = new double[x.length];
            for (int i = 0; i < x.length; i += 2) {
                r[i] = 10 * (x[i + 1] - x[i] * x[i]);
                jacobian[i][i] = -20 * x[i];
                jacobian[i][i + 1] = 10;
                r[i + 1] = 1 - x[i];
                jacobian[i + 1][i] = -1;
            }
            return r;
        });
    }

    TrainingResult minimise(double[] start, StageConfig stage) {
        return Trainer.train(
                this, Buffer.of(Precision.F64, start), List.of(stage), TrainingOptions.DEFAULT, TrainingListener.NONE);
    }

    @Override
    public ParameterLayout layout() {
        return TestObjective.weightBlocks(parameters);
    }

    @Override
    public double valueAndGradient(Buffer x, Buffer gradient) {
        double[][] jacobian = new double[rows][parameters];
        double[] r = at.at(((Buffer.F64) x).values(), jacobian);
        double sum = 0;
        for (int j = 0; j < parameters; j++) {
            double slope = 0;
            for (int i = 0; i < rows; i++) {
                slope += 2 * jacobian[i][j] * r[i];
            }
            gradient.set(j, slope);
        }
        for (double value : r) {
            sum += value * value;
        }
        return sum;
    }

    @Override
    public void normalMatrix(Buffer x, Buffer matrix) {
        double[][] jacobian = new double[rows][parameters];
        at.at(((Buffer.F64) x).values(), jacobian);
        for (int i = 0; i < parameters; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (double[] row : jacobian) {
                    sum += row[i] * row[j];
                }
                matrix.set(i * parameters + j, sum);
            }
        }
    }

    @Override
    public int residuals() {
        return rows;
    }

    @Override
    public void normalProduct(Buffer x, Buffer direction, Buffer product) {
        double[][] jacobian = new double[rows][parameters];
        at.at(((Buffer.F64) x).values(), jacobian);
        for (int j = 0; j < parameters; j++) {
            product.set(j, 0);
        }
        for (double[] row : jacobian) {
            double along = 0;
            for (int j = 0; j < parameters; j++) {
                along += row[j] * direction.get(j);
            }
            for (int j = 0; j < parameters; j++) {
                product.set(j, product.get(j) + along * row[j]);
            }
        }
    }

    @Override
    public void normalDiagonal(Buffer x, Buffer diagonal) {
        Buffer matrix = Buffer.allocate(Precision.F64, parameters * parameters);
        normalMatrix(x, matrix);
        for (int j = 0; j < parameters; j++) {
            diagonal.set(j, matrix.get(j * parameters + j));
        }
    }

    @Override
    public void jacobian(Buffer x, Buffer jacobian, int rowStride, Buffer values) {
        double[][] rowsOfJ = new double[rows][parameters];
        double[] r = at.at(((Buffer.F64) x).values(), rowsOfJ);
        for (int i = 0; i < rows; i++) {
            values.set(i, r[i]);
            for (int j = 0; j < parameters; j++) {
                jacobian.set(i * rowStride + j, rowsOfJ[i][j]);
            }
        }
    }

    @Override
    public List<String> terms() {
        return List.of("squares");
    }

    @Override
    public double[] termValues() {
        return new double[1];
    }

    @Override
    public void weights(double[] lambda) {}

    @Override
    public double[] weights() {
        return new double[] {1};
    }

    @Override
    public PredictionGradient predictionGradient() {
        return new PredictionGradient(0, 0, 0);
    }
}
