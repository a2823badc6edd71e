package dev.fluxion.peers;

import dev.fluxion.autodiff.image.ImageEngine;
import dev.fluxion.autodiff.image.ImageNetwork;
import dev.fluxion.autodiff.image.ParameterRange;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Block;
import java.util.List;

/** The mean cross entropy of one batch. */
final class ImageObjective extends SingleTermObjective {
    private final ImageEngine engine;
    private final Buffer pixels;
    private final int[] labels;

    ImageObjective(ImageNetwork network, ImageEngine engine, Buffer pixels, int[] labels) {
        super(blocks(network));
        this.engine = engine;
        this.pixels = pixels;
        this.labels = labels;
    }

    private static List<Block> blocks(ImageNetwork network) {
        return network.ranges().stream().map(ImageObjective::block).toList();
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
    double evaluate(Buffer parameters, Buffer gradient) {
        return engine.gradient(parameters, pixels, labels, 0, gradient);
    }
}
