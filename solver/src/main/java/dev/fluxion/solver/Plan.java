package dev.fluxion.solver;

import java.util.List;

/**
 * What was chosen and why, one sentence a line: network, derivatives, points, memory, stages.
 *
 * @param lines for the user
 */
public record Plan(List<String> lines) {
    /** Copies the lines. */
    public Plan {
        lines = List.copyOf(lines);
    }
}
