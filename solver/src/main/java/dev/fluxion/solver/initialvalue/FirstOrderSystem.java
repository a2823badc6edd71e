package dev.fluxion.solver.initialvalue;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Linearity;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * Ordinary differential equations of any order as y′ = f(t, y): y has the derivatives of each field below its highest one, and the highest ones are the solution of a linear
 * system at each t and y. A field without derivatives in the equations is found from that system, too.
 */
final class FirstOrderSystem implements OrdinaryDifferentialEquation {
    private final Axis axis;
    private final List<Node> equations;
    private final List<Derivative> state;
    private final List<Derivative> highest;
    private final double[] initial;

    private FirstOrderSystem(
            Axis axis, List<Node> equations, List<Derivative> state, List<Derivative> highest, double[] initial) {
        this.axis = axis;
        this.equations = equations;
        this.state = state;
        this.highest = highest;
        this.initial = initial;
    }

    /** The system of residuals, if they are as many as they need to be, affine in the highest derivatives, and give all lower ones at the start of the only coordinate. */
    static Optional<FirstOrderSystem> of(ResidualGraph residuals, Axis axis) {
        List<Node> equations = roots(residuals, FirstOrderSystem::everywhere);
        List<Node> conditions = roots(residuals, FirstOrderSystem::atTheStart);
        int fields = residuals.fields().size();
        if (equations.size() != fields
                || equations.size() + conditions.size() < residuals.residuals().size()) {
            return Optional.empty();
        }
        int[] orders = new int[fields];
        Dependencies.derivatives(equations)
                .forEach(d -> orders[d.field()] =
                        Math.max(orders[d.field()], d.order().total()));
        List<Derivative> state = new ArrayList<>();
        List<Derivative> highest = new ArrayList<>();
        for (int f = 0; f < fields; f++) {
            for (int k = 0; k < orders[f]; k++) {
                state.add(derivative(f, k));
            }
            highest.add(derivative(f, orders[f]));
        }
        boolean determined = conditions.size() == state.size()
                && state.containsAll(Dependencies.derivatives(conditions))
                && conditions.stream().allMatch(c -> Linearity.of(c) != Linearity.NONLINEAR)
                && equations.stream().allMatch(e -> Linearity.of(e, state::contains) != Linearity.NONLINEAR);
        if (!determined || state.isEmpty()) {
            return Optional.empty();
        }
        try {
            double[] initial = solve(conditions, state, axis.lower(), List.of(), new double[0]);
            return Optional.of(new FirstOrderSystem(axis, equations, state, highest, initial));
        } catch (MathRuntimeException conditionsDepend) {
            return Optional.empty();
        }
    }

    private static Derivative derivative(int field, int order) {
        return new Derivative(field, new MultiIndex(List.of(order)));
    }

    private static List<Node> roots(ResidualGraph residuals, Predicate<Residual> those) {
        return residuals.residuals().stream().filter(those).map(Residual::root).toList();
    }

    private static boolean everywhere(Residual residual) {
        return residual.kind() == Residual.Kind.EQUATION
                && residual.support() instanceof Support.Interior(var where)
                && where.isEmpty();
    }

    private static boolean atTheStart(Residual residual) {
        return switch (residual.support()) {
            case Support.Initial(var where) -> where.isEmpty();
            case Support.Faces(var faces, var where) ->
                where.isEmpty() && faces.stream().noneMatch(face -> face.upper());
            case Support.Interior inside -> false;
            case Support.Surface surface -> false;
            case Support.At at -> false;
            case Support.Points given -> false;
        };
    }

    /**
     * The values of some derivatives at which residuals that are affine in them vanish: each is known from its values at 0 and at each unit vector.
     *
     * @throws MathRuntimeException if they do not determine them
     */
    private static double[] solve(
            List<Node> residuals, List<Derivative> wanted, double at, List<Derivative> known, double[] values) {
        int n = wanted.size();
        double[] t = new double[n + 1];
        Arrays.fill(t, at);
        double[] outward = new double[n + 1];
        Arrays.fill(outward, -1); // the start is the lower end
        RowInterpreter interpreter = new RowInterpreter(n + 1, new double[][] {t}, new double[][] {outward}, d -> {
            double[] row = new double[n + 1];
            int k = known.indexOf(d);
            if (k >= 0) {
                Arrays.fill(row, values[k]);
            } else {
                row[wanted.indexOf(d) + 1] = 1;
            }
            return row;
        });
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            double[] row = interpreter.row(residuals.get(i));
            for (int j = 0; j < n; j++) {
                matrix[i][j] = row[j + 1] - row[0];
            }
            right[i] = -row[0];
        }
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** Where y is given. */
    double start() {
        return axis.lower();
    }

    /** y at the start. */
    double[] initial() {
        return initial.clone();
    }

    int fields() {
        return highest.size();
    }

    /** The values of the fields. */
    double[] fields(double t, double[] y) {
        double[] fields = new double[highest.size()];
        double[] top = null;
        for (int f = 0; f < fields.length; f++) {
            int k = state.indexOf(derivative(f, 0));
            if (k < 0 && top == null) {
                top = solve(equations, highest, t, state, y);
            }
            fields[f] = k >= 0 ? y[k] : top[f];
        }
        return fields;
    }

    @Override
    public int getDimension() {
        return state.size();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
        double[] top = solve(equations, highest, t, state, y);
        double[] slopes = new double[y.length];
        for (int k = 0; k < slopes.length; k++) { // the derivatives of a field follow one another
            int field = state.get(k).field();
            boolean last = k + 1 == slopes.length || state.get(k + 1).field() != field;
            slopes[k] = last ? top[field] : y[k + 1];
        }
        return slopes;
    }
}
