package dev.fluxion.stablegrad;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileCompiler;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.FmaPeakF64;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Philox;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.optimizer.Adam;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole training step of a PINN for {@code u_xx + u_yy = sin 3xy} (or, to see what derivatives cost, {@code u = sin 3xy}) on the unit square: loss and its gradient, the StableGrad pass where it is on, the AdamW update. Useful
 * operations are those of the matrix products of a forward sweep (two per weight, channel and point) times three; what is printed at the
 * end relates them to the peak that one thread reaches in the same JVM. {@code -prof gc} shows what a step allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class StepBenchmark {
    /** Points × width × hidden layers. */
    @Param({"1000x20x3", "1000x24x4", "2000x50x4", "10000x64x5", "10000x100x5", "4096x128x10", "8192x256x4"})
    String shape;

    @Param({"F32", "F64"})
    Precision precision;

    @Param({"1", "2"})
    int threads;

    @Param({"false", "true"})
    boolean stableGrad;

    /** The left side: {@code laplacian}, or {@code value} for u itself. */
    @Param("laplacian")
    String residual;

    private Workers workers;
    private Engine engine;
    private Buffer parameters;
    private Buffer gradient;
    private Adam adam;
    private StableGrad pass;
    private int[] bounds;
    private double[] factors;
    private double[] seeds;
    private final double[] sums = new double[1];
    private double flops;
    private double peak;
    private double best;
    private long calls;
    private long start;

    @Setup(Level.Trial)
    public void allocate() {
        String[] sizes = shape.split("x");
        int points = Integer.parseInt(sizes[0]);
        Graph g = new Graph(2);
        Node x = g.coordinate(0);
        Node y = g.coordinate(1);
        List<Integer> hidden = Collections.nCopies(Integer.parseInt(sizes[2]), Integer.parseInt(sizes[1]));
        Mlp mlp = Mlp.of(List.of(x, y), hidden, Activation.TANH, 1);
        Node left = residual.equals("value")
                ? g.derivative(0, new MultiIndex(List.of(0, 0)))
                : g.add(g.derivative(0, new MultiIndex(List.of(2, 0))), g.derivative(0, new MultiIndex(List.of(0, 2))));
        Node source = g.unary(UnaryFunction.SIN, g.multiply(g.constant(3), g.multiply(x, y)));
        TileCompiler.Term term = new TileCompiler.Term(0, g.subtract(left, source), g.constant(1));
        TileProgram program = TileCompiler.residuals(g, mlp, List.of(term));
        workers = new Workers(threads);
        engine = Engine.create(precision, List.of(program), 1, workers);
        engine.points(0, PointColumns.of(program, points, coordinates(points), new double[0][]));
        parameters = mlp.initialize(precision, Initialization.AWARE, 1);
        gradient = Buffer.allocate(precision, mlp.parameters());
        seeds = new double[] {1.0 / points};
        flops = 3.0 * program.forwardFlops() * points;
        peak = precision == Precision.F32 ? FmaPeakF32.measure() : FmaPeakF64.measure();
        optimizer(mlp);
    }

    private void optimizer(Mlp mlp) {
        List<Block> blocks = new ArrayList<>();
        for (Dense layer : mlp.layers()) {
            int l = blocks.size() / 2;
            int weights = layer.biases() - layer.weights();
            blocks.addAll(Block.ofLayer(l, layer.weights(), weights, layer.biases(), layer.outputs()));
        }
        pass = new StableGrad(new ParameterLayout(blocks), StableGradOptions.DEFAULT);
        adam = new Adam(0.9, 0.999, 1e-8, new double[blocks.size()], precision, mlp.parameters());
        factors = new double[blocks.size()];
        bounds = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            factors[b] = 1;
            bounds[b + 1] = blocks.get(b).end();
        }
    }

    private static double[][] coordinates(int points) {
        double[][] coordinates = new double[2][points];
        for (int p = 0; p < points; p++) {
            coordinates[0][p] = Philox.uniform(1, 0, p);
            coordinates[1][p] = Philox.uniform(1, 1, p);
        }
        return coordinates;
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        calls = 0;
        start = System.nanoTime();
    }

    @TearDown(Level.Iteration)
    public void count() {
        best = Math.max(best, flops * calls / ((System.nanoTime() - start) * 1e-9));
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%.1f GFLOP/s, %.2f of the peak of %d x %.1f%n",
                best * 1e-9,
                best / peak / threads,
                threads,
                peak * 1e-9);
        workers.close();
    }

    @Benchmark
    public double[] step() {
        calls++;
        engine.gradient(parameters, gradient, seeds, sums);
        if (stableGrad) {
            Moments prediction = engine.adjointMoments();
            pass.measure(
                    gradient,
                    new PredictionGradient(prediction.count(), prediction.mean(), prediction.standardDeviation()));
            System.arraycopy(pass.factorView(), 0, factors, 0, factors.length);
        }
        adam.update(parameters, gradient, bounds, factors, 1e-5);
        return sums;
    }
}
