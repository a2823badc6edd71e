package dev.fluxion.peers;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Initialization;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An example of DeepXDE with its PyTorch back end, in f32: network, points, losses and number of Adam steps are its own. As DeepXDE does,
 * the points of the conditions come first, all points follow (points of conditions included), and the residual is formed at every one of
 * the latter.
 *
 * @param problem the same problem as a file of ours, which also holds the solution
 * @param network tanh perceptron of the plain coordinates
 * @param initial Glorot-normal weights
 * @param points N × 2
 * @param loss (u, points) → the sum of the mean squares of residual and conditions
 * @param adamSteps steps of Adam at 1e-3
 */
record DeepXdeExample(
        Path problem,
        Mlp network,
        Buffer initial,
        Tensor points,
        BiFunction<Tensor, Tensor, Tensor> loss,
        int adamSteps) {
    private static final Path FOLDER = Path.of("examples", "pde");

    /** @throws IllegalArgumentException for a name other than burgers or poisson2d */
    static DeepXdeExample named(String name) {
        return switch (name) {
            case "burgers" -> burgers();
            case "poisson2d" -> poisson();
            default -> throw new IllegalArgumentException("time-to-error burgers or poisson2d, not " + name);
        };
    }

    /** {@code examples/pinn_forward/Burgers.py}, with time up to 1 instead of 0.99 as our problem has it. */
    private static DeepXdeExample burgers() {
        int interior = 2540;
        int boundary = 80;
        int start = 160;
        List<double[]> conditions = new ArrayList<>();
        for (int i = 0; i < boundary; i++) {
            conditions.add(new double[] {i % 2 == 0 ? -1 : 1, Hammersley.radicalInverse(i / 2 + 1)});
        }
        for (int i = 0; i < start; i++) {
            conditions.add(new double[] {2 * Hammersley.radicalInverse(i + 1) - 1, 0});
        }
        List<double[]> inside = new ArrayList<>();
        for (int i = 0; i < interior; i++) {
            double[] p = Hammersley.point(i, interior);
            inside.add(new double[] {2 * p[0] - 1, p[1]});
        }
        Tensor first = column(conditions.subList(boundary, boundary + start), p -> -Math.sin(Math.PI * p[0]));
        Scalar viscosity = new Scalar(-0.01 / Math.PI);
        int before = boundary + start;
        return of("burgers", List.of(20, 20, 20), conditions, inside, 15_000, (u, points) -> {
            Tensor gradient = TorchNetwork.gradient(u, points);
            Tensor ux = TorchNetwork.column(gradient, 0);
            Tensor uxx = TorchNetwork.column(TorchNetwork.gradient(ux, points), 0);
            Tensor residual = TorchNetwork.column(gradient, 1).add(u.mul(ux)).add(uxx, viscosity);
            return meanSquare(residual.narrow(0, before, interior + before))
                    .add(meanSquare(u.narrow(0, 0, boundary)))
                    .add(meanSquare(u.narrow(0, boundary, start).sub(first)));
        });
    }

    /**
     * The set-up of {@code examples/pinn_forward/Poisson_Lshape.py}, the one Poisson problem in two dimensions among the examples, on the
     * unit square, where the solution has a closed form.
     */
    private static DeepXdeExample poisson() {
        int interior = 1200;
        int boundary = 120;
        List<double[]> conditions = new ArrayList<>();
        for (int i = 0; i < boundary; i++) {
            double s = Hammersley.radicalInverse(i / 4 + 1);
            conditions.add(
                    switch (i % 4) {
                        case 0 -> new double[] {s, 0};
                        case 1 -> new double[] {1, s};
                        case 2 -> new double[] {s, 1};
                        default -> new double[] {0, s};
                    });
        }
        List<double[]> inside = new ArrayList<>();
        for (int i = 0; i < interior; i++) {
            inside.add(Hammersley.point(i, interior));
        }
        List<double[]> all = join(inside, conditions);
        Tensor source = column(all, p -> 2 * Math.PI * Math.PI * Math.sin(Math.PI * p[0]) * Math.sin(Math.PI * p[1]));
        return of("poisson2d", List.of(50, 50, 50, 50), conditions, inside, 50_000, (u, points) -> {
            Tensor gradient = TorchNetwork.gradient(u, points);
            Tensor uxx = TorchNetwork.column(TorchNetwork.gradient(TorchNetwork.column(gradient, 0), points), 0);
            Tensor uyy = TorchNetwork.column(TorchNetwork.gradient(TorchNetwork.column(gradient, 1), points), 1);
            Tensor residual =
                    uxx.add(uyy).narrow(0, boundary, interior + boundary).add(source);
            return meanSquare(residual).add(meanSquare(u.narrow(0, 0, boundary)));
        });
    }

    private static DeepXdeExample of(
            String name,
            List<Integer> hidden,
            List<double[]> conditions,
            List<double[]> inside,
            int adamSteps,
            BiFunction<Tensor, Tensor, Tensor> loss) {
        Mlp network = Mlp.of(List.of(new Node.Coordinate(0), new Node.Coordinate(1)), hidden, Activation.TANH, 1);
        List<double[]> rows = join(conditions, join(inside, conditions));
        return new DeepXdeExample(
                FOLDER.resolve(name + ".pde"),
                network,
                network.initialize(Precision.F32, Initialization.GLOROT, 0),
                tensor(rows).set_requires_grad(true),
                loss,
                adamSteps);
    }

    private static Tensor meanSquare(Tensor values) {
        return values.square().mean();
    }

    /** N × d. */
    static Tensor tensor(List<double[]> rows) {
        int columns = rows.getFirst().length;
        Buffer flat = Buffer.allocate(Precision.F32, rows.size() * columns);
        for (int i = 0; i < flat.length(); i++) {
            flat.set(i, rows.get(i / columns)[i % columns]);
        }
        return TorchNetwork.tensor(flat, rows.size(), columns);
    }

    private interface Field {
        double at(double[] point);
    }

    private static Tensor column(List<double[]> points, Field field) {
        return tensor(points.stream().map(p -> new double[] {field.at(p)}).toList());
    }

    private static List<double[]> join(List<double[]> a, List<double[]> b) {
        List<double[]> both = new ArrayList<>(a);
        both.addAll(b);
        return Collections.unmodifiableList(both);
    }
}
