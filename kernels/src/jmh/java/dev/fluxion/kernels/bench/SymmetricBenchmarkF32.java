package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.CholeskyF32;
import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.LanesF32;
import dev.fluxion.kernels.SymmetricF32;
import dev.fluxion.kernels.Workers;
import java.util.Random;
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
 * What a Levenberg–Marquardt step spends its time on, on one thread: the symmetric rank-k product of a panel (n²·k operations), Cholesky's factorisation
 * (n³/3) and the two triangular solves of one vector (2·n²) and of as many as there are parameters (2·n³), as fractions of the peak that {@link FmaPeakF32} finds in the same JVM.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SymmetricBenchmarkF32 {
    private static final int COLUMNS = 2048;

    /** Parameters of the network. */
    @Param({"500", "1000", "2000"})
    int n;

    private final Workers workers = new Workers(1);
    private final Rate rate = new Rate(FmaPeakF32::sustained);
    private float[] panel;
    private float[] matrix;
    private float[] definite;
    private float[] factor;
    private float[] finished;
    private float[] vector;
    private float[] vectors;
    private SymmetricF32 symmetric;
    private CholeskyF32 cholesky;
    private int stride;
    private double operations;

    @Setup(Level.Trial)
    public void allocate() {
        Random random = new Random(1);
        stride = LanesF32.stride(COLUMNS);
        panel = LanesF32.rows(n * stride);
        for (int i = 0; i < panel.length; i++) {
            panel[i] = random.nextFloat() - 0.5f;
        }
        matrix = new float[n * n];
        symmetric = new SymmetricF32(n, workers);
        definite = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                definite[i * n + j] = i == j ? n : random.nextFloat() - 0.5f;
            }
        }
        factor = new float[n * n];
        vector = new float[n];
        vectors = LanesF32.rows(n * n);
        cholesky = new CholeskyF32(n, workers);
        finished = new float[n * n];
        cholesky.factor(definite, 0f, finished, n);
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop(operations);
    }

    @TearDown(Level.Trial)
    public void report() {
        workers.close();
        rate.report();
    }

    @Benchmark
    public float[] rankK() {
        rate.call();
        operations = (double) n * n * COLUMNS;
        symmetric.addRankK(COLUMNS, panel, LanesF32.START, stride, matrix, 0, n);
        return matrix;
    }

    @Benchmark
    public boolean cholesky() {
        rate.call();
        operations = (double) n * n * n / 3;
        return cholesky.factor(definite, 0f, factor, n);
    }

    @Benchmark
    public float[] solve() {
        rate.call();
        operations = 2.0 * n * n;
        cholesky.solve(finished, n, vector);
        return vector;
    }

    @Benchmark
    public float[] solveRows() {
        rate.call();
        operations = 2.0 * n * n * n;
        cholesky.solveRows(finished, n, n, vectors, LanesF32.START, n);
        return vectors;
    }
}
