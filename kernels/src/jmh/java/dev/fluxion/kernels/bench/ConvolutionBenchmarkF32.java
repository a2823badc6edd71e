package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.ConvolutionF32;
import dev.fluxion.kernels.ConvolutionShape;
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

/** One image through layers of ResNet-20, ResNet-50 and EfficientNet-B0, as fractions of the peak of {@link FmaPeakF32} in the same JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class ConvolutionBenchmarkF32 {
    /** Height and width, inputs, outputs, kernel, stride. */
    @Param({
        "32x3x16x3x1",
        "32x16x16x3x1",
        "16x32x32x3x1",
        "8x64x64x3x1",
        "56x64x64x3x1",
        "14x256x256x3x1",
        "7x512x512x3x1",
        "14x256x1024x1x1",
        "14x112x672x1x1",
        "224x3x32x3x2"
    })
    String layer;

    private ConvolutionShape shape;
    private ConvolutionF32 convolution;
    private float[] x;
    private float[] y;
    private float[] packed;
    private float[] transposed;
    private float[] gradient;
    private float[] bias;
    private float[] scratch;
    private final Rate rate = new Rate(FmaPeakF32::sustained);

    @Setup(Level.Trial)
    public void allocate() {
        String[] n = layer.split("x");
        int size = Integer.parseInt(n[0]);
        shape = ConvolutionShape.same(
                size,
                size,
                Integer.parseInt(n[1]),
                Integer.parseInt(n[2]),
                Integer.parseInt(n[3]),
                Integer.parseInt(n[4]));
        convolution = new ConvolutionF32(shape);
        Random random = new Random(1);
        x = numbers(random, convolution.inputLength());
        y = numbers(random, convolution.outputLength());
        packed = numbers(random, convolution.packedLength());
        transposed = numbers(random, convolution.transposedLength());
        gradient = new float[convolution.packedLength()];
        bias = new float[LanesF32.pad(shape.outputs())];
        scratch = new float[convolution.scratchLength()];
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        double products = (double) shape.weights() * shape.outputHeight() * shape.outputWidth();
        rate.stop(2 * products);
    }

    @TearDown(Level.Trial)
    public void report() {
        rate.report();
    }

    @Benchmark
    public float[] forward() {
        rate.call();
        convolution.forward(x, 0, packed, bias, 0, y, 0, scratch);
        return y;
    }

    @Benchmark
    public float[] backwardData() {
        rate.call();
        convolution.backwardData(y, 0, transposed, x, 0, scratch);
        return x;
    }

    @Benchmark
    public float[] backwardWeights() {
        rate.call();
        convolution.backwardWeights(x, 0, y, 0, gradient, scratch);
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
