package dev.fluxion.peers;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.solver.bench.BenchProblem;
import dev.fluxion.solver.bench.StepTimer;
import dev.fluxion.solver.geometry.PointSet;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The standard step as one writes it with libtorch: nested gradients that can be differentiated again, then Adam. */
final class TorchPoissonStep {
    private final TorchNetwork network;
    private final Tensor points;
    private final Tensor source;
    private final Adam adam;

    /** The points and initial parameters of {@code problem}. */
    TorchPoissonStep(BenchProblem problem) {
        network = new TorchNetwork(problem.network(), problem.initial());
        PointSet set = problem.points(0);
        Buffer rows = Buffer.allocate(problem.precision(), 2 * set.count());
        Buffer f = Buffer.allocate(problem.precision(), set.count());
        for (int p = 0; p < set.count(); p++) {
            double x = set.coordinates()[0][p];
            double y = set.coordinates()[1][p];
            rows.set(2 * p, x);
            rows.set(2 * p + 1, y);
            f.set(p, 2 * Math.PI * Math.PI * Math.sin(Math.PI * x) * Math.sin(Math.PI * y));
        }
        points = TorchNetwork.tensor(rows, set.count(), 2).set_requires_grad(true);
        source = TorchNetwork.tensor(f, set.count(), 1);
        adam = new Adam(network.parameters(), new AdamOptions(StepTimer.LEARNING_RATE));
    }

    /** mean (u_xx + u_yy + f)²; leaves the gradient in the parameters. */
    double valueAndGradient() {
        try (PointerScope scope = new PointerScope()) {
            return backward();
        }
    }

    private double backward() {
        Tensor first = TorchNetwork.gradient(network.apply(points), points);
        Tensor uxx = TorchNetwork.column(TorchNetwork.gradient(TorchNetwork.column(first, 0), points), 0);
        Tensor uyy = TorchNetwork.column(TorchNetwork.gradient(TorchNetwork.column(first, 1), points), 1);
        Tensor loss =
                uxx.add(uyy, new Scalar(1)).add(source, new Scalar(1)).square().mean();
        adam.zero_grad();
        network.backward(loss);
        return loss.item().toDouble();
    }

    /** One step of Adam. */
    void step() {
        try (PointerScope scope = new PointerScope()) {
            backward();
            adam.step();
        }
    }

    double[] gradients() {
        return network.gradients();
    }
}
