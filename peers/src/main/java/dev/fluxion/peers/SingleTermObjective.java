package dev.fluxion.peers;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.ParameterLayout;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.TermObjective;
import java.util.List;

/** An objective of one term with weight 1. */
abstract class SingleTermObjective implements TermObjective {
    private final ParameterLayout layout;
    private double loss = Double.NaN;

    SingleTermObjective(List<Block> blocks) {
        layout = new ParameterLayout(blocks);
    }

    /** The loss; its gradient is written over {@code gradient}. */
    abstract double evaluate(Buffer parameters, Buffer gradient);

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        loss = evaluate(parameters, gradient);
        return loss;
    }

    @Override
    public List<String> terms() {
        return List.of("loss");
    }

    @Override
    public double[] termValues() {
        return new double[] {loss};
    }

    /** @throws IllegalArgumentException for a weight other than 1 */
    @Override
    public void weights(double[] lambda) {
        if (lambda.length != 1 || lambda[0] != 1) {
            throw new IllegalArgumentException("the one weight is 1");
        }
    }

    @Override
    public double[] weights() {
        return new double[] {1};
    }

    /** Of a single standard normal prediction: only StableGrad, which runs on neither engine here, asks for it. */
    @Override
    public PredictionGradient predictionGradient() {
        return new PredictionGradient(1, 0, 1);
    }
}
