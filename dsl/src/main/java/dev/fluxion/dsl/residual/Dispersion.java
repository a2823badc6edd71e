package dev.fluxion.dsl.residual;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The dispersion relation of evolution equations linearised about 0: the frequencies ω for which they have a solution exp(i(k·x - ωt)) times constants, the roots of a determinant
 * that is a polynomial in ω.
 */
final class Dispersion {
    /** Coefficients that differ by less than this part of the largest are constant, or 0. */
    private static final double ROUNDING = 1e-9;

    /** The size of the one derivative that is not 0 where coefficients are read off. */
    private static final double SMALL = 1e-3;

    private static final int MOST_FIELDS = 6;
    private static final int ITERATIONS = 200;

    /** c·∂^order of a field in an equation. */
    private record Entry(int row, int column, MultiIndex order, double coefficient) {}

    private final List<Entry> entries;
    private final int fields;
    private final int space;
    private final int degree;
    private final double unit;

    private Dispersion(List<Entry> entries, int fields, Axis time, int space) {
        this.entries = entries;
        this.fields = fields;
        this.space = space;
        degree = IntStream.range(0, fields)
                .map(field -> entries.stream()
                        .filter(entry -> entry.column == field)
                        .mapToInt(entry -> entry.order.get(space))
                        .max()
                        .orElse(0))
                .sum();
        unit = Math.PI / time.length();
    }

    /** That of a problem with as many equations as unknowns, whose derivatives have constant coefficients where the unknowns are small. */
    static Optional<Dispersion> of(Problem problem) {
        List<Node> roots = problem.equations().stream()
                .flatMap(equation -> equation.differences(problem.graph()).stream())
                .toList();
        int fields = problem.unknowns();
        if (problem.timeAxis().isEmpty() || roots.size() != fields || fields > MOST_FIELDS) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int row = 0; row < roots.size(); row++) {
            Node root = roots.get(row);
            int equation = row;
            Nodes.derivatives(List.of(root))
                    .forEach((field, orders) -> orders.forEach(order -> entries.add(
                            new Entry(equation, field, order, coefficient(root, field, order, problem.axes())))));
        }
        boolean constant =
                entries.stream().allMatch(entry -> entry.column < fields && Double.isFinite(entry.coefficient));
        return constant
                ? Optional.of(new Dispersion(
                        entries,
                        fields,
                        problem.axes().getLast(),
                        problem.spaceAxes().size()))
                : Optional.empty();
    }

    /** NaN if it is no constant. */
    private static double coefficient(Node root, int field, MultiIndex order, List<Axis> axes) {
        double[] at = new double[] {0.2, 0.55, 0.9};
        double[] found = Arrays.stream(at)
                .map(part -> {
                    double[] x = axes.stream()
                            .mapToDouble(axis -> axis.lower() + part * axis.length())
                            .toArray();
                    return (value(root, field, order, x, SMALL) - value(root, field, order, x, -SMALL)) / (2 * SMALL);
                })
                .toArray();
        double largest = Arrays.stream(found).map(Math::abs).max().orElse(0);
        boolean same = Arrays.stream(found).allMatch(c -> Math.abs(c - found[0]) <= ROUNDING * largest);
        return same ? found[0] : Double.NaN;
    }

    private static double value(Node root, int field, MultiIndex order, double[] x, double size) {
        return Interpreter.evaluate(root, x, new double[x.length], (f, o) -> f == field && o.equals(order) ? size : 0);
    }

    /** The frequencies of waves that turn at least half around in the time of the problem before they fade, for wave numbers k; negative ones belong to waves that travel backwards. */
    double[] frequencies(double[] k) {
        TreeSet<Double> frequencies = new TreeSet<>();
        for (Complex root : roots(polynomial(k))) {
            boolean turns = Math.abs(root.re()) >= 1 && Math.abs(root.im()) < Math.abs(root.re());
            boolean known = frequencies.stream()
                    .anyMatch(other -> Math.abs(other / unit - root.re()) < Math.sqrt(ROUNDING) * Math.abs(root.re()));
            if (turns && !known) {
                frequencies.add(root.re() * unit);
            }
        }
        return frequencies.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Coefficients of the determinant as a polynomial in ω over the unit, lowest first, from its values on the unit circle. */
    private Complex[] polynomial(double[] k) {
        int n = degree + 1;
        Complex[] values = new Complex[n];
        for (int j = 0; j < n; j++) {
            values[j] = determinant(matrix(k, Complex.onUnitCircle(2 * Math.PI * j / n)));
        }
        Complex[] coefficients = new Complex[n];
        for (int m = 0; m < n; m++) {
            Complex sum = Complex.ZERO;
            for (int j = 0; j < n; j++) {
                sum = sum.plus(values[j].times(Complex.onUnitCircle(-2 * Math.PI * j * m / n)));
            }
            coefficients[m] = sum.times(1.0 / n);
        }
        return coefficients;
    }

    private Complex[][] matrix(double[] k, Complex w) {
        Complex[][] matrix = new Complex[fields][fields];
        for (Complex[] row : matrix) {
            Arrays.fill(row, Complex.ZERO);
        }
        for (Entry entry : entries) {
            Complex factor = w.times(unit)
                    .times(Complex.I.times(-1))
                    .power(entry.order.get(space))
                    .times(entry.coefficient);
            for (int d = 0; d < space; d++) {
                factor = factor.times(Complex.I.times(k[d]).power(entry.order.get(d)));
            }
            matrix[entry.row][entry.column] = matrix[entry.row][entry.column].plus(factor);
        }
        return matrix;
    }

    /** By elimination with the largest pivots of the columns. */
    private static Complex determinant(Complex[][] a) {
        Complex product = Complex.ONE;
        for (int p = 0; p < a.length; p++) {
            int largest = p;
            for (int i = p + 1; i < a.length; i++) {
                if (a[i][p].magnitude() > a[largest][p].magnitude()) {
                    largest = i;
                }
            }
            if (a[largest][p].magnitude() == 0) {
                return Complex.ZERO;
            }
            if (largest != p) {
                Complex[] row = a[p];
                a[p] = a[largest];
                a[largest] = row;
                product = product.times(-1);
            }
            product = product.times(a[p][p]);
            for (int i = p + 1; i < a.length; i++) {
                Complex factor = a[i][p].over(a[p][p]);
                for (int j = p; j < a.length; j++) {
                    a[i][j] = a[i][j].minus(factor.times(a[p][j]));
                }
            }
        }
        return product;
    }

    /** All roots of a polynomial at once (Weierstrass, Durand and Kerner). */
    private static Complex[] roots(Complex[] coefficients) {
        double largest = Arrays.stream(coefficients)
                .mapToDouble(Complex::magnitude)
                .max()
                .orElse(0);
        int n = coefficients.length - 1;
        while (n > 0 && coefficients[n].magnitude() <= ROUNDING * largest) {
            n--;
        }
        double bound = 1 + largest / coefficients[n].magnitude();
        Complex[] roots = new Complex[n];
        for (int i = 0; i < n; i++) {
            roots[i] = Complex.onUnitCircle(2 * Math.PI * i / n + 0.4).times(bound);
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int i = 0; i < n; i++) {
                Complex value = coefficients[n];
                Complex product = coefficients[n];
                for (int j = n - 1; j >= 0; j--) {
                    value = value.times(roots[i]).plus(coefficients[j]);
                }
                for (int j = 0; j < n; j++) {
                    product = j == i ? product : product.times(roots[i].minus(roots[j]));
                }
                roots[i] = product.magnitude() > 0 ? roots[i].minus(value.over(product)) : roots[i];
            }
        }
        return roots;
    }
}
