package dev.fluxion.solver.check;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Node.Derivative;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of a linear problem as sums of products of {@link AxisFunctions}. */
final class SpectralSolution {
    private static final long SEED = 0x5bec_78a1L;

    /** Points inside per unknown coefficient. */
    private static final double OVERSAMPLING = 2.5;

    /** Points on each set of boundary or initial points, per function of one coordinate. */
    private static final int ON_A_LINE = 6;

    private final List<AxisFunctions> axes;
    private final int functions;
    private final double[] coefficients;

    private SpectralSolution(List<AxisFunctions> axes, int functions, double[] coefficients) {
        this.axes = axes;
        this.functions = functions;
        this.coefficients = coefficients;
    }

    /** The rows that one residual contributes: at each point the coefficient of each derivative, and what it must cancel. */
    private record Rows(PointSet points, List<Derivative> derivatives, double[][] factors, double[] rest, boolean sum) {
        int count() {
            return sum ? 1 : points.count();
        }
    }

    /**
     * Solves the residuals, which are linear in the fields.
     *
     * @param count functions along each axis
     */
    static SpectralSolution of(ResidualGraph residuals, List<Axis> axes, int count) {
        List<AxisFunctions> along =
                axes.stream().map(axis -> new AxisFunctions(axis, count)).toList();
        int functions = (int) Math.pow(count, axes.size());
        int unknowns = functions * residuals.fields().size();
        List<Rows> all = new ArrayList<>();
        for (Residual residual : residuals.residuals()) {
            boolean inside = residual.kind() == Residual.Kind.EQUATION;
            int points = inside ? (int) (OVERSAMPLING * unknowns) : ON_A_LINE * count;
            all.add(rows(residual, points(residual.support(), axes, points)));
        }
        LeastSquares system =
                new LeastSquares(all.stream().mapToInt(Rows::count).sum(), unknowns);
        int row = 0;
        for (Rows rows : all) {
            fill(system, row, rows, along, functions);
            row += rows.count();
        }
        return new SpectralSolution(along, functions, system.solve());
    }

    /**
     * Sobol points; over a whole box they crowd at its ends as the zeros of Chebyshev polynomials do, without which sums of high degree are not determined there.
     */
    private static PointSet points(Support support, List<Axis> axes, int count) {
        PointSet points = Collocation.points(support, axes, count, new Sobol(), SEED, 0);
        boolean box =
                switch (support) {
                    case Support.Interior(var where) -> where.isEmpty();
                    case Support.Initial(var where) -> where.isEmpty();
                    case Support.Faces(var faces, var where) -> where.isEmpty();
                    case Support.Surface surface -> false;
                    case Support.At at -> true;
                    case Support.Points given -> false;
                };
        if (!box) {
            return points;
        }
        double[][] crowded = new double[axes.size()][];
        for (int d = 0; d < crowded.length; d++) {
            Axis axis = axes.get(d);
            boolean fixed = support instanceof Support.At && axis.space();
            crowded[d] = Arrays.stream(points.coordinates()[d])
                    .map(x -> axis.joined() || fixed ? x : crowded(axis, x))
                    .toArray();
        }
        return new PointSet(crowded, points.normals(), points.count());
    }

    /** The ends stay exactly where they are. */
    private static double crowded(Axis axis, double x) {
        double part = (x - axis.lower()) / axis.length();
        return part == 0 || part == 1 ? x : axis.lower() + axis.length() * 0.5 * (1 - Math.cos(Math.PI * part));
    }

    /** A residual that is affine in its derivatives is known from its values at 0 and at each unit vector. */
    private static Rows rows(Residual residual, PointSet points) {
        List<Derivative> derivatives = List.copyOf(Dependencies.derivatives(List.of(residual.root())));
        double[] weight = values(residual.weight(), points, null);
        double[] rest = values(residual.root(), points, null);
        double[][] factors = new double[derivatives.size()][];
        for (int i = 0; i < factors.length; i++) {
            double[] with = values(residual.root(), points, derivatives.get(i));
            factors[i] = new double[points.count()];
            for (int p = 0; p < with.length; p++) {
                factors[i][p] = with[p] - rest[p];
            }
        }
        boolean sum = residual.kind() == Residual.Kind.CONSTRAINT;
        double[] scaled = new double[points.count()];
        for (int p = 0; p < scaled.length; p++) {
            double w = sum ? weight[p] : Math.sqrt(weight[p]);
            scaled[p] = w * rest[p];
            for (double[] factor : factors) {
                factor[p] *= w;
            }
        }
        return new Rows(points, derivatives, factors, scaled, sum);
    }

    private static double[] values(Node node, PointSet points, Derivative one) {
        double[] zeros = new double[points.count()];
        double[] ones = new double[points.count()];
        Arrays.fill(ones, 1);
        return new RowInterpreter(
                        points.count(), points.coordinates(), points.normals(), d -> d.equals(one) ? ones : zeros)
                .row(node);
    }

    /** Writes the rows; all residuals count alike. */
    private static void fill(LeastSquares system, int first, Rows rows, List<AxisFunctions> axes, int functions) {
        int n = rows.points().count();
        double[] product = new double[n];
        for (int l = 0; l < rows.derivatives().size(); l++) {
            Derivative derivative = rows.derivatives().get(l);
            double[][][] along = new double[axes.size()][][];
            for (int d = 0; d < along.length; d++) {
                int order = derivative.order().get(d);
                along[d] = axes.get(d).derivative(order, rows.points().coordinates()[d]);
            }
            for (int f = 0; f < functions; f++) {
                System.arraycopy(rows.factors()[l], 0, product, 0, n);
                multiply(along, f, product);
                double[] column = system.column(derivative.field() * functions + f);
                for (int p = 0; p < n; p++) {
                    column[rows.sum() ? first : first + p] += product[p];
                }
            }
        }
        for (int p = 0; p < n; p++) {
            system.right()[rows.sum() ? first : first + p] -= rows.rest()[p];
        }
        system.scaleRows(first, first + rows.count());
    }

    /** Multiplies by function f of the product basis, whose number has one digit for each axis. */
    private static void multiply(double[][][] along, int f, double[] product) {
        int digits = f;
        for (double[][] functions : along) {
            double[] values = functions[digits % functions.length];
            digits /= functions.length;
            for (int p = 0; p < product.length; p++) {
                product[p] *= values[p];
            }
        }
    }

    /** The values of a field at points {@code [coordinate][point]}. */
    double[] values(int field, double[][] points) {
        int n = points[0].length;
        double[][][] along = new double[axes.size()][][];
        for (int d = 0; d < along.length; d++) {
            along[d] = axes.get(d).derivative(0, points[d]);
        }
        double[] sum = new double[n];
        double[] product = new double[n];
        for (int f = 0; f < functions; f++) {
            Arrays.fill(product, coefficients[field * functions + f]);
            multiply(along, f, product);
            for (int p = 0; p < n; p++) {
                sum[p] += product[p];
            }
        }
        return sum;
    }
}
