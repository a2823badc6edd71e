package dev.fluxion.autodiff.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.kernels.Activation;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MlpTest {
    private final Graph g = new Graph(2);
    private final List<Node> features = List.of(g.coordinate(0), g.coordinate(1));

    @Test
    void layersFollowEachOtherWithoutGaps() {
        Mlp mlp = Mlp.of(features, List.of(7, 13), Activation.TANH, 3);
        assertEquals(
                List.of(new Dense(2, 7, 0, 14), new Dense(7, 13, 21, 112), new Dense(13, 3, 125, 164)), mlp.layers());
        assertEquals(167, mlp.parameters());
        assertEquals(13, mlp.widest());
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(List.of(), List.of(3), Activation.TANH, 1));
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(features, List.of(), Activation.TANH, 1));
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(features, List.of(3, 0), Activation.TANH, 1));
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(features, List.of(3), Activation.TANH, 0));
        List<Integer> absurd = List.of(100_000, 100_000);
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(features, absurd, Activation.TANH, 1));
        List<Dense> gap = List.of(new Dense(2, 3, 0, 6), new Dense(3, 1, 10, 13));
        assertThrows(IllegalArgumentException.class, () -> new Mlp(features, List.of(3), Activation.TANH, 1, 0, gap));
        Node field = g.field(0);
        assertThrows(IllegalArgumentException.class, () -> Mlp.of(List.of(field), List.of(3), Activation.TANH, 1));
    }

    @ParameterizedTest
    @EnumSource(Initialization.class)
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers(Initialization initialization) {
        Mlp mlp = Mlp.of(features, List.of(31, 13), Activation.SIN, 1);
        double[] first = mlp.initialize(Precision.F64, initialization, 5).toDoubles();
        assertArrayEquals(
                first, mlp.initialize(Precision.F64, initialization, 5).toDoubles());
        assertFalse(Arrays.equals(
                first, mlp.initialize(Precision.F64, initialization, 6).toDoubles()));
        double[] single = mlp.initialize(Precision.F32, initialization, 5).toDoubles();
        for (int i = 0; i < first.length; i++) {
            assertEquals((float) first[i], single[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Initialization.class)
    void weightsHaveTheMeanAndVarianceOfTheirLaw(Initialization initialization) {
        Mlp mlp = Mlp.of(features, List.of(207, 128), Activation.GELU, 64);
        double[] parameters = mlp.initialize(Precision.F64, initialization, 1).toDoubles();
        for (int l = 0; l < 3; l++) {
            Dense d = mlp.layers().get(l);
            double variance =
                    switch (initialization) {
                        case GLOROT -> 2.0 / (d.inputs() + d.outputs());
                        case AWARE -> (l == 0 ? 1 : 1.53353 * 1.53353) / d.inputs();
                        case TORCH -> 1.0 / (3 * d.inputs());
                    };
            double[] weights = Arrays.copyOfRange(parameters, d.weights(), d.biases());
            double mean = Arrays.stream(weights).average().orElseThrow();
            double found = Arrays.stream(weights)
                    .map(w -> (w - mean) * (w - mean))
                    .average()
                    .orElseThrow();
            // Four standard errors of the mean and of the variance of a normal sample.
            assertEquals(0, mean, 4 * Math.sqrt(variance / weights.length), "layer " + l);
            assertEquals(variance, found, 4 * variance * Math.sqrt(2.0 / weights.length), "layer " + l);
        }
    }

    @Test
    void biasesStartAtZeroExceptInTheStyleOfTorch() {
        Mlp mlp = Mlp.of(features, List.of(64, 64), Activation.TANH, 1);
        for (Initialization initialization : Initialization.values()) {
            Buffer parameters = mlp.initialize(Precision.F64, initialization, 2);
            for (Dense d : mlp.layers()) {
                double largest = 0;
                for (int o = 0; o < d.outputs(); o++) {
                    largest = Math.max(largest, Math.abs(parameters.get(d.biases() + o)));
                }
                if (initialization == Initialization.TORCH) {
                    assertTrue(largest > 0 && largest <= 1 / Math.sqrt(d.inputs()), "bias " + largest);
                } else {
                    assertEquals(0, largest);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theGainKeepsTheVarianceOfAStandardNormal(Activation activation) {
        double sum = 0;
        double step = 1e-3;
        for (double z = -10; z <= 10; z += step) {
            double f = value(activation, z);
            sum += f * f * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
        }
        assertEquals(1 / Math.sqrt(sum), Initialization.gain(activation), 1e-5);
    }

    private static double value(Activation activation, double z) {
        return switch (activation) {
            case TANH -> Math.tanh(z);
            case SIN -> Math.sin(z);
            case SILU -> z / (1 + Math.exp(-z));
            case SOFTPLUS -> Math.log1p(Math.exp(z));
            case IDENTITY -> z;
            case GELU -> z * distribution(z);
        };
    }

    /** Φ(z) = 1/2 + φ(z)·Σ z^(2n+1)/(2n+1)!! (Marsaglia 2004). */
    private static double distribution(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= z * z / (2 * n + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void aWiderNetworkIsTheSameFunction() {
        Mlp narrow = Mlp.of(features, List.of(5, 7), Activation.TANH, 3, 1);
        Mlp wide = Mlp.of(features, List.of(8, 7), Activation.TANH, 3, 1);
        Buffer parameters = narrow.initialize(Precision.F64, Initialization.TORCH, 3);
        parameters.set(narrow.scalarOffset(), 2.5);
        Buffer widened = narrow.widen(parameters, wide, Initialization.GLOROT, 4);
        for (double[] at : new double[][] {{0, 0}, {0.3, -1}, {-2, 0.7}}) {
            assertArrayEquals(values(narrow, parameters, at), values(wide, widened, at), 1e-15);
        }
        assertEquals(2.5, widened.get(wide.scalarOffset()));
        for (int o = 5; o < 8; o++) {
            assertTrue(widened.get(wide.layers().getFirst().weights() + 2 * o) != 0, "a new neuron must not be mute");
        }
        assertThrows(IllegalArgumentException.class, () -> wide.widen(widened, narrow, Initialization.GLOROT, 4));
    }

    /** The outputs at a point whose coordinates are the features. */
    private static double[] values(Mlp mlp, Buffer parameters, double[] at) {
        double[] values = at;
        for (int l = 0; l < mlp.layers().size(); l++) {
            Dense layer = mlp.layers().get(l);
            double[] next = new double[layer.outputs()];
            for (int o = 0; o < next.length; o++) {
                next[o] = parameters.get(layer.biases() + o);
                for (int i = 0; i < values.length; i++) {
                    next[o] += parameters.get(layer.weights() + o * layer.inputs() + i) * values[i];
                }
                next[o] = l + 1 < mlp.layers().size() ? Math.tanh(next[o]) : next[o];
            }
            values = next;
        }
        return values;
    }
}
