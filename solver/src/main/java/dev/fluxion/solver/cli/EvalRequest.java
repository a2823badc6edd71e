package dev.fluxion.solver.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One call of {@code fluxion eval}; exactly one of {@code at}, {@code grid} and {@code points} is given.
 *
 * @param model the model file or its folder
 * @param expressions what to evaluate; none means all fields
 * @param at points such as {@code x=0.5,t=1}
 * @param grid points per coordinate, or one number for all of them
 * @param points a table of points
 * @param csv print a table also for single points
 * @param out where the table goes
 */
record EvalRequest(
        Path model,
        List<String> expressions,
        List<String> at,
        List<Integer> grid,
        Optional<Path> points,
        boolean csv,
        Optional<Path> out) {
    EvalRequest {
        expressions = List.copyOf(expressions);
        at = List.copyOf(at);
        grid = List.copyOf(grid);
    }
}
