package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Parameter values from the command line, written behind the text of the files so that messages can point at them.
 *
 * @param source the text of the files and of the values
 * @param values by name, as given
 * @param spans where each value stands in {@code source}, its name included
 */
public record Settings(SourceFile source, SortedMap<String, String> values, Map<String, Span> spans) {
    /** Copies the maps. */
    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        spans = Map.copyOf(spans);
    }

    /** Adds the values to a text. */
    public static Settings after(SourceFile files, Map<String, String> values) {
        SourceFile source = files;
        Map<String, Span> spans = new HashMap<>();
        SortedMap<String, String> sorted = new TreeMap<>(values);
        for (Map.Entry<String, String> setting : sorted.entrySet()) {
            String text = setting.getKey() + "=" + setting.getValue();
            source = source.followedBy("--set", text);
            int end = source.text().length();
            spans.put(setting.getKey(), new Span(end - text.length(), end));
        }
        return new Settings(source, sorted, spans);
    }
}
