package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.optimizer.Adam;
import java.util.ArrayList;
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
 * The StableGrad pass and the AdamW update of a flat buffer in 8 blocks, against a plain copy of the same bytes (parameters, gradient, two moments), inside the caches
 * and out of them. Bytes are those of the four arrays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class PassBenchmark {
    private static final int BLOCKS = 8;

    @Param({"2000", "20000", "16000000"})
    int parameters;

    @Param({"F32", "F64"})
    Precision precision;

    private final Buffer[] from = new Buffer[4];
    private final Buffer[] to = new Buffer[4];
    private StableGrad pass;
    private Adam adam;
    private int[] bounds;
    private double best;
    private long calls;
    private long start;

    @Setup(Level.Trial)
    public void allocate() {
        for (int i = 0; i < 4; i++) {
            from[i] = Buffer.allocate(precision, parameters);
            to[i] = Buffer.allocate(precision, parameters);
        }
        for (int i = 0; i < parameters; i++) {
            from[0].set(i, Math.sin(i));
            from[1].set(i, Math.cos(i));
        }
        List<Block> blocks = new ArrayList<>();
        bounds = new int[BLOCKS + 1];
        for (int b = 0; b < BLOCKS; b++) {
            int length = parameters / BLOCKS;
            blocks.add(new Block("block" + b, b * length, length, Block.Kind.WEIGHT, b));
            bounds[b + 1] = (b + 1) * length;
        }
        pass = new StableGrad(new ParameterLayout(blocks), StableGradOptions.DEFAULT);
        adam = new Adam(0.9, 0.999, 1e-8, new double[BLOCKS], precision, parameters);
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        calls = 0;
        start = System.nanoTime();
    }

    @TearDown(Level.Iteration)
    public void count() {
        double bytes = 4.0 * parameters * precision.bytes();
        best = Math.max(best, bytes * calls / ((System.nanoTime() - start) * 1e-9));
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(Locale.ROOT, "%n%.1f GB/s of the four arrays%n", best * 1e-9);
    }

    @Benchmark
    public Buffer passAndUpdate() {
        calls++;
        pass.measure(from[1], new PredictionGradient(1000, 0, 1e-3));
        adam.update(from[0], from[1], bounds, pass.factorView(), 1e-6);
        return from[0];
    }

    @Benchmark
    public Buffer[] copy() {
        calls++;
        for (int i = 0; i < 4; i++) {
            to[i].setAll(from[i]);
        }
        return to;
    }
}
