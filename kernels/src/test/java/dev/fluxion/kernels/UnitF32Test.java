package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitF32Test {
    @ParameterizedTest
    @EnumSource(Activation.class)
    void valueAndAdjointAreThoseOfTheFunctionAndItsDerivative(Activation f) {
        for (int size : new int[] {1, 7, 8, 13, 31, 64, 207, 512, 1100}) {
            int n = LanesF32.pad(size);
            Random random = new Random(size);
            float[] x = new float[n + 2];
            float[] dy = new float[n + 3];
            for (int i = 0; i < n; i++) {
                x[2 + i] = FormatF32.narrow(3 * random.nextGaussian());
                dy[3 + i] = FormatF32.narrow(random.nextGaussian());
            }
            float[] y = new float[n + 1];
            UnitF32.forward(f, x, 2, y, 1, n);
            float[] dx = dy.clone();
            UnitF32.adjoint(f, x, 2, dx, 3, dx, 3, n, new float[UnitF32.scratchLength()]);
            for (int i = 0; i < n; i++) {
                double[] exact = Truncated.activation(f, x[2 + i], 1);
                double bound = 16 * Precision.F32.epsilon() * (1 + Math.abs(x[2 + i]));
                assertEquals(exact[0], y[1 + i], bound, f + " at " + x[2 + i]);
                assertEquals(exact[1] * dy[3 + i], dx[3 + i], bound * Math.abs(dy[3 + i]), f + "' at " + x[2 + i]);
            }
        }
    }
}
