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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The fields of a problem as sums of products of {@link AxisFunctions}. */
final class SpectralSolution implements FieldValues {
    private static final long SEED = 0x5bec_78a1L;

    /** Points inside per unknown coefficient. */
    private static final double OVERSAMPLING = 2.5;

    /** Steps of Newton's method: from a good network three are enough. */
    private static final int MOST_STEPS = 6;

    /** A change of the coefficients, relative to their size, after which another one is about its square. On a region in a box those of high degree are hardly determined, and move by 1e-5. */
    private static final double SETTLED = 1e-4;

    /** A difference quotient of this part of the size of a derivative: second order, so that its error is its square. */
    private static final double DIFFERENCE = 1e-5;

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

    /** The rows that one residual contributes: at each point the factor of each derivative, and what they must cancel. */
    private record Rows(PointSet points, List<Derivative> derivatives, double[][] factors, double[] rest, boolean sum) {
        int count() {
            return sum ? 1 : points.count();
        }
    }

    /**
     * Solves residuals that are linear in the fields.
     *
     * @param count functions along each axis
     * @return empty if there are several solutions
     */
    static Optional<SpectralSolution> of(ResidualGraph residuals, List<Axis> axes, int count) {
        return step(residuals, axes, count, (derivative, points) -> new double[points.count()], size -> 1);
    }

    /**
     * Solves any residuals by Newton's method, which is Gauss and Newton's where they are more than the coefficients.
     *
     * @param count functions along each axis
     * @param first what to begin from
     * @return empty if there are several solutions nearby, or the coefficients do not settle
     */
    static Optional<SpectralSolution> near(FieldValues first, ResidualGraph residuals, List<Axis> axes, int count) {
        SpectralSolution before = null;
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<SpectralSolution> now =
                    step(residuals, axes, count, before == null ? first : before, size -> DIFFERENCE * size);
            if (now.isEmpty() || before != null && now.get().settled(before)) {
                return now;
            }
            before = now.get();
        }
        return Optional.empty();
    }

    private boolean settled(SpectralSolution before) {
        double change = 0;
        double size = 0;
        for (int i = 0; i < coefficients.length; i++) {
            change = Math.hypot(change, coefficients[i] - before.coefficients[i]);
            size = Math.hypot(size, coefficients[i]);
        }
        return change <= SETTLED * size;
    }

    /** The solution of the residuals linearised about some fields, by difference quotients of a length that depends on the size of what is changed. */
    private static Optional<SpectralSolution> step(
            ResidualGraph residuals, List<Axis> axes, int count, FieldValues about, DoubleUnaryOperator length) {
        List<AxisFunctions> along =
                axes.stream().map(axis -> new AxisFunctions(axis, count)).toList();
        int functions = (int) Math.pow(count, axes.size());
        int unknowns = functions * residuals.fields().size();
        List<Rows> all = new ArrayList<>();
        for (Residual residual : residuals.residuals()) {
            boolean inside = residual.kind() == Residual.Kind.EQUATION;
            int points = inside ? (int) (OVERSAMPLING * unknowns) : ON_A_LINE * count;
            all.add(rows(residual, points(residual.support(), axes, points), about, length));
        }
        LeastSquares system =
                new LeastSquares(all.stream().mapToInt(Rows::count).sum(), unknowns);
        int row = 0;
        for (Rows rows : all) {
            fill(system, row, rows, along, functions);
            row += rows.count();
        }
        return system.solve().map(coefficients -> new SpectralSolution(along, functions, coefficients));
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

    /** A residual about some fields is known from its value there and from its changes with each derivative. */
    private static Rows rows(Residual residual, PointSet points, FieldValues about, DoubleUnaryOperator length) {
        List<Derivative> derivatives = List.copyOf(Dependencies.derivatives(List.of(residual.root())));
        Map<Derivative, double[]> at = new HashMap<>();
        derivatives.forEach(derivative -> at.put(derivative, about.values(derivative, points)));
        double[] weight = values(residual.weight(), points, at);
        double[] rest = values(residual.root(), points, at).clone();
        double[][] factors = new double[derivatives.size()][];
        for (int i = 0; i < factors.length; i++) {
            double[] here = at.get(derivatives.get(i));
            double size =
                    Math.sqrt(Arrays.stream(here).map(x -> x * x).average().orElse(0));
            double h = length.applyAsDouble(size > 0 ? size : 1);
            double[] more = shifted(residual.root(), points, at, derivatives.get(i), h);
            double[] less = shifted(residual.root(), points, at, derivatives.get(i), -h);
            factors[i] = new double[points.count()];
            for (int p = 0; p < here.length; p++) {
                factors[i][p] = (more[p] - less[p]) / (2 * h);
                rest[p] -= factors[i][p] * here[p];
            }
        }
        boolean sum = residual.kind() == Residual.Kind.CONSTRAINT;
        for (int p = 0; p < rest.length; p++) {
            double w = sum ? weight[p] : Math.sqrt(weight[p]);
            rest[p] *= w;
            for (double[] factor : factors) {
                factor[p] *= w;
            }
        }
        return new Rows(points, derivatives, factors, rest, sum);
    }

    private static double[] shifted(
            Node node, PointSet points, Map<Derivative, double[]> at, Derivative one, double by) {
        Map<Derivative, double[]> changed = new HashMap<>(at);
        changed.put(one, Arrays.stream(at.get(one)).map(x -> x + by).toArray());
        return values(node, points, changed);
    }

    private static double[] values(Node node, PointSet points, Map<Derivative, double[]> at) {
        return new RowInterpreter(points.count(), points.coordinates(), points.normals(), at::get).row(node);
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

    @Override
    public double[] values(Derivative derivative, PointSet points) {
        double[][][] along = new double[axes.size()][][];
        for (int d = 0; d < along.length; d++) {
            along[d] = axes.get(d).derivative(derivative.order().get(d), points.coordinates()[d]);
        }
        double[] sum = new double[points.count()];
        double[] product = new double[points.count()];
        for (int f = 0; f < functions; f++) {
            Arrays.fill(product, coefficients[derivative.field() * functions + f]);
            multiply(along, f, product);
            for (int p = 0; p < sum.length; p++) {
                sum[p] += product[p];
            }
        }
        return sum;
    }
}
