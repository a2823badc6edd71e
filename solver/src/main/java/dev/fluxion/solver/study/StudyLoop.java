package dev.fluxion.solver.study;

import dev.fluxion.kernels.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
            round(pending);
            pending = settings.stop().getAsBoolean() ? List.of() : pending();
        }
    }

    private List<StudyRun> pending() {
        StudyResults results = journal.results();
        return study.runs(settings, results).stream()
                .filter(run -> only.test(run.levels()) && !results.hold(run.levels()))
                .toList();
    }

    private void round(List<StudyRun> runs) {
        AtomicInteger left = new AtomicInteger(runs.size());
        try (Workers workers = new Workers(study.oneThreadEach() ? settings.threads() : 1)) {
            workers.run(runs.size(), (task, worker) -> {
                if (!settings.stop().getAsBoolean()) {
                    run(runs.get(task), left);
                }
            });
        }
    }

    private void run(StudyRun run, AtomicInteger left) {
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
        StudyResult result = new StudyResult(run.levels(), measures, seconds, commit);
        synchronized (journal) {
            journal.add(result);
            log.accept(line(result, left.decrementAndGet()));
        }
    }

    private String line(StudyResult result, int left) {
        return study.factors().stream().map(result.levels()::get).collect(Collectors.joining(" ")) + ": "
                + study.measures().stream()
                        .map(name ->
                                name + " " + Spread.number(result.measures().get(name)))
                        .collect(Collectors.joining(", "))
                + String.format(Locale.ROOT, ", %.1f s, %d left", result.seconds(), left);
    }
}
