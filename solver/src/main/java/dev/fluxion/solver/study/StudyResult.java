package dev.fluxion.solver.study;

import java.util.Map;

/**
 * A finished run.
 *
 * @param levels the level of every factor
 * @param measures value by measure
 * @param seconds wall-clock time
 * @param commit of the program that ran it
 */
public record StudyResult(Map<String, String> levels, Map<String, Double> measures, double seconds, String commit) {
    public StudyResult {
        levels = Map.copyOf(levels);
        measures = Map.copyOf(measures);
    }
}
