package dev.fluxion.solver.sampling;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The direction numbers of Joe and Kuo (2008), from the resource {@code joe-kuo.txt}. */
final class SobolDirections {
    /** Binary digits of a coordinate. */
    static final int DIGITS = 32;

    private static final int[][] NUMBERS = read();

    /** Largest number of coordinates. */
    static final int DIMENSIONS = NUMBERS.length;

    private SobolDirections() {}

    /** v₁ … v₃₂ of coordinate {@code dimension} (from 0), as binary fractions with 32 digits. Not to be modified. */
    static int[] of(int dimension) {
        return NUMBERS[dimension];
    }

    private static int[][] read() {
        try (InputStream stream = SobolDirections.class.getResourceAsStream("joe-kuo.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> rows = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            int[][] numbers = new int[rows.size() + 1][];
            numbers[0] = vanDerCorput();
            for (int d = 1; d < numbers.length; d++) {
                numbers[d] = expand(Arrays.stream(rows.get(d - 1).trim().split(" +"))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] vanDerCorput() {
        int[] v = new int[DIGITS];
        for (int k = 0; k < DIGITS; k++) {
            v[k] = 1 << (DIGITS - 1 - k);
        }
        return v;
    }

    /** The recurrence m_k = 2a₁m_{k-1} ⊕ … ⊕ 2^{s-1}a_{s-1}m_{k-s+1} ⊕ 2^s m_{k-s} ⊕ m_{k-s}, on v_k = m_k / 2^k. */
    private static int[] expand(int[] row) {
        int degree = row[0];
        int coefficients = row[1];
        int[] v = new int[DIGITS];
        for (int k = 0; k < DIGITS; k++) {
            if (k < degree) {
                v[k] = row[2 + k] << (DIGITS - 1 - k);
                continue;
            }
            v[k] = v[k - degree] ^ (v[k - degree] >>> degree);
            for (int j = 1; j < degree; j++) {
                v[k] ^= -(coefficients >>> (degree - 1 - j) & 1) & v[k - j];
            }
        }
        return v;
    }
}
