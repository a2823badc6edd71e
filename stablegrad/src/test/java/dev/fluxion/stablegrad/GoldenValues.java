package dev.fluxion.stablegrad;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The golden values of one StableGrad step: a flat map from name to numbers, nested arrays flattened row by row. */
final class GoldenValues {
    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\"\\s*:\\s*([^\"]*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.eE+-]*");

    private final Map<String, double[]> values = new HashMap<>();

    static GoldenValues load() {
        try (InputStream stream = GoldenValues.class.getResourceAsStream("golden.json")) {
            return new GoldenValues(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GoldenValues(String json) {
        Matcher entry = ENTRY.matcher(json);
        while (entry.find()) {
            double[] numbers = NUMBER.matcher(entry.group(2))
                    .results()
                    .mapToDouble(m -> Double.parseDouble(m.group()))
                    .toArray();
            values.put(entry.group(1), numbers);
        }
    }

    double[] get(String name) {
        return values.get(name);
    }

    double number(String name) {
        return values.get(name)[0];
    }
}
