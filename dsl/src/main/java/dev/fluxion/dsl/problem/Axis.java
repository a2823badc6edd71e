package dev.fluxion.dsl.problem;

/**
 * One coordinate and its closed interval.
 *
 * @param name the name as written; the members of a coordinate array {@code x[1..d]} are {@code x1 … xd}
 * @param lower the left end
 * @param upper the right end, greater than {@code lower}
 * @param time whether it is the time coordinate (at most one, always the last axis)
 * @param periodic whether the two ends are one and the same place
 */
public record Axis(String name, double lower, double upper, boolean time, boolean periodic) {

    /** Checks the interval. */
    public Axis {
        if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException("axis " + name + ": [" + lower + ", " + upper + "] is not an interval");
        }
        if (time && periodic) {
            throw new IllegalArgumentException("axis " + name + " is the time and cannot be periodic");
        }
    }

    /** {@code upper - lower}. */
    public double length() {
        return upper - lower;
    }
}
