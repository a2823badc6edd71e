package dev.fluxion.dsl.problem;

/**
 * One coordinate and its closed interval.
 *
 * @param name the name as written; the members of a coordinate array {@code x[1..d]} are {@code x1 … xd}
 * @param lower the left end
 * @param upper the right end, greater than {@code lower}
 * @param role what it stands for
 * @param periodic whether the two ends are one and the same place
 */
public record Axis(String name, double lower, double upper, Role role, boolean periodic) {
    /** What a coordinate stands for. Axes are ordered like these. */
    public enum Role {
        /** A direction of space: gradients, boundaries and normals belong to it. */
        SPACE,
        /** A parameter that ranges over an interval: one more input of the network. */
        PARAMETER,
        /** The time; at most one axis. */
        TIME
    }

    /** Checks the interval. */
    public Axis {
        if (!(lower < upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException("axis " + name + ": [" + lower + ", " + upper + "] is not an interval");
        }
        if (role != Role.SPACE && periodic) {
            throw new IllegalArgumentException("axis " + name + " is not in space and cannot be periodic");
        }
    }

    /** Whether it is a direction of space. */
    public boolean space() {
        return role == Role.SPACE;
    }

    /** Whether it is the time. */
    public boolean time() {
        return role == Role.TIME;
    }

    /** {@code upper - lower}. */
    public double length() {
        return upper - lower;
    }
}
