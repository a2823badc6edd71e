package dev.fluxion.examples.study;

import dev.fluxion.autodiff.data.Batch;
import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ParameterRange;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.SingleTermObjective;

/** The mean cross entropy of a batch, which is to be set before each evaluation. */
final class ImageObjective extends SingleTermObjective {
    private final ImageEngine engine;
    private Batch batch;

    ImageObjective(ImageNetwork network, ImageEngine engine, Batch batch) {
        super(
                "cross entropy",
                network.ranges().stream().map(ImageObjective::block).toList());
        this.engine = engine;
        this.batch = batch;
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
    protected double evaluate(Buffer parameters, Buffer gradient) {
        return engine.gradient(parameters, batch.pixels(), batch.labels(), 0, gradient);
    }

    @Override
    public PredictionGradient predictionGradient() {
        Moments moments = engine.predictionGradient();
        return new PredictionGradient(moments.count(), moments.mean(), moments.standardDeviation());
    }
}
