package dev.fluxion.solver.study;

import java.util.List;
import java.util.Map;

/** Finished runs, in the order in which they ended. */
public record StudyResults(List<StudyResult> all) {
    public StudyResults {
        all = List.copyOf(all);
    }

    /** Whether a run is among them. */
    public boolean hold(Map<String, String> levels) {
        return all.stream().anyMatch(r -> r.levels().equals(levels));
    }

    /** Those with the given levels; factors that are not named may have any. */
    public StudyResults where(Map<String, String> levels) {
        return new StudyResults(all.stream()
                .filter(r -> r.levels().entrySet().containsAll(levels.entrySet()))
                .toList());
    }

    /** The values of a measure. */
    public double[] values(String measure) {
        return all.stream().mapToDouble(r -> r.measures().get(measure)).toArray();
    }

    /** The distribution of a measure. */
    public Spread spread(String measure) {
        return Spread.of(values(measure));
    }
}
