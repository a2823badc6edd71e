package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A weighted sum of analytic functions of a double array, in the precision of the buffers it is given. */
class TestObjective implements TermObjective {
    /** t(x), its gradient added to {@code gradient} after multiplication by {@code weight}. */
    interface Term {
        double add(double[] x, double[] gradient, double weight);
    }

    private final ParameterLayout layout;
    private final List<Term> terms;
    private final double[] values;
    private double[] weights;
    int evaluations;

    TestObjective(ParameterLayout layout, Term... terms) {
        this.layout = layout;
        this.terms = List.of(terms);
        this.values = new double[terms.length];
        this.weights = new double[terms.length];
        Arrays.fill(weights, 1);
    }

    /** One weight block per length given, layers 0, 1, …. */
    static ParameterLayout weightBlocks(int... lengths) {
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < lengths.length; i++) {
            blocks.add(new Block("layer" + i + ".weight", offset, lengths[i], Block.Kind.WEIGHT, i));
            offset += lengths[i];
        }
        return new ParameterLayout(blocks);
    }

    /** ½ Σ cᵢ (xᵢ − aᵢ)². */
    static Term quadratic(double[] curvature, double[] centre) {
        return (x, gradient, weight) -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double d = x[i] - centre[i];
                sum += 0.5 * curvature[i] * d * d;
                gradient[i] += weight * curvature[i] * d;
            }
            return sum;
        };
    }

    /** Σ 100 (x₂ᵢ₊₁ − x₂ᵢ²)² + (1 − x₂ᵢ)². */
    static Term rosenbrock() {
        return (x, gradient, weight) -> {
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i += 2) {
                double a = x[i + 1] - x[i] * x[i];
                double b = 1 - x[i];
                sum += 100 * a * a + b * b;
                gradient[i] += weight * (-400 * a * x[i] - 2 * b);
                gradient[i + 1] += weight * 200 * a;
            }
            return sum;
        };
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        evaluations++;
        double[] x = parameters.toDoubles();
        double[] g = new double[x.length];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            values[k] = terms.get(k).add(x, g, weights[k]);
            sum += weights[k] == 0 ? 0 : weights[k] * values[k];
        }
        for (int i = 0; i < g.length; i++) {
            gradient.set(i, g[i]);
        }
        return sum;
    }

    @Override
    public List<String> terms() {
        return IntStream.range(0, terms.size()).mapToObj(k -> "term" + k).toList();
    }

    @Override
    public double[] termValues() {
        return values.clone();
    }

    @Override
    public void weights(double[] lambda) {
        weights = lambda.clone();
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public PredictionGradient predictionGradient() {
        return new PredictionGradient(16, 0.1, 0.5);
    }
}
