package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.ReductionsF32;
import java.util.Locale;
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
 * Sums over arrays inside the first-level cache and far outside of all caches: bytes read per second, and additions and products as a fraction of the peak of
 * {@link FmaPeakF32}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class ReductionsBenchmarkF32 {
    @Param({"2048", "16777216"})
    int elements;

    private final Rate rate = new Rate(FmaPeakF32::sustained);
    private float[] a;
    private float[] b;
    private double bytes;
    private double flops;

    @Setup(Level.Trial)
    public void allocate() {
        Random random = new Random(1);
        a = new float[elements];
        b = new float[elements];
        for (int i = 0; i < elements; i++) {
            a[i] = random.nextFloat() - 0.5f;
            b[i] = random.nextFloat() - 0.5f;
        }
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop(elements);
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%.1f GB/s, %.1f GFLOP/s, %.2f of the peak%n",
                rate.best() * bytes * 1e-9,
                rate.best() * flops * 1e-9,
                rate.part() * flops);
    }

    private void called(int arrays, int operations) {
        rate.call();
        bytes = arrays * Float.BYTES;
        flops = operations;
    }

    @Benchmark
    public double dot() {
        called(2, 2);
        return ReductionsF32.dot(a, 0, b, 0, elements);
    }

    @Benchmark
    public double sum() {
        called(1, 1);
        return ReductionsF32.sum(a, 0, elements);
    }

    @Benchmark
    public double weightedSumOfSquares() {
        called(2, 3);
        return ReductionsF32.weightedSumOfSquares(a, 0, b, 0, elements);
    }

    @Benchmark
    public double maxAbs() {
        called(1, 1);
        return ReductionsF32.maxAbs(a, 0, elements);
    }

    @Benchmark
    public Object moments() {
        called(1, 3);
        return ReductionsF32.moments(a, 0, elements);
    }
}
