package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.MultiIndex;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One coordinate and its closed interval.
 *
 * @param name the name as written; the members of a coordinate array {@code x[1..d]} are {@code x1 … xd}
 * @param lower the left end
 * @param upper the right end, greater than {@code lower}
 * @param role what it stands for
 * @param ends what becomes of its two ends
 */
public record Axis(String name, double lower, double upper, Role role, Ends ends) {
    /** What the two ends of an interval are to each other. */
    public enum Ends {
        /** Two places with conditions of their own. */
        APART,
        /** One and the same place: the inputs of the network are periodic. */
        JOINED,
        /** Periodic by loss terms: what the solution does at one end it does at the other. */
        MATCHED
    }

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
        if (role != Role.SPACE && ends != Ends.APART) {
            throw new IllegalArgumentException("axis " + name + " is not in space and cannot be periodic");
        }
    }

    /** An axis whose ends are apart. */
    public Axis(String name, double lower, double upper, Role role) {
        this(name, lower, upper, role, Ends.APART);
    }

    /** The same coordinate on another interval. */
    public Axis on(double from, double to) {
        return new Axis(name, from, to, role, ends);
    }

    /** The same coordinate with other ends. */
    public Axis with(Ends other) {
        return new Axis(name, lower, upper, role, other);
    }

    /** Whether its ends have no conditions of their own. */
    public boolean periodic() {
        return ends != Ends.APART;
    }

    /** Whether its ends are one and the same place. */
    public boolean joined() {
        return ends == Ends.JOINED;
    }

    /** Whether it is a direction of space. */
    public boolean space() {
        return role == Role.SPACE;
    }

    /** Whether it is the time. */
    public boolean time() {
        return role == Role.TIME;
    }

    /** The longest axis of space, or the last one where there is no space. */
    public static double longest(List<Axis> axes) {
        return axes.stream()
                .filter(Axis::space)
                .mapToDouble(Axis::length)
                .max()
                .orElse(axes.getLast().length());
    }

    /** The highest order of some derivatives in space, or in time; 0 where there is none. */
    public static int order(Stream<MultiIndex> derivatives, List<Axis> axes, boolean inTime) {
        return derivatives
                .mapToInt(index -> IntStream.range(0, axes.size())
                        .filter(d -> inTime ? axes.get(d).time() : axes.get(d).space())
                        .map(index::get)
                        .sum())
                .max()
                .orElse(0);
    }

    /** {@code upper - lower}. */
    public double length() {
        return upper - lower;
    }
}
