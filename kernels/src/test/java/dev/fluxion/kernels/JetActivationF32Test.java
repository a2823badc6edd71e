package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JetActivationF32Test {
    private static final int[][] FOURTH = {
        {}, {0}, {1}, {0, 0}, {0, 1}, {1, 1}, {0, 0, 0}, {0, 0, 1}, {0, 1, 1}, {0, 0, 0, 0}, {0, 0, 1, 1}
    };
    private static final int[][] SECOND = {{}, {0}, {1}, {0, 0}, {0, 1}, {1, 1}};
    private static final int[][] SECOND_3D = {{}, {2}, {0}, {1}, {0, 0}, {1, 2}, {1, 1}, {0, 1}, {2, 2}, {0, 2}};
    private static final int[][] GRADIENT = {{}, {0}, {1}};
    private static final int[][] KDV = {{}, {0}, {1}, {0, 0}, {0, 0, 0}};
    private static final int[][] BEAM = {{}, {0}, {1}, {0, 0}, {1, 1}, {0, 0, 0}, {0, 0, 0, 0}};
    private static final int FEATURES = 3;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void derivativesAreThoseOfTheComposedPolynomial(Activation activation) {
        for (int[][] channels : List.of(FOURTH, KDV, BEAM, SECOND, GRADIENT, new int[][] {{}})) {
            JetRules rules = JetTables.derivatives(channels);
            Tensors t = new Tensors(rules, 31, 1);
            t.forward(activation);
            for (int j = 0; j < FEATURES; j++) {
                for (int i = 0; i < t.n; i++) {
                    checkPoint(activation, channels, t, j, i);
                }
            }
        }
    }

    private static void checkPoint(Activation activation, int[][] channels, Tensors t, int feature, int point) {
        Polynomials h = Polynomials.zero(4);
        Polynomials absolute = Polynomials.zero(4);
        for (int c = 0; c < channels.length; c++) {
            double value = t.z[t.at(feature, c, point)];
            h.setDerivative(channels[c], value);
            absolute.setDerivative(channels[c], Math.abs(value));
        }
        double[] taylor = Truncated.activation(activation, h.c()[0][0], 4);
        double[] sizes = Arrays.stream(taylor).map(x -> 0.5 + Math.abs(x)).toArray();
        Polynomials y = h.compose(taylor);
        Polynomials size = absolute.compose(sizes);
        for (int c = 0; c < channels.length; c++) {
            double found = t.y[t.at(feature, c, point)];
            double error = Math.abs(found - y.derivative(channels[c]));
            double bound = 32 * Precision.F32.epsilon() * size.derivative(channels[c]);
            String where = activation + ", channel " + c + ", point " + point;
            assertTrue(error <= bound, () -> where + ": error " + error + " > " + bound);
        }
    }

    @Test
    void theLaplacianIsTheSumOfSecondDerivatives() {
        JetRules second = JetTables.derivatives(SECOND);
        JetRules laplacian = JetTables.laplacian(2);
        Tensors a = new Tensors(second, 64, 2);
        Tensors b = new Tensors(laplacian, 64, 2);
        for (int j = 0; j < FEATURES; j++) {
            for (int i = 0; i < a.n; i++) {
                for (int c = 0; c < 3; c++) {
                    b.z[b.at(j, c, i)] = a.z[a.at(j, c, i)];
                }
                b.z[b.at(j, 3, i)] = a.z[a.at(j, 3, i)] + a.z[a.at(j, 5, i)];
            }
        }
        a.forward(Activation.TANH);
        b.forward(Activation.TANH);
        for (int j = 0; j < FEATURES; j++) {
            for (int i = 0; i < a.n; i++) {
                double sum = 0.0 + a.y[a.at(j, 3, i)] + a.y[a.at(j, 5, i)];
                assertEquals(sum, b.y[b.at(j, 3, i)], 100 * Precision.F32.epsilon());
            }
        }
    }

    /** ⟨J v, w⟩ = ⟨v, Jᵀ w⟩ for every channel, activation and point; J v comes from the forward kernel with the rules of the tangent. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void backwardIsTheAdjointOfTheTangent(Activation activation) {
        List<JetRules> all = List.of(
                JetTables.derivatives(FOURTH),
                JetTables.derivatives(KDV),
                JetTables.derivatives(BEAM),
                JetTables.derivatives(SECOND),
                JetTables.derivatives(SECOND_3D),
                JetTables.derivatives(GRADIENT),
                JetTables.derivatives(new int[][] {{}}),
                JetTables.laplacian(1),
                JetTables.laplacian(5));
        for (JetRules rules : all) {
            Tensors both = new Tensors(JetTables.tangent(rules), 13, 3);
            both.forward(activation);
            Tensors t = new Tensors(rules, 13, 4);
            for (int j = 0; j < FEATURES; j++) {
                for (int i = 0; i < t.n; i++) {
                    for (int c = 0; c < rules.channels; c++) {
                        t.z[t.at(j, c, i)] = both.z[both.at(j, c, i)];
                    }
                }
            }
            t.backward(activation);
            for (int j = 0; j < FEATURES; j++) {
                for (int i = 0; i < t.n; i++) {
                    double left = 0;
                    double right = 0;
                    double size = 1;
                    for (int c = 0; c < rules.channels; c++) {
                        double wc = t.yAdjoint[t.at(j, c, i)];
                        double vc = both.z[both.at(j, rules.channels + c, i)];
                        left += both.y[both.at(j, rules.channels + c, i)] * wc;
                        right += vc * t.zAdjoint[t.at(j, c, i)];
                        size += Math.abs(both.y[both.at(j, rules.channels + c, i)] * wc)
                                + Math.abs(vc * t.zAdjoint[t.at(j, c, i)]);
                    }
                    double bound = 400 * Precision.F32.epsilon() * size;
                    assertEquals(left, right, bound, activation + ", channels " + rules.channels + ", point " + i);
                }
            }
        }
    }

    /** The kernels for common shapes and the table are two ways to the same numbers. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void commonShapesAgreeWithTheTable(Activation activation) {
        List<JetRules> all = List.of(
                JetTables.derivatives(new int[][] {{}}),
                JetTables.derivatives(GRADIENT),
                JetTables.derivatives(SECOND),
                JetTables.derivatives(SECOND_3D),
                JetTables.derivatives(new int[][] {{}, {0}, {0, 0}}),
                JetTables.derivatives(KDV),
                JetTables.derivatives(BEAM),
                JetTables.laplacian(1),
                JetTables.laplacian(2),
                JetTables.laplacian(3),
                JetTables.laplacian(7));
        for (JetRules rules : all) {
            for (int points : new int[] {1, 7, 8, 13, 31, 64, 207}) {
                Tensors t = new Tensors(rules, points, 5);
                t.forward(activation);
                t.backward(activation);
                Tensors s = new Tensors(rules, points, 5);
                for (int j = 0; j < FEATURES; j++) {
                    int at = s.at(j, 0, 0);
                    int stride = LanesF32.stride(s.n);
                    ActivationF32.taylor(activation, s.z, at, s.n, rules.order + 1, s.scratch, 0, stride);
                    System.arraycopy(s.scratch, 0, s.y, at, s.n);
                    JetTableF32.forward(rules, s.z, at, s.y, at, s.channelStride, s.n, s.scratch, 0, stride);
                    JetTableF32.backward(
                            rules, s.z, at, s.yAdjoint, at, s.zAdjoint, at, s.channelStride, s.n, s.scratch, 0, stride);
                }
                float tolerance = 2000 * FormatF32.narrow(Precision.F32.epsilon());
                assertArrayEquals(s.y, t.y, tolerance * (rules.order > 2 ? largest(s.y) : 1));
                assertArrayEquals(s.zAdjoint, t.zAdjoint, tolerance * (rules.order > 2 ? largest(s.zAdjoint) : 1));
            }
        }
    }

    private static float largest(float[] values) {
        float largest = 0f;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    @Test
    void onlyAllSecondDerivativesAreAHessian() {
        assertArrayEquals(
                new int[] {3, 4, 5}, JetTables.derivatives(SECOND).secondOrder.orElseThrow().hessian);
        assertEquals(6, JetTables.derivatives(SECOND_3D).secondOrder.orElseThrow().hessian.length);
        int[][] withoutMixed = {{}, {0}, {1}, {0, 0}, {1, 1}};
        int[][] withTime = {{}, {0}, {1}, {2}, {0, 0}, {0, 1}, {1, 1}};
        for (int[][] other : List.of(withoutMixed, withTime, GRADIENT)) {
            assertEquals(0, JetTables.derivatives(other).secondOrder.orElseThrow().hessian.length);
        }
    }

    @Test
    void onlyPureDerivativesOfOneToFourAreChains() {
        assertEquals(3, JetTables.derivatives(KDV).chains.orElseThrow().chains[0].length);
        assertEquals(1, JetTables.derivatives(KDV).chains.orElseThrow().chains[1].length);
        assertEquals(4, JetTables.derivatives(BEAM).chains.orElseThrow().chains[0].length);
        int[][] fifth = {{}, {0}, {0, 0}, {0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0, 0}};
        for (int[][] other : List.of(FOURTH, SECOND, GRADIENT, fifth)) {
            assertTrue(JetTables.derivatives(other).chains.isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void backwardWorksInPlace(Activation activation) {
        for (JetRules rules : List.of(
                JetTables.derivatives(FOURTH),
                JetTables.derivatives(BEAM),
                JetTables.derivatives(SECOND),
                JetTables.derivatives(SECOND_3D),
                JetTables.laplacian(3))) {
            Tensors apart = new Tensors(rules, 31, 6);
            apart.backward(activation);
            Tensors inPlace = new Tensors(rules, 31, 6);
            inPlace.zAdjoint = inPlace.yAdjoint;
            inPlace.backward(activation);
            for (int j = 0; j < FEATURES; j++) {
                for (int c = 0; c < rules.channels; c++) {
                    for (int i = 0; i < apart.n; i++) {
                        assertEquals(apart.zAdjoint[apart.at(j, c, i)], inPlace.zAdjoint[inPlace.at(j, c, i)]);
                    }
                }
            }
        }
    }

    /** Random jets and adjoints; unused places hold NaN, so that a kernel that reads them is found out. */
    private static final class Tensors {
        final JetRules rules;
        final int n;
        final int channelStride;
        final int featureStride;
        final float[] z;
        final float[] y;
        final float[] yAdjoint;
        float[] zAdjoint;
        final float[] scratch;

        Tensors(JetRules rules, int points, long seed) {
            this.rules = rules;
            n = LanesF32.pad(points);
            channelStride = LanesF32.pad(n) + LanesF32.LENGTH;
            featureStride = rules.channels * channelStride + 4;
            int size = FEATURES * featureStride;
            z = new float[size];
            y = new float[size];
            yAdjoint = new float[size];
            zAdjoint = new float[size];
            scratch = new float[JetActivationF32.scratch(rules, n)];
            Arrays.fill(z, Float.NaN);
            Arrays.fill(yAdjoint, Float.NaN);
            Arrays.fill(scratch, Float.NaN);
            Random random = new Random(seed);
            for (int j = 0; j < FEATURES; j++) {
                for (int c = 0; c < rules.channels; c++) {
                    for (int i = 0; i < n; i++) {
                        z[at(j, c, i)] = FormatF32.narrow(random.nextGaussian());
                        yAdjoint[at(j, c, i)] = FormatF32.narrow(random.nextGaussian());
                    }
                }
            }
        }

        int at(int feature, int channel, int point) {
            return feature * featureStride + channel * channelStride + point;
        }

        void forward(Activation activation) {
            JetActivationF32.forward(
                    rules, activation, z, 0, y, 0, featureStride, channelStride, FEATURES, n, scratch, 0);
        }

        void backward(Activation activation) {
            forward(activation);
            JetActivationF32.backward(
                    rules,
                    activation,
                    z,
                    0,
                    y,
                    0,
                    yAdjoint,
                    0,
                    zAdjoint,
                    0,
                    featureStride,
                    channelStride,
                    FEATURES,
                    n,
                    scratch,
                    0);
        }
    }
}
