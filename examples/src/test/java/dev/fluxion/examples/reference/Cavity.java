package dev.fluxion.examples.reference;

import java.util.Arrays;

/**
 * Steady flow in the unit square whose lid y = 1 moves with speed 1, as ψ_y ζ_x - ψ_x ζ_y = Δζ/Re with ζ = Δψ, u = ψ_y and v = -ψ_x, by central
 * differences and Newton's method on the stream function. Walls enter through mirrored nodes outside: ψ(-h) = ψ(h), on the lid plus 2h. Errors
 * fall with h², which one extrapolation step takes away.
 */
final class Cavity {
    private static final int MOST_STEPS = 20;
    private static final double TOLERANCE = 1e-10;

    private final int n;
    private final double reynolds;
    private final double[][] psi;

    /** ζ at the nodes, corners excepted. */
    private final double[][] zeta;

    private final int inner;
    private final int band;
    private final double[][] matrix;
    private final double[] right;

    private Cavity(int n, double reynolds) {
        this.n = n;
        this.reynolds = reynolds;
        psi = new double[n + 1][n + 1];
        zeta = new double[n + 1][n + 1];
        inner = n - 1;
        band = 2 * inner;
        matrix = new double[inner * inner][2 * band + 1];
        right = new double[inner * inner];
    }

    /** The stream function {@code [i][j]} at (i/n, j/n). */
    private static double[][] stream(int n, double reynolds) {
        Cavity cavity = new Cavity(n, reynolds);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (cavity.newton() < TOLERANCE) {
                return cavity.psi;
            }
        }
        throw new IllegalStateException("Newton's method did not converge on " + n + " x " + n + " cells");
    }

    /**
     * The velocity across both centrelines, extrapolated from the grids of {@code fine} and {@code fine / 2} cells.
     *
     * @param n cells of the nodes that are returned
     * @param fine a multiple of 2n
     * @return u at (1/2, j/n), then v at (i/n, 1/2)
     */
    static double[][] centrelines(int n, int fine, double reynolds) {
        double[][] rough = centrelines(n, stream(fine / 2, reynolds));
        double[][] close = centrelines(n, stream(fine, reynolds));
        double[][] values = new double[2][n + 1];
        for (int line = 0; line < 2; line++) {
            for (int k = 0; k <= n; k++) {
                values[line][k] = close[line][k] + (close[line][k] - rough[line][k]) / 3;
            }
        }
        return values;
    }

    private static double[][] centrelines(int n, double[][] psi) {
        int cells = psi.length - 1;
        int middle = cells / 2;
        double[][] values = new double[2][n + 1];
        for (int k = 1; k < n; k++) {
            int node = k * (cells / n);
            values[0][k] = (psi[middle][node + 1] - psi[middle][node - 1]) * cells / 2;
            values[1][k] = -(psi[node + 1][middle] - psi[node - 1][middle]) * cells / 2;
        }
        values[0][n] = 1;
        return values;
    }

    /** One step; the largest change of ψ. */
    private double newton() {
        laplacian();
        double h = 1.0 / n;
        for (int j = 1; j < n; j++) {
            for (int i = 1; i < n; i++) {
                int row = row(i, j);
                Arrays.fill(matrix[row], 0);
                double u = (psi[i][j + 1] - psi[i][j - 1]) / (2 * h);
                double v = -(psi[i + 1][j] - psi[i - 1][j]) / (2 * h);
                double zx = (zeta[i + 1][j] - zeta[i - 1][j]) / (2 * h);
                double zy = (zeta[i][j + 1] - zeta[i][j - 1]) / (2 * h);
                double around = zeta[i + 1][j] + zeta[i - 1][j] + zeta[i][j + 1] + zeta[i][j - 1];
                right[row] = -((around - 4 * zeta[i][j]) / (h * h) - reynolds * (u * zx + v * zy));
                for (int s = -1; s <= 1; s += 2) {
                    addZeta(row, i + s, j, 1 / (h * h) - s * reynolds * u / (2 * h));
                    addZeta(row, i, j + s, 1 / (h * h) - s * reynolds * v / (2 * h));
                    add(row, i, j + s, -s * reynolds * zx / (2 * h));
                    add(row, i + s, j, s * reynolds * zy / (2 * h));
                }
                addZeta(row, i, j, -4 / (h * h));
            }
        }
        solve();
        double largest = 0;
        for (int j = 1; j < n; j++) {
            for (int i = 1; i < n; i++) {
                psi[i][j] += right[row(i, j)];
                largest = Math.max(largest, Math.abs(right[row(i, j)]));
            }
        }
        return largest;
    }

    private int row(int i, int j) {
        return (j - 1) * inner + i - 1;
    }

    private void laplacian() {
        double h = 1.0 / n;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= n; j++) {
                double west = psi[i == 0 ? 1 : i - 1][j];
                double east = psi[i == n ? n - 1 : i + 1][j];
                double south = psi[i][j == 0 ? 1 : j - 1];
                double north = j == n ? psi[i][n - 1] + 2 * h : psi[i][j + 1];
                zeta[i][j] = (west + east + south + north - 4 * psi[i][j]) / (h * h);
            }
        }
    }

    /** Adds the derivative of a multiple of ζ at a node. */
    private void addZeta(int row, int i, int j, double factor) {
        double f = factor * n * n;
        add(row, i == 0 ? 1 : i - 1, j, f);
        add(row, i == n ? n - 1 : i + 1, j, f);
        add(row, i, j == 0 ? 1 : j - 1, f);
        add(row, i, j == n ? n - 1 : j + 1, f);
        add(row, i, j, -4 * f);
    }

    private void add(int row, int i, int j, double value) {
        if (i > 0 && j > 0 && i < n && j < n) {
            matrix[row][row(i, j) - row + band] += value;
        }
    }

    /** Gaussian elimination within the band, without pivots: the biharmonic part dominates. */
    private void solve() {
        int size = right.length;
        for (int k = 0; k < size; k++) {
            double[] pivot = matrix[k];
            int last = Math.min(size - 1, k + band);
            for (int r = k + 1; r <= last; r++) {
                double[] line = matrix[r];
                double factor = line[k - r + band] / pivot[band];
                if (factor != 0) {
                    int offset = k - r;
                    for (int c = band + 1; c <= 2 * band; c++) {
                        line[c + offset] -= factor * pivot[c];
                    }
                    right[r] -= factor * right[k];
                }
            }
        }
        for (int k = size - 1; k >= 0; k--) {
            double sum = right[k];
            for (int c = 1; c <= band && k + c < size; c++) {
                sum -= matrix[k][band + c] * right[k + c];
            }
            right[k] = sum / matrix[k][band];
        }
    }
}
