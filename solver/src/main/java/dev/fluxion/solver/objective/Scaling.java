package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Dependencies;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.solver.features.SourceWaves;
import dev.fluxion.solver.geometry.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Units in which unknowns and residuals are of order one: a network's outputs are, and optimizers stop at absolute tolerances.
 *
 * <p>How large an unknown is follows from what is given, source terms, initial and boundary values, data: with a wave φ of the given quantity's own wavelength, but at least
 * of half a period across the domain, s·φ for the unknown changes some residual as much as what is given does. Residuals of one unknown alone come first, unless all that is given are tails. Components of an
 * equation between vectors have one unit. Residuals are looked at without what is built into the
 * network: the slopes with which its values are continued into the inside say nothing about the solution. Units are powers of ten, and 1 for all that is within a factor of 50 (unknowns) or 1000 (residuals) of one.
 */
public final class Scaling {
    private static final double NEAR_FOR_FIELDS = 50;
    private static final double NEAR_FOR_RESIDUALS = 1000;

    /** Given quantities below this are rounding of zero. */
    private static final double NOTHING = 1e-12;

    /** Given values below this part of what other fields make of theirs are tails. */
    private static final double TAIL = 1e-3;

    private static final double SHORTEST_HALF_PERIODS = 100;
    private static final int PASSES = 2;
    private static final int NO_FIELD = -1;

    private final ResidualGraph residuals;
    private final List<Residual> stated;
    private final Graph graph;
    private final List<Axis> axes;
    private final List<PointSet> points;
    private final List<double[]> waves;
    private final PointSet inside;
    private final double[] size;
    private final List<String> units = new ArrayList<>();

    private Scaling(Problem problem, ResidualGraph residuals) {
        this.residuals = residuals;
        this.graph = residuals.graph();
        this.axes = problem.axes();
        inside = SourceWaves.points(problem.interior(), axes);
        Map<String, Residual> soft = new HashMap<>();
        ResidualCompiler.compile(problem.withSoftConditions()).residuals().forEach(r -> soft.put(r.name(), r));
        stated = residuals.residuals().stream().map(r -> soft.get(r.name())).toList();
        points = stated.stream().map(r -> SourceWaves.points(r, axes, graph)).toList();
        waves = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            double[] found = SourceWaves.of(stated.get(k).root(), points.get(k), axes, graph);
            waves.add(Arrays.stream(found)
                    .map(halfPeriods -> Math.min(halfPeriods, SHORTEST_HALF_PERIODS))
                    .toArray());
        }
        size = new double[problem.fields().size()];
    }

    /**
     * A residual graph in units of order one.
     *
     * @param residuals of raw outputs of order one
     * @param units the units that are not 1, for the user: {@code u 1e5}
     */
    public record Scaled(ResidualGraph residuals, List<String> units) {
        /** Copies the list. */
        public Scaled {
            units = List.copyOf(units);
        }
    }

    /** The same problem in units of order one. The result depends on nothing but the arguments. */
    public static Scaled of(Problem problem, ResidualGraph residuals) {
        Scaling scaling = new Scaling(problem, residuals);
        return scaling.run(problem);
    }

    private Scaled run(Problem problem) {
        List<Integer> unknowns = IntStream.range(0, size.length)
                .filter(i -> problem.fields().get(i).inferred().isEmpty())
                .boxed()
                .toList();
        for (int pass = 0; pass < PASSES; pass++) {
            for (int field : unknowns) {
                size[field] = Math.max(size[field], size(field));
            }
        }
        double[] unit = new double[size.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = size[i] > 0 ? unit(size[i], NEAR_FOR_FIELDS) : 1;
            size[i] = size[i] > 0 ? size[i] : unknowns.contains(i) ? 1 : 0;
            note(problem.fields().get(i).name(), unit[i]);
        }
        Map<String, Double> typical = new HashMap<>();
        for (ResidualGraph.Term term : residuals.terms()) {
            double rms = SourceWaves.rms(
                    term.residuals().stream().mapToDouble(this::magnitude).toArray());
            typical.merge(statement(term), rms, Math::max);
        }
        List<Residual> scaled = new ArrayList<>();
        for (ResidualGraph.Term term : residuals.terms()) {
            double one = unit(typical.get(statement(term)), NEAR_FOR_RESIDUALS);
            note(term.name(), one);
            for (int k : term.residuals()) {
                Residual r = residuals.residuals().get(k);
                Node root = inUnits(r.root(), unit);
                scaled.add(r.withRoot(one == 1 ? root : graph.multiply(graph.constant(1 / one), root)));
            }
        }
        List<Node> fields =
                residuals.fields().stream().map(f -> inUnits(f, unit)).toList();
        return new Scaled(new ResidualGraph(graph, scaled, fields), units);
    }

    /** What an equation and its components have in common, the name of a vector equation; other terms stand alone. */
    private static String statement(ResidualGraph.Term term) {
        int dot = term.name().indexOf('.');
        return term.kind() == Residual.Kind.EQUATION && dot > 0 ? term.name().substring(0, dot) : term.name();
    }

    private void note(String name, double unit) {
        if (unit != 1) {
            units.add(name + " "
                    + String.format(Locale.ROOT, "%.0e", unit)
                            .replace("e+0", "e")
                            .replace("e-0", "e-")
                            .replace("e+", "e"));
        }
    }

    private Node inUnits(Node node, double[] unit) {
        return Substitution.fields(
                graph, node, i -> unit[i] == 1 ? null : graph.multiply(graph.constant(unit[i]), graph.field(i)));
    }

    private static double unit(double size, double near) {
        boolean ordinary = !(size > 0) || Double.isInfinite(size) || size <= near && size >= 1 / near;
        return ordinary ? 1 : Math.pow(10, Math.rint(Math.log10(size)));
    }

    /**
     * The largest size of a field by which a residual of it alone balances, or that its built-in conditions have; else the geometric mean of those by which
     * residuals shared with other fields do; or 0. Given values far below that mean are the tails of what goes on elsewhere, and do not count.
     */
    private double size(int field) {
        double given = SourceWaves.rms(
                SourceWaves.row(residuals.fields().get(field), inside, d -> new double[inside.count()]));
        given = given > NOTHING ? given : 0;
        double alone = 0;
        double logarithms = 0;
        int shared = 0;
        for (int k = 0; k < stated.size(); k++) {
            Residual r = stated.get(k);
            Set<Integer> fields = Dependencies.derivatives(List.of(r.root())).stream()
                    .map(Node.Derivative::field)
                    .collect(Collectors.toSet());
            if (fields.contains(field) && r.kind() != Residual.Kind.CONSTRAINT) {
                double balanced = balance(k, field);
                boolean condition = r.kind() == Residual.Kind.BOUNDARY || r.kind() == Residual.Kind.INITIAL;
                if (fields.size() == 1 && condition) {
                    given = Math.max(given, balanced);
                } else if (fields.size() == 1) {
                    alone = Math.max(alone, balanced);
                } else if (balanced > 0) {
                    logarithms += Math.log(balanced);
                    shared++;
                }
            }
        }
        double together = shared > 0 ? Math.exp(logarithms / shared) : 0;
        boolean tail = alone == 0 && given < TAIL * together;
        return tail ? together : Math.max(alone, given);
    }

    /** s such that residual k at s·φ differs from that without the field as much as the latter from 0; or 0 where that vanishes. */
    private double balance(int k, int field) {
        Node root = stated.get(k).root();
        PointSet set = points.get(k);
        double[] given = SourceWaves.row(root, set, wave(set, field, 0, waves.get(k)));
        double wanted = SourceWaves.rms(given);
        if (!(wanted > NOTHING) || Double.isInfinite(wanted)) {
            return 0;
        }
        double low = -15;
        double high = 15;
        while (high - low > 0.05) {
            double middle = 0.5 * (low + high);
            double[] whole = SourceWaves.row(root, set, wave(set, field, Math.pow(10, middle), waves.get(k)));
            double[] change = new double[whole.length];
            Arrays.setAll(change, i -> whole[i] - given[i]);
            if (SourceWaves.rms(change) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high > 14.9 ? 0 : Math.pow(10, low);
    }

    /** The size of residual k at waves of the unknowns' sizes. */
    private double magnitude(int k) {
        Residual r = residuals.residuals().get(k);
        PointSet set = SourceWaves.points(r.support(), axes);
        double[] longest = new double[axes.size()];
        Arrays.fill(longest, 1);
        Function<Node.Derivative, double[]> outputs = wave(set, NO_FIELD, 0, longest);
        double[] root = SourceWaves.row(r.root(), set, outputs);
        if (r.kind() != Residual.Kind.CONSTRAINT) {
            return SourceWaves.rms(root);
        }
        double[] weight = SourceWaves.row(r.weight(), set, outputs);
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += weight[i] * root[i];
        }
        return Math.abs(sum);
    }

    /**
     * Waves for all fields, {@code sin(phase + Σ half periods · π/2 · ξ)} with ξ in [-1, 1] on each axis: one field of a given amplitude, the
     * others of their sizes.
     */
    private Function<Node.Derivative, double[]> wave(PointSet set, int field, double amplitude, double[] halfPeriods) {
        return derivative -> {
            MultiIndex order = derivative.order();
            double factor = derivative.field() == field ? amplitude : size[derivative.field()];
            for (int d = 0; d < axes.size(); d++) {
                factor *= Math.pow(halfPeriods[d] * Math.PI / axes.get(d).length(), order.get(d));
            }
            double phase = 0.7 + derivative.field() + order.total() * Math.PI / 2;
            double[] row = new double[set.count()];
            for (int i = 0; i < row.length && factor != 0; i++) {
                double argument = phase;
                for (int d = 0; d < axes.size(); d++) {
                    Axis axis = axes.get(d);
                    double xi = (2 * set.coordinates()[d][i] - axis.lower() - axis.upper()) / axis.length();
                    argument += halfPeriods[d] * Math.PI / 2 * xi;
                }
                row[i] = factor * Math.sin(argument);
            }
            return row;
        };
    }
}
