package dev.fluxion.solver.study;

import java.util.Map;

/**
 * One run of a study.
 *
 * @param levels the level of every factor
 * @param body does it
 */
public record StudyRun(Map<String, String> levels, Body body) {
    public StudyRun {
        levels = Map.copyOf(levels);
    }

    /** What a run does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Runs and measures. Should poll {@link StudySettings#stop} and return early, whatever it has, once that is true; the result is then
         * thrown away. A run that failed numerically measures NaN or infinity.
         *
         * @return one number per measure of the study
         */
        double[] measure(StudySettings settings);
    }
}
