package dev.fluxion.peers;

import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ParameterRange;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.SingleTermObjective;

/** The mean cross entropy of one batch. */
final class ImageObjective extends SingleTermObjective {
    private final ImageEngine engine;
    private final Buffer pixels;
    private final int[] labels;

    ImageObjective(ImageNetwork network, ImageEngine engine, Buffer pixels, int[] labels) {
        super(
                "cross entropy",
                network.ranges().stream().map(ImageObjective::block).toList());
        this.engine = engine;
        this.pixels = pixels;
        this.labels = labels;
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

    @Override
    protected double evaluate(Buffer parameters, Buffer gradient) {
        return engine.gradient(parameters, pixels, labels, 0, gradient);
    }

    @Override
    public PredictionGradient predictionGradient() {
        Moments moments = engine.predictionGradient();
        return new PredictionGradient(moments.count(), moments.mean(), moments.standardDeviation());
    }
}
