package dev.fluxion.kernels;

import static dev.fluxion.kernels.LanesF32.LENGTH;
import static dev.fluxion.kernels.LanesF32.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Element by element functions of rows: {@code out[outOff + i] = g(a[aOff + i], …)} for i = 0…n-1, n a multiple of {@link LanesF32#LENGTH}.
 * Modified: the last array (out or y). It may be one of the arguments, at the same offset.
 */
public final class ElementwiseF32 {
    private ElementwiseF32() {}

    /** {@code out = a + b}. */
    public static void add(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .add(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = a - b}. */
    public static void subtract(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .sub(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = a · b}. */
    public static void multiply(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .mul(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = a / b}. */
    public static void divide(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .div(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = min(a, b)}. */
    public static void minimum(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .min(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = max(a, b)}. */
    public static void maximum(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .max(FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = a^b}. */
    public static void power(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.pow(FloatVector.fromArray(SPECIES, a, aOff + j), FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = atan2(a, b), the angle of the point (b, a)}. */
    public static void atan2(float[] a, int aOff, float[] b, int bOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.atan2(
                            FloatVector.fromArray(SPECIES, a, aOff + j), FloatVector.fromArray(SPECIES, b, bOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = -a}. */
    public static void negate(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j).neg().intoArray(out, outOff + j);
        }
    }

    /** {@code out = |a|}. */
    public static void abs(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j).abs().intoArray(out, outOff + j);
        }
    }

    /** {@code out = √a}. */
    public static void sqrt(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j).sqrt().intoArray(out, outOff + j);
        }
    }

    /** {@code out = 1/a}. */
    public static void reciprocal(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.broadcast(SPECIES, 1f)
                    .div(FloatVector.fromArray(SPECIES, a, aOff + j))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = c · a}. */
    public static void scale(float c, float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j).mul(c).intoArray(out, outOff + j);
        }
    }

    /** {@code out = a + c}. */
    public static void addScalar(float c, float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j).add(c).intoArray(out, outOff + j);
        }
    }

    /** {@code y += c · x}. */
    public static void addScaled(float c, float[] x, int xOff, float[] y, int yOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, x, xOff + j)
                    .fma(FloatVector.broadcast(SPECIES, c), FloatVector.fromArray(SPECIES, y, yOff + j))
                    .intoArray(y, yOff + j);
        }
    }

    /** {@code y += a · b}. */
    public static void multiplyAdd(float[] a, int aOff, float[] b, int bOff, float[] y, int yOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .fma(FloatVector.fromArray(SPECIES, b, bOff + j), FloatVector.fromArray(SPECIES, y, yOff + j))
                    .intoArray(y, yOff + j);
        }
    }

    /** {@code y -= a · b}. */
    public static void multiplySubtract(float[] a, int aOff, float[] b, int bOff, float[] y, int yOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, a, aOff + j)
                    .neg()
                    .fma(FloatVector.fromArray(SPECIES, b, bOff + j), FloatVector.fromArray(SPECIES, y, yOff + j))
                    .intoArray(y, yOff + j);
        }
    }

    /** {@code out = exp a}. */
    public static void exp(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.exp(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = log a}. */
    public static void log(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.log(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = sin a}. */
    public static void sin(float[] a, int aOff, float[] out, int outOff, int n) {
        if (TrigonometryF32.isLarge(a, aOff, n)) {
            for (int j = 0; j < n; j++) {
                out[outOff + j] = FormatF32.narrow(StrictMath.sin(a[aOff + j]));
            }
            return;
        }
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.sin(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = cos a}. */
    public static void cos(float[] a, int aOff, float[] out, int outOff, int n) {
        if (TrigonometryF32.isLarge(a, aOff, n)) {
            for (int j = 0; j < n; j++) {
                out[outOff + j] = FormatF32.narrow(StrictMath.cos(a[aOff + j]));
            }
            return;
        }
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.cos(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = tan a}. */
    public static void tan(float[] a, int aOff, float[] out, int outOff, int n) {
        if (TrigonometryF32.isLarge(a, aOff, n)) {
            for (int j = 0; j < n; j++) {
                out[outOff + j] = FormatF32.narrow(StrictMath.tan(a[aOff + j]));
            }
            return;
        }
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.tan(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = sinh a}. */
    public static void sinh(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.sinh(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = cosh a}. */
    public static void cosh(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.cosh(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = tanh a}. */
    public static void tanh(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            ExponentialF32.tanh(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = asin a}. */
    public static void asin(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.asin(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = acos a}. */
    public static void acos(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.acos(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = atan a}. */
    public static void atan(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            TrigonometryF32.atan(FloatVector.fromArray(SPECIES, a, aOff + j)).intoArray(out, outOff + j);
        }
    }

    /** {@code out = sign a, which is 0 at 0}. */
    public static void sign(float[] a, int aOff, float[] out, int outOff, int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector x = FloatVector.fromArray(SPECIES, a, aOff + j);
            FloatVector zero = FloatVector.zero(SPECIES);
            zero.blend(1f, x.compare(VectorOperators.GT, 0f))
                    .blend(-1f, x.compare(VectorOperators.LT, 0f))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = l < r ? then : otherwise}. */
    public static void selectLess(
            float[] l,
            int lOff,
            float[] r,
            int rOff,
            float[] then,
            int thenOff,
            float[] otherwise,
            int otherwiseOff,
            float[] out,
            int outOff,
            int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, otherwise, otherwiseOff + j)
                    .blend(
                            FloatVector.fromArray(SPECIES, then, thenOff + j),
                            FloatVector.fromArray(SPECIES, l, lOff + j)
                                    .compare(VectorOperators.LT, FloatVector.fromArray(SPECIES, r, rOff + j)))
                    .intoArray(out, outOff + j);
        }
    }

    /** {@code out = l <= r ? then : otherwise}. */
    public static void selectLessOrEqual(
            float[] l,
            int lOff,
            float[] r,
            int rOff,
            float[] then,
            int thenOff,
            float[] otherwise,
            int otherwiseOff,
            float[] out,
            int outOff,
            int n) {
        for (int j = 0; j < n; j += LENGTH) {
            FloatVector.fromArray(SPECIES, otherwise, otherwiseOff + j)
                    .blend(
                            FloatVector.fromArray(SPECIES, then, thenOff + j),
                            FloatVector.fromArray(SPECIES, l, lOff + j)
                                    .compare(VectorOperators.LE, FloatVector.fromArray(SPECIES, r, rOff + j)))
                    .intoArray(out, outOff + j);
        }
    }
}
