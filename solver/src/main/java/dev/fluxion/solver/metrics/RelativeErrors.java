package dev.fluxion.solver.metrics;

import dev.fluxion.dsl.problem.Field;
import java.util.List;

/**
 * Relative L2 errors of fields at the same points, √(Σ(u - v)² / Σv²). A component of a vector that is next to nothing beside the others, such as the velocity across
 * a straight channel, is measured by the whole vector: beside itself it would be all error.
 */
public final class RelativeErrors {
    /** Known values below this part of their vector are rounding of 0. */
    public static final double OF_KNOWN = 1e-12;

    /** Computed values below this part of their vector are mostly error. */
    public static final double OF_COMPUTED = 1e-3;

    private RelativeErrors() {}

    /**
     * The error of each field: 0 if u = v, infinite if v = 0 everywhere, for all components of its vector, and u is not.
     *
     * @param fields what the rows are about
     * @param u {@code [field][point]}
     * @param v {@code [field][point]}
     * @param part a field whose root mean square is below this part of that of its vector is measured by the vector
     */
    public static double[] of(List<Field> fields, double[][] u, double[][] v, double part) {
        double[] errors = new double[u.length];
        for (int f = 0; f < u.length; f++) {
            double difference = 0;
            for (int i = 0; i < v[f].length; i++) {
                double d = u[f][i] - v[f][i];
                difference += d * d;
            }
            double own = square(v[f]);
            double whole = 0;
            String vector = fields.get(f).vector();
            for (int g = 0; g < u.length; g++) {
                boolean together =
                        g == f || !vector.isEmpty() && fields.get(g).vector().equals(vector);
                whole += together ? square(v[g]) : 0;
            }
            errors[f] = difference == 0 ? 0 : Math.sqrt(difference / (own < part * part * whole ? whole : own));
        }
        return errors;
    }

    /** The largest of them. */
    public static double largest(List<Field> fields, double[][] u, double[][] v, double part) {
        double largest = 0;
        for (double error : of(fields, u, v, part)) {
            largest = Math.max(largest, error);
        }
        return largest;
    }

    private static double square(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
