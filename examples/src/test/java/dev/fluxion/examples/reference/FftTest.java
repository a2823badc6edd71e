package dev.fluxion.examples.reference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 64, 256})
    void theTransformIsTheSumItStandsFor(int n) {
        ComplexArray x = random(n);
        ComplexArray transformed = x.copy();
        new Fft(n).forward(transformed.re(), transformed.im());
        for (int k = 0; k < n; k++) {
            Complex sum = Complex.ZERO;
            for (int j = 0; j < n; j++) {
                double angle = -2 * Math.PI * j * k / n;
                sum = sum.plus(new Complex(x.re()[j], x.im()[j]).times(new Complex(0, angle).exp()));
            }
            assertEquals(sum.re(), transformed.re()[k], 1e-12 * n);
            assertEquals(sum.im(), transformed.im()[k], 1e-12 * n);
        }
    }

    @Test
    void theInverseUndoesTheTransform() {
        ComplexArray x = random(128);
        ComplexArray back = x.copy();
        Fft fft = new Fft(128);
        fft.forward(back.re(), back.im());
        fft.inverse(back.re(), back.im());
        assertArrayEquals(x.re(), back.re(), 1e-14);
        assertArrayEquals(x.im(), back.im(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 13, 207})
    void otherLengthsAreRefused(int n) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Fft(n));
        assertEquals("the length of a transform must be a power of two, not " + n, refusal.getMessage());
    }

    private static ComplexArray random(int n) {
        Random random = new Random(n);
        return new ComplexArray(
                random.doubles(n, -1, 1).toArray(), random.doubles(n, -1, 1).toArray());
    }
}
