package dev.fluxion.solver.study;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the user asked for.
 *
 * @param quick whether the study is to end within minutes
 * @param seeds seeds of the runs that count
 * @param threads workers of each run
 * @param stop whether to end now
 */
public record StudySettings(boolean quick, List<Long> seeds, int threads, BooleanSupplier stop) {
    public StudySettings {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty() || threads < 1) {
            throw new IllegalArgumentException(
                    seeds.size() + " seeds and " + threads + " threads; at least one of each is needed");
        }
    }
}
