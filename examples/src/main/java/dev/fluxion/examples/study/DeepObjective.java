package dev.fluxion.examples.study;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.ParameterLayout;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.TermObjective;
import java.util.ArrayList;
import java.util.List;

/** The loss of a {@link DeepProblem} for one network, in f32, at points that are drawn anew by {@link #resample}. */
final class DeepObjective implements TermObjective {
    private final DeepProblem problem;
    private final Mlp network;
    private final Workers workers;
    private final long seed;
    private final List<TileProgram> programs = new ArrayList<>();
    private final Engine engine;
    private final ParameterLayout layout;
    private final double[] weights;
    private final double[] seeds;
    private final double[] sums;
    private final int[] counts;

    DeepObjective(DeepProblem problem, Mlp network, long seed, Workers workers) {
        this.problem = problem;
        this.network = network;
        this.seed = seed;
        this.workers = workers;
        int n = problem.terms().size();
        for (int k = 0; k < n; k++) {
            DeepProblem.Term term = problem.terms().get(k);
            programs.add(TileCompiler.residuals(
                    problem.graph(),
                    network,
                    List.of(new TileCompiler.Term(
                            k, term.residual(), problem.graph().constant(1)))));
        }
        engine = Engine.create(Precision.F32, programs, n, workers);
        layout = layout(network);
        weights = problem.terms().stream().mapToDouble(DeepProblem.Term::weight).toArray();
        seeds = new double[n];
        sums = new double[n];
        counts = new int[n];
        resample(0);
    }

    /** Draws the points of a step. */
    void resample(int step) {
        for (int k = 0; k < programs.size(); k++) {
            double[][] points = problem.terms().get(k).points().draw(seed, step);
            counts[k] = points[0].length;
            engine.points(k, PointColumns.of(programs.get(k), counts[k], points, new double[2][counts[k]]));
        }
    }

    /** ‖u - solution‖ / ‖solution‖ on the problem's grid. */
    double error(Buffer parameters) {
        int n = problem.grid();
        double[][] points = new double[2][n * n];
        for (int i = 0; i < n * n; i++) {
            points[0][i] = coordinate(0, i % n);
            points[1][i] = coordinate(1, i / n);
        }
        TileProgram values = TileCompiler.outputs(problem.graph(), network, List.of(MultiIndex.zero(2)));
        Engine evaluation = Engine.create(parameters.precision(), List.of(values), 0, workers);
        evaluation.points(0, PointColumns.of(values, n * n, points, new double[2][n * n]));
        double[] u = evaluation.outputs(parameters, 0)[0];
        double distance = 0;
        double size = 0;
        for (int i = 0; i < n * n; i++) {
            double truth = problem.solution().applyAsDouble(points[0][i], points[1][i]);
            distance += (u[i] - truth) * (u[i] - truth);
            size += truth * truth;
        }
        return Math.sqrt(distance / size);
    }

    private double coordinate(int axis, int i) {
        double s = (double) i / (problem.grid() - 1);
        return problem.lower()[axis] + s * (problem.upper()[axis] - problem.lower()[axis]);
    }

    private static ParameterLayout layout(Mlp network) {
        List<Block> blocks = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            Dense d = network.layers().get(l);
            blocks.addAll(Block.ofLayer(l, d.weights(), d.inputs() * d.outputs(), d.biases(), d.outputs()));
        }
        return new ParameterLayout(blocks);
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public List<String> terms() {
        return problem.terms().stream().map(DeepProblem.Term::name).toList();
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        for (int k = 0; k < seeds.length; k++) {
            seeds[k] = weights[k] / counts[k];
        }
        engine.gradient(parameters, gradient, seeds, sums);
        double loss = 0;
        for (int k = 0; k < seeds.length; k++) {
            loss += seeds[k] * sums[k];
        }
        return loss;
    }

    @Override
    public double[] termValues() {
        double[] values = new double[sums.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = sums[k] / counts[k];
        }
        return values;
    }

    @Override
    public void weights(double[] lambda) {
        System.arraycopy(lambda, 0, weights, 0, weights.length);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public PredictionGradient predictionGradient() {
        Moments moments = engine.adjointMoments();
        return new PredictionGradient(moments.count(), moments.mean(), moments.standardDeviation());
    }
}
