package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.ConvolutionShape;
import dev.fluxion.kernels.DepthwiseF32;
import dev.fluxion.kernels.FmaPeakF32;
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

/** One image through depthwise layers of EfficientNet-B0, as fractions of the peak of {@link FmaPeakF32} in the same JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class DepthwiseBenchmarkF32 {
    /** Height and width, channels, kernel, stride. */
    @Param({"112x32x3x1", "112x96x3x2", "28x240x5x1", "14x672x5x2"})
    String layer;

    private ConvolutionShape shape;
    private DepthwiseF32 convolution;
    private float[] x;
    private float[] y;
    private float[] w;
    private float[] gradient;
    private float[] bias;
    private final Rate rate = new Rate(FmaPeakF32::sustained);

    @Setup(Level.Trial)
    public void allocate() {
        String[] n = layer.split("x");
        int size = Integer.parseInt(n[0]);
        int channels = Integer.parseInt(n[1]);
        int kernel = Integer.parseInt(n[2]);
        shape = new ConvolutionShape(
                size, size, channels, channels, kernel, kernel, Integer.parseInt(n[3]), kernel / 2, 1, channels);
        convolution = new DepthwiseF32(shape);
        Random random = new Random(1);
        int lanes = LanesF32.pad(channels);
        x = numbers(random, size * size * lanes);
        y = numbers(random, shape.outputHeight() * shape.outputWidth() * lanes);
        w = numbers(random, shape.taps() * lanes);
        gradient = new float[shape.taps() * lanes];
        bias = new float[lanes];
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop(2.0 * shape.weights() * shape.outputHeight() * shape.outputWidth());
    }

    @TearDown(Level.Trial)
    public void report() {
        rate.report();
    }

    @Benchmark
    public float[] forward() {
        rate.call();
        convolution.forward(x, 0, w, 0, bias, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] backwardData() {
        rate.call();
        convolution.backwardData(y, 0, w, 0, x, 0);
        return x;
    }

    @Benchmark
    public float[] backwardWeights() {
        rate.call();
        convolution.backwardWeights(x, 0, y, 0, gradient, 0);
        return gradient;
    }

    private static float[] numbers(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) (random.nextGaussian() * 1e-3);
        }
        return x;
    }
}
