package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of equations, conditions, data, constraints and monitors, by which weights and reports refer to them: no two alike. */
final class StatementNames {
    private final Reporter reporter;
    private final Map<String, Span> places = new LinkedHashMap<>();

    StatementNames(Reporter reporter) {
        this.reporter = reporter;
    }

    /** The name of a statement: its label, or {@code standard} where it has none. A name that was given before is reported. */
    String add(Optional<Name> label, String standard, Span statement) {
        String name = label.map(Name::text).orElse(standard);
        Span place = label.map(Name::span).orElse(statement);
        Span first = places.putIfAbsent(name, place);
        if (first != null) {
            reporter.report(Code.E0207.at(place, name).also(first, "first defined here"));
        }
        return name;
    }

    Set<String> all() {
        return places.keySet();
    }
}
