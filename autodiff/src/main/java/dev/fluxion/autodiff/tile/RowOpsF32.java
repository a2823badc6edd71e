package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.kernels.ElementwiseF32;
import java.util.Arrays;

/**
 * Forward and adjoint rules of the operations on rows of n points, f32. Arguments are offsets. In adjoint rules
 * the offsets are those in the adjoints {@code g}; the values stand {@code base} further on in {@code v}.
 */
final class RowOpsF32 {
    private RowOpsF32() {}

    static void unary(UnaryFunction f, float[] v, int a, int out, int n) {
        switch (f) {
            case NEGATE -> ElementwiseF32.negate(v, a, v, out, n);
            case EXP -> ElementwiseF32.exp(v, a, v, out, n);
            case LOG -> ElementwiseF32.log(v, a, v, out, n);
            case SIN -> ElementwiseF32.sin(v, a, v, out, n);
            case COS -> ElementwiseF32.cos(v, a, v, out, n);
            case TAN -> ElementwiseF32.tan(v, a, v, out, n);
            case ASIN -> ElementwiseF32.asin(v, a, v, out, n);
            case ACOS -> ElementwiseF32.acos(v, a, v, out, n);
            case ATAN -> ElementwiseF32.atan(v, a, v, out, n);
            case SINH -> ElementwiseF32.sinh(v, a, v, out, n);
            case COSH -> ElementwiseF32.cosh(v, a, v, out, n);
            case TANH -> ElementwiseF32.tanh(v, a, v, out, n);
            case SQRT -> ElementwiseF32.sqrt(v, a, v, out, n);
            case ABS -> ElementwiseF32.abs(v, a, v, out, n);
            case SIGN -> ElementwiseF32.sign(v, a, v, out, n);
        }
    }

    /** g[a] += g[out]·f'(v[base + a]); {@code s} is a scratch row. */
    static void unaryAdjoint(UnaryFunction f, float[] v, float[] g, int base, int a, int out, float[] s, int n) {
        switch (f) {
            case NEGATE -> ElementwiseF32.addScaled(-1f, g, out, g, a, n);
            case EXP -> ElementwiseF32.multiplyAdd(g, out, v, base + out, g, a, n);
            case LOG -> {
                ElementwiseF32.divide(g, out, v, base + a, s, 0, n);
                ElementwiseF32.addScaled(1f, s, 0, g, a, n);
            }
            case SIN -> {
                ElementwiseF32.cos(v, base + a, s, 0, n);
                ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
            }
            case COS -> {
                ElementwiseF32.sin(v, base + a, s, 0, n);
                ElementwiseF32.multiplySubtract(g, out, s, 0, g, a, n);
            }
            case TAN -> {
                ElementwiseF32.multiply(v, base + out, v, base + out, s, 0, n);
                ElementwiseF32.addScalar(1f, s, 0, s, 0, n);
                ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
            }
            case TANH -> {
                ElementwiseF32.multiply(v, base + out, v, base + out, s, 0, n);
                ElementwiseF32.multiplySubtract(g, out, s, 0, g, a, n);
                ElementwiseF32.addScaled(1f, g, out, g, a, n);
            }
            case SINH -> {
                ElementwiseF32.cosh(v, base + a, s, 0, n);
                ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
            }
            case COSH -> {
                ElementwiseF32.sinh(v, base + a, s, 0, n);
                ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
            }
            case SQRT -> {
                ElementwiseF32.divide(g, out, v, base + out, s, 0, n);
                ElementwiseF32.addScaled(0.5f, s, 0, g, a, n);
            }
            case ABS -> {
                ElementwiseF32.sign(v, base + a, s, 0, n);
                ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
            }
            case SIGN -> {}
            case ATAN -> {
                ElementwiseF32.multiply(v, base + a, v, base + a, s, 0, n);
                ElementwiseF32.addScalar(1f, s, 0, s, 0, n);
                ElementwiseF32.divide(g, out, s, 0, s, 0, n);
                ElementwiseF32.addScaled(1f, s, 0, g, a, n);
            }
            case ASIN -> arcAdjoint(1f, v, g, base, a, out, s, n);
            case ACOS -> arcAdjoint(-1f, v, g, base, a, out, s, n);
        }
    }

    private static void arcAdjoint(float sign, float[] v, float[] g, int base, int a, int out, float[] s, int n) {
        ElementwiseF32.multiply(v, base + a, v, base + a, s, 0, n);
        ElementwiseF32.negate(s, 0, s, 0, n);
        ElementwiseF32.addScalar(1f, s, 0, s, 0, n);
        ElementwiseF32.sqrt(s, 0, s, 0, n);
        ElementwiseF32.divide(g, out, s, 0, s, 0, n);
        ElementwiseF32.addScaled(sign, s, 0, g, a, n);
    }

    static void binary(BinaryFunction f, float[] v, int a, int b, int out, int n) {
        switch (f) {
            case ADD -> ElementwiseF32.add(v, a, v, b, v, out, n);
            case SUBTRACT -> ElementwiseF32.subtract(v, a, v, b, v, out, n);
            case MULTIPLY -> ElementwiseF32.multiply(v, a, v, b, v, out, n);
            case DIVIDE -> ElementwiseF32.divide(v, a, v, b, v, out, n);
            case POWER -> ElementwiseF32.power(v, a, v, b, v, out, n);
            case MINIMUM -> ElementwiseF32.minimum(v, a, v, b, v, out, n);
            case MAXIMUM -> ElementwiseF32.maximum(v, a, v, b, v, out, n);
            case ATAN2 -> ElementwiseF32.atan2(v, a, v, b, v, out, n);
        }
    }

    /** g[a] += g[out]·∂f/∂a and the same for b; {@code s} holds two scratch rows. */
    static void binaryAdjoint(
            BinaryFunction f, float[] v, float[] g, int base, int a, int b, int out, float[] s, int n) {
        switch (f) {
            case ADD -> {
                ElementwiseF32.addScaled(1f, g, out, g, a, n);
                ElementwiseF32.addScaled(1f, g, out, g, b, n);
            }
            case SUBTRACT -> {
                ElementwiseF32.addScaled(1f, g, out, g, a, n);
                ElementwiseF32.addScaled(-1f, g, out, g, b, n);
            }
            case MULTIPLY -> {
                ElementwiseF32.multiplyAdd(g, out, v, base + b, g, a, n);
                ElementwiseF32.multiplyAdd(g, out, v, base + a, g, b, n);
            }
            case DIVIDE -> {
                ElementwiseF32.divide(g, out, v, base + b, s, 0, n);
                ElementwiseF32.addScaled(1f, s, 0, g, a, n);
                ElementwiseF32.multiplySubtract(s, 0, v, base + out, g, b, n);
            }
            case POWER -> powerAdjoint(v, g, base, a, b, out, s, n);
            case MINIMUM -> selectAdjoint(Comparison.LESS_OR_EQUAL, v, g, base, a, b, a, b, out, s, n);
            case MAXIMUM -> selectAdjoint(Comparison.LESS_OR_EQUAL, v, g, base, a, b, b, a, out, s, n);
            case ATAN2 -> {
                ElementwiseF32.multiply(v, base + a, v, base + a, s, 0, n);
                ElementwiseF32.multiplyAdd(v, base + b, v, base + b, s, 0, n);
                ElementwiseF32.divide(g, out, s, 0, s, 0, n);
                ElementwiseF32.multiplyAdd(s, 0, v, base + b, g, a, n);
                ElementwiseF32.multiplySubtract(s, 0, v, base + a, g, b, n);
            }
        }
    }

    private static void powerAdjoint(float[] v, float[] g, int base, int a, int b, int out, float[] s, int n) {
        ElementwiseF32.addScalar(-1f, v, base + b, s, 0, n);
        ElementwiseF32.power(v, base + a, s, 0, s, 0, n);
        ElementwiseF32.multiply(s, 0, v, base + b, s, 0, n);
        ElementwiseF32.multiplyAdd(g, out, s, 0, g, a, n);
        ElementwiseF32.log(v, base + a, s, 0, n);
        ElementwiseF32.multiply(s, 0, v, base + out, s, 0, n);
        ElementwiseF32.multiplyAdd(g, out, s, 0, g, b, n);
    }

    /** v[out] = v[a]^exponent by repeated multiplication, exponent ≥ 1. */
    static void integerPower(int exponent, float[] v, int a, float[] result, int out, int n) {
        System.arraycopy(v, a, result, out, n);
        for (int bit = Integer.highestOneBit(exponent) >> 1; bit != 0; bit >>= 1) {
            ElementwiseF32.multiply(result, out, result, out, result, out, n);
            if ((exponent & bit) != 0) {
                ElementwiseF32.multiply(result, out, v, a, result, out, n);
            }
        }
    }

    static void integerPowerAdjoint(int exponent, float[] v, float[] g, int base, int a, int out, float[] s, int n) {
        integerPower(exponent - 1, v, base + a, s, 0, n);
        ElementwiseF32.multiply(s, 0, g, out, s, 0, n);
        ElementwiseF32.addScaled(exponent, s, 0, g, a, n);
    }

    static void select(Comparison c, float[] v, int left, int right, int then, int otherwise, int out, int n) {
        switch (c) {
            case LESS -> ElementwiseF32.selectLess(v, left, v, right, v, then, v, otherwise, v, out, n);
            case LESS_OR_EQUAL -> ElementwiseF32.selectLessOrEqual(v, left, v, right, v, then, v, otherwise, v, out, n);
        }
    }

    /** Sends g[out] to the branch that was taken; {@code s} holds two scratch rows. */
    static void selectAdjoint(
            Comparison c,
            float[] v,
            float[] g,
            int base,
            int left,
            int right,
            int then,
            int otherwise,
            int out,
            float[] s,
            int n) {
        Arrays.fill(s, n, 2 * n, 0f);
        switch (c) {
            case LESS -> ElementwiseF32.selectLess(v, base + left, v, base + right, g, out, s, n, s, 0, n);
            case LESS_OR_EQUAL ->
                ElementwiseF32.selectLessOrEqual(v, base + left, v, base + right, g, out, s, n, s, 0, n);
        }
        ElementwiseF32.addScaled(1f, s, 0, g, then, n);
        ElementwiseF32.subtract(g, out, s, 0, s, 0, n);
        ElementwiseF32.addScaled(1f, s, 0, g, otherwise, n);
    }
}
