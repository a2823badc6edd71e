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
 * Activation of jets of 64 features and 64 points: value; gradient in two dimensions; gradient with the Laplacian or with all second
 * derivatives in two and three dimensions; derivatives up to orders two to four in one. A time per element (feature, channel and point)
 * is also given as the number of fused multiply-adds per element that would have fitted into it at the peak of {@link FmaPeakF32}: a
 * layer of width w spends w of them in each product.
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

    @Param({"value", "gradient", "laplacian2", "laplacian3", "hessian2", "hessian3", "order2", "order3", "order4"})
    String shape;

    private JetRules rules;
    private float[] z;
    private float[] y;
    private float[] value;
    private float[] scratch;
    private int featureStride;
    private final Rate rate = new Rate(FmaPeakF32::sustained);

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
    }

    @Setup(Level.Iteration)
    public void startCounting() {
        rate.start();
    }

    @TearDown(Level.Iteration)
    public void count() {
        rate.stop((double) FEATURES * rules.channels() * POINTS);
    }

    @TearDown(Level.Trial)
    public void report() {
        System.out.printf(
                Locale.ROOT,
                "%n%.3f ns per element, worth %.1f multiply-adds%n",
                1e9 / rate.best(),
                1 / rate.part() / 2);
    }

    @Benchmark
    public float[] forward() {
        rate.call();
        JetActivationF32.forward(rules, activation, z, 0, y, 0, featureStride, POINTS, FEATURES, POINTS, scratch, 0);
        return y;
    }

    @Benchmark
    public float[] backward() {
        rate.call();
        JetActivationF32.backward(
                rules, activation, z, 0, value, 0, z, 0, y, 0, featureStride, POINTS, FEATURES, POINTS, scratch, 0);
        return y;
    }

    private static JetRules rules(String shape) {
        return new JetRules(
                switch (shape) {
                    case "value" -> firstDerivatives(0);
                    case "gradient" -> firstDerivatives(2);
                    case "laplacian2" -> laplacian(2);
                    case "laplacian3" -> laplacian(3);
                    case "hessian2" -> hessian(2);
                    case "hessian3" -> hessian(3);
                    case "order2" -> line(2);
                    case "order3" -> line(3);
                    case "order4" -> line(4);
                    default -> throw new IllegalArgumentException(shape);
                });
    }

    private static List<List<Term>> firstDerivatives(int dimension) {
        List<List<Term>> terms = new ArrayList<>();
        terms.add(List.of(new Term(1, 0, new int[0])));
        for (int i = 1; i <= dimension; i++) {
            terms.add(List.of(new Term(1, 1, new int[] {i})));
        }
        return terms;
    }

    private static List<List<Term>> laplacian(int dimension) {
        List<List<Term>> terms = firstDerivatives(dimension);
        List<Term> last = new ArrayList<>();
        last.add(new Term(1, 1, new int[] {dimension + 1}));
        for (int i = 1; i <= dimension; i++) {
            last.add(new Term(2, 2, new int[] {i, i}));
        }
        terms.add(last);
        return terms;
    }

    private static List<List<Term>> hessian(int dimension) {
        List<List<Term>> terms = firstDerivatives(dimension);
        for (int i = 1; i <= dimension; i++) {
            for (int j = i; j <= dimension; j++) {
                terms.add(List.of(new Term(1, 1, new int[] {terms.size()}), new Term(2, 2, new int[] {i, j})));
            }
        }
        return terms;
    }

    /** The derivatives up to an order from two to four in one variable. */
    private static List<List<Term>> line(int order) {
        List<List<Term>> terms = firstDerivatives(1);
        terms.add(List.of(new Term(1, 1, new int[] {2}), new Term(2, 2, new int[] {1, 1})));
        if (order > 2) {
            terms.add(List.of(
                    new Term(1, 1, new int[] {3}), new Term(6, 2, new int[] {1, 2}), new Term(6, 3, new int[] {1, 1, 1
                    })));
        }
        if (order > 3) {
            terms.add(List.of(
                    new Term(1, 1, new int[] {4}),
                    new Term(8, 2, new int[] {1, 3}),
                    new Term(6, 2, new int[] {2, 2}),
                    new Term(36, 3, new int[] {1, 1, 2}),
                    new Term(24, 4, new int[] {1, 1, 1, 1})));
        }
        return terms;
    }
}
