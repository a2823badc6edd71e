package dev.fluxion.solver.study;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runs what a journal does not hold yet, round after round, until the study needs nothing more or is asked to stop.
 *
 * @param only which runs, by their levels
 * @param commit of this program
 * @param log takes a line per finished run
 */
public record StudyLoop(
        Study study,
        StudyJournal journal,
        StudySettings settings,
        Predicate<Map<String, String>> only,
        String commit,
        Consumer<String> log) {
    /** Ends early, keeping what is finished, where the user asks to stop. */
    public void run() {
        List<StudyRun> pending = pending();
        while (!pending.isEmpty()) {
            for (int i = 0; i < pending.size(); i++) {
                if (settings.stop().getAsBoolean()) {
                    return;
                }
                run(pending.get(i), pending.size() - i - 1);
            }
            pending = settings.stop().getAsBoolean() ? List.of() : pending();
        }
    }

    private List<StudyRun> pending() {
        StudyResults results = journal.results();
        return study.runs(settings, results).stream()
                .filter(run -> only.test(run.levels()) && !results.hold(run.levels()))
                .toList();
    }

    private void run(StudyRun run, int left) {
        long start = System.nanoTime();
        double[] values = run.body().measure(settings);
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (settings.stop().getAsBoolean()) {
            return; // it may have been cut short
        }
        List<String> names = study.measures();
        if (values.length != names.size()) {
            throw new IllegalArgumentException(
                    "study " + study.name() + ": " + values.length + " values for the measures " + names);
        }
        Map<String, Double> measures = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            measures.put(names.get(i), values[i]);
        }
        journal.add(new StudyResult(run.levels(), measures, seconds, commit));
        log.accept(study.factors().stream().map(run.levels()::get).collect(Collectors.joining(" ")) + ": "
                + names.stream()
                        .map(name -> name + " " + Spread.number(measures.get(name)))
                        .collect(Collectors.joining(", "))
                + String.format(Locale.ROOT, ", %.1f s, %d left", seconds, left));
    }
}
