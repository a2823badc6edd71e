package dev.fluxion.examples.study;

import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.FirstOrderMethod;
import dev.fluxion.stablegrad.Schedule;
import dev.fluxion.stablegrad.StableGradOptions;
import dev.fluxion.stablegrad.StageConfig;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * One training of a network of {@code depth} hidden layers of 32 tanh units, with a cosine schedule that ends at 0.
 *
 * @param gain multiplies the weights of the layers between hidden layers after initialisation
 * @param clip largest gradient norm, if any
 */
record DeepRun(
        DeepProblem problem,
        int depth,
        Initialization initialization,
        double gain,
        FirstOrderMethod method,
        double rate,
        int steps,
        Optional<StableGradOptions> stableGrad,
        OptionalDouble clip) {
    private static final int WIDTH = 32;

    /**
     * Trains and measures: relative L2 error on the grid and the last loss. Both are infinite where the loss was once not finite.
     */
    double[] measure(long seed, BooleanSupplier stop) {
        Mlp network = Mlp.of(problem.features(), Collections.nCopies(depth, WIDTH), Activation.TANH, 1);
        try (Workers workers = new Workers(1)) {
            DeepObjective objective = new DeepObjective(problem, network, seed, workers);
            DivergenceWatch watch = new DivergenceWatch(objective::resample);
            return watch.train(
                            objective,
                            initial(network, seed),
                            new StageConfig.FirstOrder(
                                    "study", method, steps, rate, new Schedule.Cosine(0), stableGrad, clip),
                            stop)
                    .map(result -> new double[] {objective.error(result.parameters()), result.loss()})
                    .orElse(new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
        }
    }

    private Buffer initial(Mlp network, long seed) {
        Buffer parameters = network.initialize(Precision.F32, initialization, seed);
        for (Dense layer : network.layers().subList(1, network.layers().size() - 1)) {
            for (int i = layer.weights(); i < layer.biases(); i++) {
                parameters.set(i, gain * parameters.get(i));
            }
        }
        return parameters;
    }
}
