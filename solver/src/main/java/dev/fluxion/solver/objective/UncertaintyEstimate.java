package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Substitution;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.problem.Field;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.FieldUncertainty;
import dev.fluxion.solver.Uncertainty;
import dev.fluxion.solver.features.SourceWaves;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.geometry.SolutionPoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How well inferred numbers and fields are known, from the {@link LinearisedFit} of a run.
 *
 * <p>A number is identifiable if the curvature of the loss along it that remains when all other parameters adapt, 1/(H⁻¹)ᵢᵢ, is a part of Hᵢᵢ that rounding
 * does not explain. A field is a network, in which every single direction is of little account; there the width of the interval tells.
 * Where measurements are exact, a field is as wrong as the network's way between them, which no covariance knows: nothing is said of it.
 */
public final class UncertaintyEstimate {
    /** Part of its curvature that a number must keep. */
    private static final double LEAST_CURVATURE = 1e-9;

    /** Most bytes of two n × n matrices (7000 parameters), and the part of the heap that they may take. */
    private static final double MOST_BYTES = 8e8;

    private static final double PART_OF_HEAP = 0.25;

    /** Points of a field that are taken at once. */
    private static final int SLAB = 512;

    private final Problem problem;
    private final Mlp network;
    private final Buffer parameters;
    private final Workers workers;
    private final LinearisedFit fit;
    private final int n;

    private UncertaintyEstimate(Problem problem, Mlp network, Buffer parameters, Workers workers, LinearisedFit fit) {
        this.problem = problem;
        this.network = network;
        this.parameters = parameters;
        this.workers = workers;
        this.fit = fit;
        n = parameters.length();
    }

    /**
     * The uncertainty of a problem's numbers, and of its fields where data are noisy, at {@code parameters}; empty where it has neither, has no
     * observations, or was trained in single precision or with more parameters than memory has room for.
     */
    public static Optional<Uncertainty> of(
            Problem problem,
            ResidualGraph residuals,
            Mlp network,
            PinnObjective objective,
            Buffer parameters,
            Workers workers) {
        if (bytes(problem, network.parameters(), parameters.precision()) == 0) {
            return Optional.empty();
        }
        return LinearisedFit.at(objective, parameters, workers)
                .map(fit -> new UncertaintyEstimate(problem, network, parameters, workers, fit).estimate(residuals));
    }

    /** What it will hold in memory, 0 where it does nothing. */
    static double bytes(Problem problem, double parameters, Precision precision) {
        boolean wanted = (problem.numbers() > 0 || problem.infersFieldsFromNoise())
                && !problem.observations().isEmpty()
                && precision == Precision.F64;
        double bytes = 2.0 * Double.BYTES * parameters * parameters;
        return wanted
                        && bytes
                                <= Math.min(
                                        MOST_BYTES,
                                        PART_OF_HEAP * Runtime.getRuntime().maxMemory())
                ? bytes
                : 0;
    }

    private Uncertainty estimate(ResidualGraph residuals) {
        List<Field> numbers = problem.fields().stream().filter(Field::isNumber).toList();
        int m = numbers.size();
        int first = network.scalarOffset();
        double[] solved = new double[m * n];
        for (int i = 0; i < m; i++) {
            solved[i * n + first + i] = 1;
        }
        fit.solve(m, solved);
        double[] noisy = fit.noise(m, solved);
        double[] values = new double[m];
        double[][] covariance = new double[m][m];
        boolean[] identifiable = new boolean[m];
        for (int i = 0; i < m; i++) {
            Inferred inferred = numbers.get(i).inferred().orElseThrow();
            double curvature = fit.curvature(first + i);
            values[i] = inferred.value(parameters.get(first + i));
            identifiable[i] = 1 > LEAST_CURVATURE * curvature * solved[i * n + first + i] && curvature > fit.ridge();
            for (int j = 0; j < m; j++) {
                double slopes = inferred.slope(parameters.get(first + i))
                        * numbers.get(j).inferred().orElseThrow().slope(parameters.get(first + j));
                covariance[i][j] = slopes * dot(noisy, i, solved, j);
            }
        }
        return new Uncertainty(
                numbers.stream().map(Field::name).toList(), values, covariance, identifiable, fields(residuals));
    }

    private List<FieldUncertainty> fields(ResidualGraph residuals) {
        if (!problem.infersFieldsFromNoise()) {
            return List.of();
        }
        double[][] points = SolutionPoints.of(problem);
        List<FieldUncertainty> fields = new ArrayList<>();
        for (int f = 0; f < problem.fields().size(); f++) {
            Field field = problem.fields().get(f);
            if (field.isInferredFunction()) {
                fields.add(field(field, f, residuals, points));
            }
        }
        return fields;
    }

    private FieldUncertainty field(Field field, int index, ResidualGraph residuals, double[][] points) {
        Graph graph = residuals.graph();
        Node node = Substitution.fields(graph, graph.field(index), residuals.fields()::get);
        TileProgram program = TileCompiler.residuals(
                graph, network, List.of(new TileCompiler.Term(0, node, graph.constant(1), false)));
        Engine engine = Engine.create(Precision.F64, List.of(program), 1, workers);
        double[] values = new double[points.length];
        double[] deviations = new double[points.length];
        for (int from = 0; from < points.length; from += SLAB) {
            double[][] some = Arrays.copyOfRange(points, from, Math.min(from + SLAB, points.length));
            slab(program, engine, some, from, values, deviations);
        }
        Inferred bounds = field.inferred().orElseThrow();
        double most =
                (bounds.upper() - bounds.lower()) / 2; // the standard deviation of whatever stays within the bounds
        Arrays.setAll(deviations, i -> Math.min(deviations[i], most));
        double size = Math.min(SourceWaves.rms(values), most);
        return new FieldUncertainty(field.name(), points, values, deviations, size);
    }

    private void slab(
            TileProgram program, Engine engine, double[][] points, int from, double[] values, double[] deviations) {
        int m = points.length;
        PointSet set = PointSet.inside(points, problem);
        engine.points(0, PointColumns.of(program, m, set.coordinates(), set.normals()));
        Buffer.F64 gradients = (Buffer.F64) Buffer.allocate(Precision.F64, m * n);
        Buffer found = Buffer.allocate(Precision.F64, m);
        engine.jacobian(parameters, new double[] {1}, gradients, n, found);
        double[] rows = gradients.values();
        fit.solve(m, rows);
        double[] noisy = fit.noise(m, rows);
        for (int i = 0; i < m; i++) {
            values[from + i] = found.get(i);
            deviations[from + i] = Math.sqrt(dot(noisy, i, rows, i));
        }
    }

    /** The product of row i of one matrix with row j of another. */
    private double dot(double[] a, int i, double[] b, int j) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += a[i * n + k] * b[j * n + k];
        }
        return sum;
    }
}
