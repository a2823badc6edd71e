package dev.fluxion.peers;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.bench.BenchProblem;

/**
 * How far the two engines are apart before either is timed.
 *
 * @param loss |difference| / |loss of libtorch|
 * @param gradient ‖difference‖₂ / ‖gradient of libtorch‖₂
 */
record Agreement(double loss, double gradient) {
    static Agreement of(BenchProblem problem, TorchPoissonStep torch, Workers workers) {
        Buffer ours = Buffer.allocate(problem.precision(), problem.network().parameters());
        double loss = problem.objective(workers).valueAndGradient(problem.initial(), ours);
        double theirs = torch.valueAndGradient();
        double[] gradient = torch.gradients();
        double difference = 0;
        double size = 0;
        for (int i = 0; i < gradient.length; i++) {
            difference += (ours.get(i) - gradient[i]) * (ours.get(i) - gradient[i]);
            size += gradient[i] * gradient[i];
        }
        return new Agreement(Math.abs(loss - theirs) / Math.abs(theirs), Math.sqrt(difference / size));
    }

    /**
     * @throws IllegalStateException if either is above the tolerance of the precision, or not a number
     */
    void require(Precision precision) {
        double tolerance =
                switch (precision) {
                    case F32 -> 1e-5;
                    case F64 -> 1e-10;
                };
        if (!(loss <= tolerance && gradient <= tolerance)) {
            throw new IllegalStateException("the engines disagree by " + loss + " in the loss and " + gradient
                    + " in the gradient; " + precision + " allows " + tolerance + ", nothing was timed");
        }
    }
}
