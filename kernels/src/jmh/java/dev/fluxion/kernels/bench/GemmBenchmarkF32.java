package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.GemmF32;
import dev.fluxion.kernels.LanesF32;
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

/** The three products of a dense layer, width × width weights, as fractions of the peak that {@link FmaPeakF32} finds in the same JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GemmBenchmarkF32 {
    @Param({"20", "50", "64", "100", "128", "256"})
    int width;

    /** Channels times points of a tile. */
    @Param({"256", "1024"})
    int columns;

    private float[] weights;
    private float[] input;
    private float[] output;
    private float[] gradient;
    private final float[] scratch = LanesF32.rows(GemmF32.SCRATCH);
    private int stride;
    private final Rate rate = new Rate(FmaPeakF32::sustained);

    @Setup(Level.Trial)
    public void allocate() {
        Random random = new Random(1);
        stride = LanesF32.stride(columns);
        weights = fill(random, new float[width * width]);
        input = fill(random, LanesF32.rows(width * stride));
        output = fill(random, LanesF32.rows(width * stride));
        gradient = new float[width * width];
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop(2.0 * width * width * columns);
    }

    @TearDown(Level.Trial)
    public void report() {
        rate.report();
    }

    @Benchmark
    public float[] forward() {
        rate.call();
        GemmF32.nn(
                width,
                columns,
                width,
                weights,
                0,
                width,
                input,
                LanesF32.START,
                stride,
                output,
                LanesF32.START,
                stride);
        return output;
    }

    @Benchmark
    public float[] inputAdjoint() {
        rate.call();
        GemmF32.tn(
                width,
                columns,
                width,
                weights,
                0,
                width,
                output,
                LanesF32.START,
                stride,
                input,
                LanesF32.START,
                stride);
        return input;
    }

    @Benchmark
    public float[] weightGradient() {
        rate.call();
        GemmF32.nt(
                width,
                width,
                columns,
                output,
                LanesF32.START,
                stride,
                input,
                LanesF32.START,
                stride,
                gradient,
                0,
                width,
                scratch);
        return gradient;
    }

    private static float[] fill(Random random, float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() * 1e-3f;
        }
        return x;
    }
}
