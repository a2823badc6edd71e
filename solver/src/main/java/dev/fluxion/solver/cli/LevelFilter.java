package dev.fluxion.solver.cli;

import dev.fluxion.solver.SolveException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads {@code --only FACTOR=LEVEL,…}. */
final class LevelFilter {
    private LevelFilter() {}

    /** Accepts levels that agree with one of the choices of every factor named; everything, if nothing is chosen. */
    static Predicate<Map<String, String>> of(List<String> choices, List<String> factors) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (String choice : choices) {
            int equals = choice.indexOf('=');
            String factor = equals < 0 ? choice : choice.substring(0, equals);
            if (equals < 0 || !factors.contains(factor)) {
                throw new SolveException("--only " + choice + ": it takes FACTOR=LEVEL with a factor of "
                        + String.join(", ", factors) + Suggestion.among(factor, factors));
            }
            wanted.computeIfAbsent(factor, f -> new TreeSet<>()).add(choice.substring(equals + 1));
        }
        return levels ->
                wanted.entrySet().stream().allMatch(entry -> entry.getValue().contains(levels.get(entry.getKey())));
    }
}
