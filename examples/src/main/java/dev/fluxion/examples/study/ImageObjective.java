package dev.fluxion.examples.study;

import dev.fluxion.autodiff.data.Batch;
import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ParameterRange;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.ParameterLayout;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.TermObjective;
import java.util.List;

/** The mean cross entropy of a batch, which is to be set before each evaluation. Its only term has the weight 1. */
final class ImageObjective implements TermObjective {
    private final ImageEngine engine;
    private final ParameterLayout layout;
    private Batch batch;
    private double loss;

    ImageObjective(ImageNetwork network, ImageEngine engine, Batch batch) {
        this.engine = engine;
        this.batch = batch;
        layout = new ParameterLayout(
                network.ranges().stream().map(ImageObjective::block).toList());
    }

    private static Block block(ParameterRange range) {
        Block.Kind kind =
                switch (range.kind()) {
                    case WEIGHT -> Block.Kind.WEIGHT;
                    case BIAS -> Block.Kind.BIAS;
                    case SCALE -> Block.Kind.SCALAR;
                };
        return new Block(range.name(), range.offset(), range.length(), kind, range.layer());
    }

    void batch(Batch next) {
        batch = next;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public List<String> terms() {
        return List.of("cross entropy");
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        loss = engine.gradient(parameters, batch.pixels(), batch.labels(), 0, gradient);
        return loss;
    }

    @Override
    public double[] termValues() {
        return new double[] {loss};
    }

    @Override
    public void weights(double[] lambda) {
        if (lambda.length != 1 || lambda[0] != 1) {
            throw new IllegalArgumentException("a single term has the weight 1");
        }
    }

    @Override
    public double[] weights() {
        return new double[] {1};
    }

    @Override
    public PredictionGradient predictionGradient() {
        Moments moments = engine.predictionGradient();
        return new PredictionGradient(moments.count(), moments.mean(), moments.standardDeviation());
    }
}
