package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import java.util.List;

/** An objective of one term, whose weight is 1. */
public abstract class SingleTermObjective implements TermObjective {
    private final String term;
    private final ParameterLayout layout;
    private double loss = Double.NaN;

    /**
     * @param term its name
     * @param blocks of the parameters
     */
    protected SingleTermObjective(String term, List<Block> blocks) {
        this.term = term;
        layout = new ParameterLayout(blocks);
    }

    /** The loss; its gradient is written over {@code gradient}. */
    protected abstract double evaluate(Buffer parameters, Buffer gradient);

    @Override
    public final ParameterLayout layout() {
        return layout;
    }

    @Override
    public final double valueAndGradient(Buffer parameters, Buffer gradient) {
        loss = evaluate(parameters, gradient);
        return loss;
    }

    @Override
    public final List<String> terms() {
        return List.of(term);
    }

    @Override
    public final double[] termValues() {
        return new double[] {loss};
    }

    /** @throws IllegalArgumentException for a weight other than 1 */
    @Override
    public final void weights(double[] lambda) {
        if (lambda.length != 1 || lambda[0] != 1) {
            throw new IllegalArgumentException("the one weight is 1");
        }
    }

    @Override
    public final double[] weights() {
        return new double[] {1};
    }
}
