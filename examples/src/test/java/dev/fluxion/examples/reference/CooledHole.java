package dev.fluxion.examples.reference;

/**
 * Steady heat in the plate [-1, 1]² around a hole of radius a: ΔT = 0, T = 1 at x = ±1, ∂T/∂y = 0 at y = ±1, and dT/dn = -h·T on the hole, whose
 * normal n points to its centre.
 *
 * <p>T is even in x and y, so that T = c₀·(1 + h·a·ln(r/a)) + Σ cₖ·(ρ^(2k) + βₖ·ρ^(-2k))·cos 2kφ, ρ = r/√2. Each term fulfils the condition on the
 * hole, which gives βₖ; the cₖ are those of least squares on two sides. The solution can be continued by reflection up to the images of the hole, so the series
 * converges geometrically.
 */
final class CooledHole {
    static final double RADIUS = 0.3;
    static final double TRANSFER = 5;

    private final double[] coefficients;

    private CooledHole(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** The solution from so many terms. */
    static CooledHole of(int terms) {
        int points = 4 * terms;
        double[][] matrix = new double[2 * points][terms];
        double[] right = new double[2 * points];
        for (int i = 0; i < points; i++) {
            double s = Math.sin(Math.PI / 2 * (i + 0.5) / points);
            for (int k = 0; k < terms; k++) {
                matrix[i][k] = term(k, 1, s)[0];
                matrix[points + i][k] = term(k, s, 1)[2] / terms;
            }
            right[i] = 1;
        }
        return new CooledHole(leastSquares(matrix, right));
    }

    /** T, ∂T/∂x and ∂T/∂y at a point of the plate outside the hole. */
    double[] at(double x, double y) {
        double[] sum = new double[3];
        for (int k = 0; k < coefficients.length; k++) {
            double[] term = term(k, x, y);
            for (int i = 0; i < 3; i++) {
                sum[i] += coefficients[k] * term[i];
            }
        }
        return sum;
    }

    /** The heat that the hole takes up: only the logarithm carries any, and its share does not depend on the radius. */
    double lost() {
        return 2 * Math.PI * coefficients[0] * TRANSFER * RADIUS;
    }

    private static double[] term(int k, double x, double y) {
        double r = Math.hypot(x, y);
        double angle = Math.atan2(y, x);
        double value;
        double radial;
        if (k == 0) {
            value = 1 + TRANSFER * RADIUS * Math.log(r / RADIUS);
            radial = TRANSFER * RADIUS / r;
        } else {
            int n = 2 * k;
            double beta = (n / RADIUS - TRANSFER) / (n / RADIUS + TRANSFER) * Math.pow(RADIUS * RADIUS / 2, n);
            double grows = Math.pow(r / Math.sqrt(2), n);
            double falls = beta / grows;
            value = grows + falls;
            radial = n / r * (grows - falls);
        }
        double c = Math.cos(2 * k * angle);
        double around = -2 * k / r * value * Math.sin(2 * k * angle);
        radial *= c;
        return new double[] {
            value * c, radial * x / r - around * y / r, radial * y / r + around * x / r,
        };
    }

    /** Minimises |A·c - b| by Householder reflections. Modified: both arguments. */
    private static double[] leastSquares(double[][] a, double[] b) {
        int n = a[0].length;
        double[] diagonal = new double[n];
        for (int k = 0; k < n; k++) {
            double square = 0;
            for (int i = k; i < a.length; i++) {
                square += a[i][k] * a[i][k];
            }
            diagonal[k] = -Math.copySign(Math.sqrt(square), a[k][k]);
            a[k][k] -= diagonal[k];
            double half = -diagonal[k] * a[k][k];
            for (int j = k + 1; j <= n; j++) {
                double dot = 0;
                for (int i = k; i < a.length; i++) {
                    dot += a[i][k] * (j < n ? a[i][j] : b[i]);
                }
                for (int i = k; i < a.length; i++) {
                    if (j < n) {
                        a[i][j] -= dot / half * a[i][k];
                    } else {
                        b[i] -= dot / half * a[i][k];
                    }
                }
            }
        }
        double[] c = new double[n];
        for (int k = n - 1; k >= 0; k--) {
            double sum = b[k];
            for (int j = k + 1; j < n; j++) {
                sum -= a[k][j] * c[j];
            }
            c[k] = sum / diagonal[k];
        }
        return c;
    }
}
