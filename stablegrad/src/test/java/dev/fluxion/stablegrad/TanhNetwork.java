package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Mean squared error of a tanh network with one output; plain loops in f64. Weights are stored input by output. */
final class TanhNetwork implements TermObjective {
    private final int[] widths;
    private final double[][] inputs;
    private final double[] targets;
    private final ParameterLayout layout;
    private double loss;
    private double lossScale = 1;
    private PredictionGradient prediction;

    TanhNetwork(int[] widths, double[][] inputs, double[] targets) {
        this.widths = widths;
        this.inputs = inputs;
        this.targets = targets;
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (int l = 0; l + 1 < widths.length; l++) {
            int weights = widths[l] * widths[l + 1];
            blocks.addAll(Block.ofLayer(l, offset, weights, offset + weights, widths[l + 1]));
            offset += weights + widths[l + 1];
        }
        this.layout = new ParameterLayout(blocks);
    }

    /** Fits sin(πx)·sin(πy) on random points. */
    static TanhNetwork sine(int width, int depth, int points) {
        int[] widths = new int[depth + 2];
        Arrays.fill(widths, width);
        widths[0] = 2;
        widths[depth + 1] = 1;
        Random random = new Random(3);
        double[][] inputs = new double[points][];
        double[] targets = new double[points];
        for (int i = 0; i < points; i++) {
            inputs[i] = new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
            targets[i] = Math.sin(Math.PI * inputs[i][0]) * Math.sin(Math.PI * inputs[i][1]);
        }
        return new TanhNetwork(widths, inputs, targets);
    }

    /** Glorot-normal weights, zero biases. */
    double[] glorot(long seed) {
        Random random = new Random(seed);
        double[] parameters = new double[layout.length()];
        for (Block block : layout.blocks()) {
            if (block.kind() == Block.Kind.WEIGHT) {
                double scale = Math.sqrt(2.0 / (widths[block.layer()] + widths[block.layer() + 1]));
                for (int i = block.offset(); i < block.end(); i++) {
                    parameters[i] = scale * random.nextGaussian();
                }
            }
        }
        return parameters;
    }

    void lossScale(double scale) {
        lossScale = scale;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        double[] w = parameters.toDoubles();
        double[] g = new double[w.length];
        double[] errors = new double[inputs.length];
        loss = 0;
        for (int i = 0; i < inputs.length; i++) {
            double[][] activations = forward(w, inputs[i]);
            double error = activations[widths.length - 1][0] - targets[i];
            loss += lossScale * error * error / inputs.length;
            errors[i] = lossScale * 2 * error / inputs.length;
            backward(w, activations, errors[i], g);
        }
        double mean = 0;
        for (double e : errors) {
            mean += e / errors.length;
        }
        double variance = 0;
        for (double e : errors) {
            variance += (e - mean) * (e - mean) / errors.length;
        }
        prediction = new PredictionGradient(errors.length, mean, Math.sqrt(variance));
        for (int i = 0; i < g.length; i++) {
            gradient.set(i, g[i]);
        }
        return loss;
    }

    private double[][] forward(double[] w, double[] input) {
        double[][] activations = new double[widths.length][];
        activations[0] = input;
        for (int l = 0; l + 1 < widths.length; l++) {
            int weights = layout.blocks().get(2 * l).offset();
            int biases = layout.blocks().get(2 * l + 1).offset();
            double[] next = new double[widths[l + 1]];
            for (int o = 0; o < next.length; o++) {
                double sum = w[biases + o];
                for (int i = 0; i < widths[l]; i++) {
                    sum += activations[l][i] * w[weights + i * next.length + o];
                }
                next[o] = l + 2 < widths.length ? Math.tanh(sum) : sum;
            }
            activations[l + 1] = next;
        }
        return activations;
    }

    private void backward(double[] w, double[][] activations, double error, double[] g) {
        double[] adjoint = {error};
        for (int l = widths.length - 2; l >= 0; l--) {
            int weights = layout.blocks().get(2 * l).offset();
            int biases = layout.blocks().get(2 * l + 1).offset();
            double[] below = new double[widths[l]];
            for (int o = 0; o < adjoint.length; o++) {
                g[biases + o] += adjoint[o];
                for (int i = 0; i < below.length; i++) {
                    g[weights + i * adjoint.length + o] += adjoint[o] * activations[l][i];
                    below[i] += adjoint[o] * w[weights + i * adjoint.length + o];
                }
            }
            for (int i = 0; l > 0 && i < below.length; i++) {
                below[i] *= 1 - activations[l][i] * activations[l][i];
            }
            adjoint = below;
        }
    }

    @Override
    public List<String> terms() {
        return List.of("fit");
    }

    @Override
    public double[] termValues() {
        return new double[] {loss};
    }

    @Override
    public void weights(double[] lambda) {
        throw new UnsupportedOperationException("one term only");
    }

    @Override
    public double[] weights() {
        return new double[] {1};
    }

    @Override
    public PredictionGradient predictionGradient() {
        return prediction;
    }
}
