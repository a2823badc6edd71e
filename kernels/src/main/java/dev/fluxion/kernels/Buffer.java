package dev.fluxion.kernels;

import java.util.Arrays;

/**
 * A flat array of parameters, gradients or moments in one of the two precisions. Code above the kernels sees only this type;
 * the precision is chosen once, by {@link #allocate}, and kernels take the arrays out by a pattern switch at their gate.
 */
public sealed interface Buffer {
    /** Single-precision elements; the array is shared, not copied. */
    record F32(float[] values) implements Buffer {}

    /** Double-precision elements; the array is shared, not copied. */
    record F64(double[] values) implements Buffer {}

    /** A buffer of {@code length} zeros. */
    static Buffer allocate(Precision precision, int length) {
        return switch (precision) {
            case F32 -> new F32(new float[length]);
            case F64 -> new F64(new double[length]);
        };
    }

    /** A buffer of the given values, rounded to {@code precision}. */
    static Buffer of(Precision precision, double... values) {
        Buffer buffer = allocate(precision, values.length);
        for (int i = 0; i < values.length; i++) {
            buffer.set(i, values[i]);
        }
        return buffer;
    }

    default Precision precision() {
        return switch (this) {
            case F32 f -> Precision.F32;
            case F64 f -> Precision.F64;
        };
    }

    default int length() {
        return switch (this) {
            case F32(float[] values) -> values.length;
            case F64(double[] values) -> values.length;
        };
    }

    default double get(int index) {
        return switch (this) {
            case F32(float[] values) -> values[index];
            case F64(double[] values) -> values[index];
        };
    }

    /** Sets one element, rounded to this buffer's precision. Not for inner loops. */
    default void set(int index, double value) {
        switch (this) {
            case F32(float[] values) -> values[index] = (float) value;
            case F64(double[] values) -> values[index] = value;
        }
    }

    /** A new buffer with the same elements. */
    default Buffer copy() {
        return switch (this) {
            case F32(float[] values) -> new F32(values.clone());
            case F64(double[] values) -> new F64(values.clone());
        };
    }

    /** Copies all elements of {@code source}, which must have this precision and length, into this buffer. */
    default void setAll(Buffer source) {
        if (source.precision() != precision() || source.length() != length()) {
            throw new IllegalArgumentException("cannot copy " + source.length() + " elements of " + source.precision()
                    + " into " + length() + " of " + precision());
        }
        switch (source) {
            case F32(float[] from) -> System.arraycopy(from, 0, ((F32) this).values(), 0, from.length);
            case F64(double[] from) -> System.arraycopy(from, 0, ((F64) this).values(), 0, from.length);
        }
    }

    /** Sets every element to {@code value}. */
    default void fill(double value) {
        switch (this) {
            case F32(float[] values) -> Arrays.fill(values, (float) value);
            case F64(double[] values) -> Arrays.fill(values, value);
        }
    }

    /** The elements as doubles, in a new array. */
    default double[] toDoubles() {
        return switch (this) {
            case F32(float[] values) -> {
                double[] copy = new double[values.length];
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = values[i];
                }
                yield copy;
            }
            case F64(double[] values) -> values.clone();
        };
    }
}
