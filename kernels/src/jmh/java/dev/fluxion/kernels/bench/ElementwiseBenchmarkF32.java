package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.ElementwiseF32;
import dev.fluxion.kernels.FmaPeakF32;
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
 * Functions of rows of 2048 elements, which stay in the first-level cache: time and bytes per element (arguments and result), and the number of fused
 * multiply-adds that would have fitted into the time at the peak of {@link FmaPeakF32}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 250, timeUnit = TimeUnit.MILLISECONDS)
public class ElementwiseBenchmarkF32 {
    private static final int N = 2048;

    @Param({
        "copy",
        "multiplyAdd",
        "divide",
        "sqrt",
        "exp",
        "log",
        "sin",
        "cos",
        "tan",
        "tanh",
        "sinh",
        "asin",
        "atan",
        "atan2",
        "power"
    })
    String function;

    private final Rate rate = new Rate(FmaPeakF32::sustained);
    private final float[] a = new float[N];
    private final float[] b = new float[N];
    private final float[] out = new float[N];
    private Runnable kernel;
    private int rows;

    @Setup(Level.Trial)
    public void allocate() {
        Random random = new Random(1);
        for (int i = 0; i < N; i++) {
            a[i] = 0.01f + 0.98f * random.nextFloat();
            b[i] = 0.01f + 0.98f * random.nextFloat();
        }
        rows = 2;
        kernel = switch (function) {
            case "copy" -> () -> System.arraycopy(a, 0, out, 0, N);
            case "sqrt" -> () -> ElementwiseF32.sqrt(a, 0, out, 0, N);
            case "exp" -> () -> ElementwiseF32.exp(a, 0, out, 0, N);
            case "log" -> () -> ElementwiseF32.log(a, 0, out, 0, N);
            case "sin" -> () -> ElementwiseF32.sin(a, 0, out, 0, N);
            case "cos" -> () -> ElementwiseF32.cos(a, 0, out, 0, N);
            case "tan" -> () -> ElementwiseF32.tan(a, 0, out, 0, N);
            case "tanh" -> () -> ElementwiseF32.tanh(a, 0, out, 0, N);
            case "sinh" -> () -> ElementwiseF32.sinh(a, 0, out, 0, N);
            case "asin" -> () -> ElementwiseF32.asin(a, 0, out, 0, N);
            case "atan" -> () -> ElementwiseF32.atan(a, 0, out, 0, N);
            default -> ofTwoArguments();
        };
    }

    private Runnable ofTwoArguments() {
        rows = 3;
        return switch (function) {
            case "multiplyAdd" -> () -> ElementwiseF32.multiplyAdd(a, 0, b, 0, out, 0, N);
            case "divide" -> () -> ElementwiseF32.divide(a, 0, b, 0, out, 0, N);
            case "atan2" -> () -> ElementwiseF32.atan2(a, 0, b, 0, out, 0, N);
            case "power" -> () -> ElementwiseF32.power(a, 0, b, 0, out, 0, N);
            default -> throw new IllegalArgumentException(function);
        };
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop(N);
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%.3f ns per element, %.1f GB/s, worth %.1f multiply-adds%n",
                1e9 / rate.best(),
                rate.best() * rows * Float.BYTES * 1e-9,
                1 / rate.part() / 2);
    }

    @Benchmark
    public float[] apply() {
        rate.call();
        kernel.run();
        return out;
    }
}
