package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Clause.Column;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column of a data file belongs to which name: that of the same header, or the one that {@code columns x = "X"} tells.
 *
 * @param byName the header of every column that is wanted, by name, in order
 * @param spans where the problem tells it, by name
 */
record ColumnHeaders(Map<String, String> byName, Map<String, Span> spans) {

    /** The headers of the coordinates and then of {@code names}. */
    static ColumnHeaders of(Scope scope, List<String> names, List<Column> told) {
        Map<String, String> byName = new LinkedHashMap<>();
        scope.axisNames().forEach(name -> byName.put(name, name));
        names.forEach(name -> byName.put(name, name));
        Map<String, Span> spans = new HashMap<>();
        for (Column column : told) {
            if (byName.replace(column.name().text(), column.header().value()) == null) {
                throw new Mistake(Code.E0201
                        .at(column.name().span(), column.name().text())
                        .label("columns are for " + String.join(", ", byName.keySet())));
            }
            spans.put(column.name().text(), column.span());
        }
        return new ColumnHeaders(byName, spans);
    }
}
