package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.DerivativeValues;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.TravellingWave;
import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The features of the coordinates that enter the network. */
public final class InputMap {
    /** Fewer are learnt as fast without. */
    private static final double MANY_HALF_PERIODS = 10;

    private static final DerivativeValues DERIVATIVES_OF_NOTHING = (field, order) -> {
        throw new IllegalArgumentException("features depend on coordinates only");
    };

    private InputMap() {}

    /**
     * One feature per coordinate, 2(x-a)/(b-a) - 1 if {@code normalize}, else x; a periodic coordinate gives the pair
     * cos, sin of 2π(x-a)/(b-a), which makes every output periodic to all orders (Dong and Ni 2021). The singular functions of each re-entrant
     * corner follow, scaled to the longest side: a smooth function of them can have the infinite gradient that a solution has there. A coordinate along which the
     * sources oscillate gives waves of their length, too (Fourier features, Tancik et al. 2020), which a network of the plain coordinate would have to learn first; one along
     * which a source is a narrow peak, a tanh as steep as the peak. Where waves travel along a periodic coordinate, the pairs that travel with them are added. Where given values jump between two sides, what has the same jump follows.
     */
    public static List<Node> features(Problem problem, ResidualGraph residuals, boolean normalize) {
        Graph graph = residuals.graph();
        List<Axis> axes = problem.axes();
        double[] halfPeriods = SourceWaves.of(axes, residuals);
        List<List<LocalSource.Stretch>> stretches = LocalSource.stretches(residuals, axes);
        List<Node> features = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            Node x = graph.coordinate(i);
            if (axis.joined()) {
                Node angle = affine(graph, x, 2 * Math.PI / axis.length(), -2 * Math.PI * axis.lower() / axis.length());
                features.add(graph.unary(UnaryFunction.COS, angle));
                features.add(graph.unary(UnaryFunction.SIN, angle));
            } else if (normalize) {
                features.add(affine(graph, x, 2 / axis.length(), -(axis.lower() + axis.upper()) / axis.length()));
                if (halfPeriods[i] >= MANY_HALF_PERIODS) {
                    double number = Math.PI * halfPeriods[i] / axis.length();
                    Node angle = affine(graph, x, number, -number * (axis.lower() + axis.upper()) / 2);
                    features.add(graph.unary(UnaryFunction.COS, angle));
                    features.add(graph.unary(UnaryFunction.SIN, angle));
                }
                stretches
                        .get(i)
                        .forEach(s -> features.add(graph.unary(
                                UnaryFunction.TANH, affine(graph, x, 1 / s.width(), -s.centre() / s.width()))));
            } else {
                features.add(x);
            }
        }
        TravellingWave.of(problem).forEach(wave -> features.addAll(wave.features(graph, axes)));
        double longest = axes.stream().mapToDouble(Axis::length).max().orElse(1);
        problem.domain()
                .ifPresent(
                        d -> Corner.reentrant(d).forEach(corner -> features.addAll(corner.functions(graph, longest))));
        boolean others = problem.fields().size() > 1;
        Jumps.of(residuals, problem).forEach(jump -> features.addAll(jump.features(graph, others)));
        return features;
    }

    /**
     * Makes the network u(a + r·(t − a)) of u(t), where a is the start of time, by the weights of those inputs that are affine in t.
     *
     * @param parameters Modified.
     */
    public static void stretch(Mlp network, List<Axis> axes, double r, Buffer parameters) {
        Dense first = network.layers().getFirst();
        for (int i = 0; i < first.inputs(); i++) {
            OptionalDouble start = startOfTime(network.features().get(i), axes);
            if (start.isEmpty()) {
                continue;
            }
            for (int o = 0; o < first.outputs(); o++) {
                int weight = first.weights() + o * first.inputs() + i;
                int bias = first.biases() + o;
                double w = parameters.get(weight);
                parameters.set(weight, r * w);
                parameters.set(bias, parameters.get(bias) + w * start.getAsDouble() * (1 - r));
            }
        }
    }

    /** The value at the start of time of a feature that is an affine function of time and of nothing else. */
    private static OptionalDouble startOfTime(Node feature, List<Axis> axes) {
        double[] at = axes.stream().mapToDouble(Axis::lower).toArray();
        Axis time = axes.getLast();
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            at[at.length - 1] = time.lower() + i * time.length() / 3;
            values[i] = Interpreter.evaluate(feature, at, new double[0], DERIVATIVES_OF_NOTHING);
        }
        double slope = (values[3] - values[0]) / 3;
        double rounding = 1e-9 * Math.abs(slope);
        boolean affine = Math.abs(values[1] - values[0] - slope) <= rounding
                && Math.abs(values[2] - values[1] - slope) <= rounding;
        return slope != 0 && affine ? OptionalDouble.of(values[0]) : OptionalDouble.empty();
    }

    static Node affine(Graph graph, Node x, double slope, double shift) {
        return graph.add(graph.multiply(graph.constant(slope), x), graph.constant(shift));
    }
}
