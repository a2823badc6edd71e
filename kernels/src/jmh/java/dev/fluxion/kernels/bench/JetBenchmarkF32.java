package dev.fluxion.kernels.bench;

import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.FmaPeakF32;
import dev.fluxion.kernels.JetActivationF32;
import dev.fluxion.kernels.JetRules;
import dev.fluxion.kernels.JetRules.Term;
import dev.fluxion.kernels.LanesF32;
import java.util.ArrayList;
import java.util.List;
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
 * Activation of jets of 64 features and 64 points: value; gradient in two dimensions; gradient and Laplacian in two dimensions. A time is
 * also given as the number of fused multiply-adds per element that would have fitted into it at the peak of {@link FmaPeakF32}: a layer of width w spends w
 * of them in each product.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class JetBenchmarkF32 {
    private static final int FEATURES = 64;
    private static final int POINTS = 64;

    @Param({"TANH", "SIN", "GELU", "SILU"})
    Activation activation;

    @Param({"value", "gradient", "laplacian"})
    String shape;

    private JetRules rules;
    private float[] z;
    private float[] y;
    private float[] value;
    private float[] scratch;
    private int featureStride;
    private double peak;
    private double best;
    private long calls;
    private long start;

    @Setup(Level.Trial)
    public void allocate() {
        rules = rules(shape);
        featureStride = LanesF32.stride(rules.channels() * POINTS);
        Random random = new Random(1);
        z = new float[FEATURES * featureStride];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextFloat() * 2 - 1;
        }
        y = z.clone();
        value = z.clone();
        scratch = new float[JetActivationF32.scratch(rules, POINTS)];
        peak = FmaPeakF32.measure();
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        calls = 0;
        start = System.nanoTime();
    }

    @TearDown(Level.Iteration)
    public void count() {
        double seconds = (System.nanoTime() - start) * 1e-9;
        best = Math.max(best, (double) FEATURES * rules.channels() * POINTS * calls / seconds);
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(
                Locale.ROOT, "%n%.3f ns per element, worth %.1f multiply-adds%n", 1e9 / best, peak / best / 2);
    }

    @Benchmark
    public float[] forward() {
        calls++;
        JetActivationF32.forward(rules, activation, z, 0, y, 0, featureStride, POINTS, FEATURES, POINTS, scratch, 0);
        return y;
    }

    @Benchmark
    public float[] backward() {
        calls++;
        JetActivationF32.backward(
                rules, activation, z, 0, value, 0, z, 0, y, 0, featureStride, POINTS, FEATURES, POINTS, scratch, 0);
        return y;
    }

    private static JetRules rules(String shape) {
        List<List<Term>> terms = new ArrayList<>();
        terms.add(List.of(new Term(1, 0, new int[0])));
        if (!shape.equals("value")) {
            terms.add(List.of(new Term(1, 1, new int[] {1})));
            terms.add(List.of(new Term(1, 1, new int[] {2})));
        }
        if (shape.equals("laplacian")) {
            terms.add(List.of(
                    new Term(1, 1, new int[] {3}), new Term(2, 2, new int[] {1, 1}), new Term(2, 2, new int[] {2, 2})));
        }
        return new JetRules(terms);
    }
}
