package dev.fluxion.examples.reference;

/**
 * Poisson's equation -Δu = 1 with u = 0 on the boundary of the L-shape [-1, 1]² without its upper right quarter, by the five-point formula.
 * At the re-entrant corner u behaves like r^(2/3), so that the error falls with h^(4/3), which one extrapolation step takes away.
 */
final class LShape {
    private static final double RATIO = Math.pow(2, 4.0 / 3);
    private static final double TOLERANCE = 1e-24;

    private LShape() {}

    /** Whether node (i, j) of a grid with spacing 1 / n lies inside. */
    private static boolean inside(int i, int j, int n) {
        return i > 0 && j > 0 && i < 2 * n && j < 2 * n && (i < n || j < n);
    }

    /** Whether node (i, j) lies inside or on the boundary. */
    static boolean contains(int i, int j, int n) {
        return i <= n || j <= n;
    }

    /**
     * Values at the nodes (-1 + i/n, -1 + j/n), extrapolated from spacings 1 / fine and 2 / fine.
     *
     * @param n of the nodes that are returned
     * @param fine a multiple of 2n
     * @return {@code [i][j]}, 0 outside
     */
    static double[][] values(int n, int fine) {
        double[] rough = solve(fine / 2);
        double[] close = solve(fine);
        double[][] values = new double[2 * n + 1][2 * n + 1];
        for (int i = 0; i <= 2 * n; i++) {
            for (int j = 0; j <= 2 * n; j++) {
                double b = at(close, fine, i * (fine / n), j * (fine / n));
                double a = at(rough, fine / 2, i * (fine / 2 / n), j * (fine / 2 / n));
                values[i][j] = b + (b - a) / (RATIO - 1);
            }
        }
        return values;
    }

    /** The integral of u, extrapolated in the same way. */
    static double integral(int fine) {
        double a = sum(solve(fine / 2)) * 4 / ((double) fine * fine);
        double b = sum(solve(fine)) / ((double) fine * fine);
        return b + (b - a) / (RATIO - 1);
    }

    private static double at(double[] u, int n, int i, int j) {
        return u[i * (2 * n + 1) + j];
    }

    private static double sum(double[] u) {
        double sum = 0;
        for (double v : u) {
            sum += v;
        }
        return sum;
    }

    /** Conjugate gradients on the nodes of spacing 1 / n; outside and on the boundary everything stays 0. */
    private static double[] solve(int n) {
        int side = 2 * n + 1;
        double[] u = new double[side * side];
        double[] residual = new double[side * side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                residual[i * side + j] = inside(i, j, n) ? 1.0 / ((double) n * n) : 0;
            }
        }
        double[] direction = residual.clone();
        double[] image = new double[side * side];
        double norm = dot(residual, residual);
        double end = norm * TOLERANCE;
        while (norm > end) {
            apply(direction, image, n);
            double step = norm / dot(direction, image);
            for (int k = 0; k < u.length; k++) {
                u[k] += step * direction[k];
                residual[k] -= step * image[k];
            }
            double next = dot(residual, residual);
            for (int k = 0; k < u.length; k++) {
                direction[k] = residual[k] + next / norm * direction[k];
            }
            norm = next;
        }
        return u;
    }

    private static void apply(double[] v, double[] image, int n) {
        int side = 2 * n + 1;
        for (int i = 1; i < side - 1; i++) {
            for (int j = 1; j < side - 1; j++) {
                int k = i * side + j;
                image[k] = inside(i, j, n) ? 4 * v[k] - v[k - side] - v[k + side] - v[k - 1] - v[k + 1] : 0;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
