package dev.fluxion.peers;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.PredictionGradient;
import dev.fluxion.stablegrad.SingleTermObjective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Loss and gradient of libtorch as an objective that our optimizers can minimise. */
final class TorchObjective extends SingleTermObjective {
    private final TorchNetwork network;
    private final DoubleSupplier backward;

    /**
     * @param network whose parameters are set to those of each evaluation
     * @param backward puts the gradient into the parameters of {@code network}, and returns the loss
     */
    TorchObjective(Mlp shape, TorchNetwork network, DoubleSupplier backward) {
        super("loss", blocks(shape));
        this.network = network;
        this.backward = backward;
    }

    private static List<Block> blocks(Mlp shape) {
        List<Block> blocks = new ArrayList<>();
        for (int l = 0; l < shape.layers().size(); l++) {
            Dense layer = shape.layers().get(l);
            int weights = layer.inputs() * layer.outputs();
            blocks.addAll(Block.ofLayer(l, layer.weights(), weights, layer.biases(), layer.outputs()));
        }
        return blocks;
    }

    @Override
    protected double evaluate(Buffer parameters, Buffer gradient) {
        network.set(parameters);
        double loss = backward.getAsDouble();
        double[] values = network.gradients();
        for (int i = 0; i < values.length; i++) {
            gradient.set(i, values[i]);
        }
        return loss;
    }

    /** Of a single standard normal prediction: only StableGrad asks for it, which does not run on this engine. */
    @Override
    public PredictionGradient predictionGradient() {
        return new PredictionGradient(1, 0, 1);
    }
}
